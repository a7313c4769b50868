package dev.veriport.http;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.opentelemetry.VeriportTracing;
import dev.veriport.spi.GuardedTokenIssuer;

/** Planted: what every vendor shares knows one of them, watches by itself, and guards tokens by itself. */
final class PlantedInHttp {
    private PlantedInHttp() {}

    record KnowsAVendor(FacekiApi vendor) {}

    record KnowsTracing(VeriportTracing tracing) {}

    interface Guards extends GuardedTokenIssuer {}
}
