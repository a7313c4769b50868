package dev.veriport.testkit;

import dev.veriport.http.VendorRequest;

/** Planted: a fake that shares an adapter's types shares its misreadings. */
public record PlantedInTestkit(VendorRequest shared) {}
