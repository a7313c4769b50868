package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.adapter.authenteq.AuthenteqApi;
import dev.veriport.config.ConfigSource;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fake.faceki.FacekiRecordJson;
import dev.veriport.micrometer.BudgetMetrics;
import dev.veriport.micrometer.VeriportMetrics;
import dev.veriport.micrometer.VeriportObservations;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.opentelemetry.VeriportTracing;
import dev.veriport.port.IdentityProvider;
import dev.veriport.store.StoredResponse;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The examples of docs/operations.md and docs/migrating.md, run. */
final class OperationsTest extends Sandboxed {

    @Test
    @DisplayName("docs/operations.md: metrics in two lines")
    void metrics() {
        Map<String, String> settings = new LinkedHashMap<>(settings());
        settings.put("veriport.faceki.daily-requests", "1000");
        ConfigSource source = ConfigSource.of(settings);
        MeterRegistry registry = new SimpleMeterRegistry();
        // tag::metrics[]
        Veriport veriport =
                Veriport.builder(source).listener(new VeriportMetrics(registry)).build();
        new BudgetMetrics(veriport).bindTo(registry);
        // end::metrics[]
        assertThat(registry.get("veriport.budget.limit").gauge().value()).isEqualTo(1000);
        veriport.close();
    }

    @Test
    @DisplayName("docs/operations.md: spans in one")
    void tracing() {
        ConfigSource source = ConfigSource.of(settings());
        OpenTelemetry openTelemetry = OpenTelemetry.noop();
        // tag::tracing[]
        Veriport veriport = Veriport.builder(source)
                .listener(new VeriportTracing(openTelemetry))
                .build();
        // end::tracing[]
        assertThat(veriport.providers()).isNotEmpty();
        veriport.close();
    }

    @Test
    @DisplayName("docs/operations.md: observations in one")
    void observations() {
        ConfigSource source = ConfigSource.of(settings());
        ObservationRegistry observations = ObservationRegistry.NOOP;
        // tag::observations[]
        Veriport veriport = Veriport.builder(source)
                .listener(new VeriportObservations(observations))
                .build();
        // end::observations[]
        assertThat(veriport.providers()).isNotEmpty();
        veriport.close();
    }

    @Test
    @DisplayName("docs/operations.md has a row for every meter, with its tags, and for none that is not")
    void every_meter() throws IOException {
        assertThat(OneOfEach.EVENTS)
                .extracting(Object::getClass)
                .as("every event there is")
                .containsAll(OneOfEach.kinds(VeriportEvent.class));
        try (EveryMeter meters = new EveryMeter()) {
            Set<MeterRow> made = meters.registry().getMeters().stream()
                    .map(Meter::getId)
                    .map(id -> new MeterRow(
                            id.getName(),
                            id.getTags().stream().map(Tag::getKey).sorted().toList()))
                    .collect(Collectors.toSet());
            assertThat(MeterRow.all()).containsExactlyInAnyOrderElementsOf(made);
        }
    }

    @Test
    @DisplayName("docs/migrating.md: an answer that was kept is read without a call")
    void kept_answers() {
        ConfigSource source = ConfigSource.of(settings());
        byte[] bytesYouKept = FacekiRecordJson.accepted().json().getBytes(StandardCharsets.UTF_8);
        // tag::kept[]
        StoredResponse answer = new StoredResponse(200, bytesYouKept);
        VerificationResult ours = Veriport.builder(source).setup().read(new ProviderId("faceki"), answer);
        System.out.println(ours.explain());
        // end::kept[]
        assertThat(vendors.counts())
                .allSatisfy(count -> assertThat(count.requests()).isZero());
    }

    @Test
    @DisplayName("docs/migrating.md: what one vendor alone has is asked for by its type")
    void unwrapping() {
        try (Veriport veriport = Veriport.create(ConfigSource.of(vendors.settings("authenteq")))) {
            IdentityProvider identity = veriport.identityProvider();
            // tag::unwrap[]
            boolean hasAml = identity.unwrap(AuthenteqApi.class).isPresent();
            // end::unwrap[]
            assertThat(hasAml).isTrue();
        }
    }
}
