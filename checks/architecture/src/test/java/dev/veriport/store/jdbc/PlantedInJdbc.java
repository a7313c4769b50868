package dev.veriport.store.jdbc;

/** Planted: what another store knows. */
public record PlantedInJdbc() {}
