package dev.veriport.authenteq;

import dev.veriport.faceki.FacekiApi;

/** Planted: one adapter knows the other, and is public beside its factory. */
public record PlantedInAuthenteq(FacekiApi other) {}
