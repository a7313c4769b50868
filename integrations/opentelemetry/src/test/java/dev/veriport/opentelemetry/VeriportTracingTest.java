package dev.veriport.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class VeriportTracingTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private FakeFacekiServer vendor;
    private Veriport veriport;

    @BeforeEach
    void open() {
        vendor = FakeFacekiServer.start();
        veriport = Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider", "faceki",
                        "veriport.faceki.base-url", vendor.baseUrl().toString(),
                        "veriport.faceki.client-id", vendor.clientId(),
                        "veriport.faceki.client-secret", vendor.clientSecret(),
                        "veriport.faceki.workflow-id", "workflow-1")))
                .listener(new VeriportTracing(TELEMETRY.getOpenTelemetry()))
                .build();
    }

    @AfterEach
    void close() {
        veriport.close();
        vendor.close();
    }

    private void start() {
        veriport.identityProvider()
                .start(VerificationRequest.builder("customer-42")
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build());
    }

    private void startWithin(Span parent) {
        try {
            Context.current().with(parent).wrap(this::start).run();
        } finally {
            parent.end();
        }
    }

    private static SpanData named(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Span parent() {
        return TELEMETRY
                .getOpenTelemetry()
                .getTracer("application")
                .spanBuilder("onboarding")
                .startSpan();
    }

    @Test
    @DisplayName("a request is a client span below the application's, with vendor and operation, and takes time")
    void a_request() {
        startWithin(parent());

        List<SpanData> calls = TELEMETRY.getSpans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .toList();
        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            assertThat(call.getAttributes().asMap().values()).contains("faceki");
            assertThat(call.getEndEpochNanos()).isGreaterThan(call.getStartEpochNanos());
        });
        SpanData link = calls.get(calls.size() - 1);
        SpanData start = named("faceki start");
        assertThat(link.getParentSpanId()).isEqualTo(start.getSpanId());
        assertThat(start.getParentSpanId()).isEqualTo(named("onboarding").getSpanId());
    }

    @Test
    @DisplayName("a request that failed is a span in error, with our code")
    void a_failure() {
        vendor.goDown();

        assertThatThrownBy(() -> startWithin(parent())).isInstanceOf(VeriportException.class);

        SpanData failed = TELEMETRY.getSpans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .findFirst()
                .orElseThrow();
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(failed.getAttributes().asMap().values()).contains("unavailable");
    }

    @Test
    @DisplayName("what is no request is an event of the current span, or a span of its own where there is none")
    void events() {
        VeriportTracing tracing = new VeriportTracing(TELEMETRY.getOpenTelemetry());
        VeriportEvent event = new VeriportEvent.BreakerChanged(new ProviderId("faceki"), "records", BreakerState.OPEN);
        Span parent = parent();
        Context.current().with(parent).wrap(() -> tracing.on(event)).run();
        parent.end();

        assertThat(named("onboarding").getEvents())
                .extracting(EventData::getName)
                .containsExactly("veriport.breaker.changed");
        tracing.on(event);
        assertThat(named("veriport.breaker.changed").getAttributes().asMap().values())
                .containsExactlyInAnyOrder("faceki", "records", "open");
    }

    @Test
    @DisplayName("a start is an event of its call's span, with its route")
    void a_start() {
        startWithin(parent());

        assertThat(named("faceki start").getEvents())
                .filteredOn(event -> event.getName().equals("veriport.verification.started"))
                .singleElement()
                .satisfies(event -> assertThat(event.getAttributes().asMap().values())
                        .containsExactlyInAnyOrder("faceki", "configured"));
    }

    @Test
    @DisplayName("a decision is an event with its reasons and the document's country")
    void a_decision() {
        ProviderId faceki = new ProviderId("faceki");
        new VeriportTracing(TELEMETRY.getOpenTelemetry())
                .on(new VeriportEvent.VerificationDecided(
                        faceki,
                        VerificationResult.builder(faceki, Decision.RESUBMIT, Finality.RETRYABLE)
                                .reasons(List.of(new Reason(ReasonCode.BLURRY, "blurry")))
                                .documents(List.of(Document.builder(DocumentType.PASSPORT, "passport")
                                        .issuingCountry(Reported.of(Country.of("DE")))
                                        .build()))
                                .build()));

        assertThat(named("veriport.verification.decided")
                        .getAttributes()
                        .asMap()
                        .values())
                .containsExactlyInAnyOrder("faceki", "resubmit", "DEU", List.of("CAPTURE.BLURRY"));
    }

    @Test
    @DisplayName("L10 the id of a verification is in a trace only where its erasure failed")
    void an_erasure() {
        VeriportTracing tracing = new VeriportTracing(TELEMETRY.getOpenTelemetry());
        ProviderId faceki = new ProviderId("faceki");
        tracing.on(new VeriportEvent.ErasureReported(faceki, "erased-1", State.DONE, State.UNKNOWN));
        tracing.on(new VeriportEvent.ErasureReported(faceki, "failed-1", State.FAILED, State.DONE));
        tracing.on(new VeriportEvent.ErasureReported(faceki, "failed-2", State.DONE, State.FAILED));

        assertThat(TELEMETRY.getSpans())
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("veriport.verification")))
                .containsExactly(null, "failed-1", "failed-2");
    }

    @Test
    @DisplayName("no span tells of a person")
    void nobody_is_told_of() {
        startWithin(parent());

        assertThat(TELEMETRY.getSpans())
                .extracting(SpanData::toString)
                .isNotEmpty()
                .noneMatch(span -> span.contains("customer-42") || span.contains("shop.example"));
    }
}
