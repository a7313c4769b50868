package dev.veriport.unmarked;

/** Planted: in a package that says nothing of nulls. */
public record PlantedInUnmarked(String perhaps) {}
