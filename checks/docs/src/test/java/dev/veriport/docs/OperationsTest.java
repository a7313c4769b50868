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
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        MeterRegistry registry = new SimpleMeterRegistry();
        VeriportMetrics metrics = new VeriportMetrics(registry);
        assertThat(OneOfEach.EVENTS)
                .extracting(Object::getClass)
                .as("every event there is")
                .containsAll(OneOfEach.kinds(VeriportEvent.class));
        OneOfEach.EVENTS.forEach(metrics::on);
        Map<String, String> budgets = new LinkedHashMap<>(settings());
        budgets.put("veriport.faceki.daily-requests", "1000");
        try (Veriport veriport = Veriport.create(ConfigSource.of(budgets))) {
            new BudgetMetrics(veriport).bindTo(registry);
            assertThat(rows())
                    .containsExactlyInAnyOrderElementsOf(meters(registry)); // gauges leave with their Veriport
        }
    }

    /** As {@code name: tags}. */
    private static Set<String> rows() throws IOException {
        return Pattern.compile("^\\| `(veriport[a-z.]+)` \\| \\w+ \\| ([a-z, ]*)\\|", Pattern.MULTILINE)
                .matcher(Files.readString(CodeBlock.ROOT.resolve("docs/operations.md")))
                .results()
                .map(row -> row.group(1) + ": "
                        + Stream.of(row.group(2).strip().split(", ")).sorted().toList())
                .collect(Collectors.toSet());
    }

    private static Set<String> meters(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + ": "
                        + (id.getTags().isEmpty()
                                ? List.of("")
                                : id.getTags().stream()
                                        .map(Tag::getKey)
                                        .sorted()
                                        .toList()))
                .collect(Collectors.toSet());
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
