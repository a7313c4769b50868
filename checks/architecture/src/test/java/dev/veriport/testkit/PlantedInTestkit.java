package dev.veriport.testkit;

import dev.veriport.http.VendorRequest;
import dev.veriport.micrometer.VeriportMetrics;

/** Planted: a fake that shares an adapter's types shares its misreadings; and meters. */
final class PlantedInTestkit {
    private PlantedInTestkit() {}

    record KnowsHttp(VendorRequest shared) {}

    record KnowsMeters(VeriportMetrics metrics) {}
}
