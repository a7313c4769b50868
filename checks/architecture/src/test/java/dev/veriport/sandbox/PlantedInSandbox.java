package dev.veriport.sandbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.core.env.Environment;

/** Uses what belongs elsewhere. */
final class PlantedInSandbox {
    private PlantedInSandbox() {}

    static String all(MeterRegistry meters, OpenTelemetry spans, Environment spring) {
        return meters.toString() + spans + spring;
    }
}
