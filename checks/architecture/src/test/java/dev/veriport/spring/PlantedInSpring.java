package dev.veriport.spring;

import dev.veriport.guice.VeriportModule;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.sandbox.FakeVendors;
import io.javalin.Javalin;

/** Planted: uses what belongs elsewhere, and knows what it must not. */
final class PlantedInSpring {
    private PlantedInSpring() {}

    record UsesJavalin(Javalin server) {}

    record KnowsTheSandbox(FakeVendors fakes) {}

    record KnowsGuice(VeriportModule module) {}

    record KnowsThePipeline(CallPipeline pipeline) {}
}
