package dev.veriport.config;

import dev.veriport.call.Ticker;

/** Planted: the configuration knows calls. */
public record PlantedInConfig(Ticker above) {}
