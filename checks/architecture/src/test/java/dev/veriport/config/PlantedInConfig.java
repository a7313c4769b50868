package dev.veriport.config;

import dev.veriport.store.TokenStore;

/** Planted: the configuration knows stores. */
public record PlantedInConfig(TokenStore above) {}
