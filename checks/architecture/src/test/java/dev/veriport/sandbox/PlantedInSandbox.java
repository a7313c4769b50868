package dev.veriport.sandbox;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.fake.faceki.FakeFacekiServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.core.env.Environment;

/** Planted: uses what belongs elsewhere, and knows an adapter and a fake, which it has from its class path. */
final class PlantedInSandbox {
    private PlantedInSandbox() {}

    record UsesMicrometer(MeterRegistry meters) {}

    record UsesOpenTelemetry(OpenTelemetry spans) {}

    record UsesSpring(Environment spring) {}

    record KnowsAnAdapter(FacekiApi vendor) {}

    record KnowsAFake(FakeFacekiServer vendor) {}
}
