package dev.veriport.adapter.authenteq;

/** Planted: a second API. */
public interface PlantedApi {}
