package dev.veriport.model;

import dev.veriport.error.ErrorCode;

/** Planted: the model knows what stands on it. */
public record PlantedInModel(ErrorCode above) {}
