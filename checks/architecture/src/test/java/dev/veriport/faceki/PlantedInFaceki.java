package dev.veriport.faceki;

import dev.veriport.authenteq.AuthenteqFactory;

/** Planted: one adapter knows the other. */
record PlantedInFaceki(AuthenteqFactory other) {}
