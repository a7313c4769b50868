package dev.veriport.adapter.authenteq;

/** Planted: public beside its factory. */
public record PlantedInAuthenteq() {
    /** Planted: public too. */
    public static final class Nested {}
}
