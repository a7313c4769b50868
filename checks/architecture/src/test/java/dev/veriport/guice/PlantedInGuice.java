package dev.veriport.guice;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.micrometer.VeriportMetrics;

/** Planted: an integration knows a vendor, and another integration. */
final class PlantedInGuice {
    private PlantedInGuice() {}

    record KnowsAVendor(FacekiApi vendor) {}

    record KnowsMeters(VeriportMetrics metrics) {}
}
