package dev.veriport.adapter.authenteq;

import dev.veriport.adapter.faceki.FacekiApi;

/** Planted: one adapter knows the other, and is public beside its factory. */
public record PlantedInAuthenteq(FacekiApi other) {}
