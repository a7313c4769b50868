package dev.veriport.fake.authenteq;

/** Planted: what the other fake knows. */
record PlantedInFake() {}
