package dev.veriport.spring;

import dev.veriport.internal.call.CallPipeline;
import dev.veriport.sandbox.FakeVendors;
import io.javalin.Javalin;

/** Uses what belongs elsewhere, and knows what it must not. */
final class PlantedInSpring {
    private PlantedInSpring() {}

    static String all(Javalin server, FakeVendors fakes, CallPipeline pipeline) {
        return server.toString() + fakes + pipeline;
    }
}
