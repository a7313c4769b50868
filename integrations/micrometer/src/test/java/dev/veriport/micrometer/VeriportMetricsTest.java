package dev.veriport.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VeriportMetricsTest {
    private static final ProviderId FACEKI = new ProviderId("faceki");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VeriportMetrics metrics = new VeriportMetrics(registry);
    private FakeFacekiServer vendor;
    private Veriport veriport;

    @BeforeEach
    void open() {
        vendor = FakeFacekiServer.start();
        veriport = Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider",
                        "faceki",
                        "veriport.faceki.base-url",
                        vendor.baseUrl().toString(),
                        "veriport.faceki.client-id",
                        vendor.clientId(),
                        "veriport.faceki.client-secret",
                        vendor.clientSecret(),
                        "veriport.faceki.workflow-id",
                        "workflow-1",
                        "veriport.faceki.daily-requests",
                        "1000")))
                .listener(metrics)
                .build();
        new BudgetMetrics(veriport).bindTo(registry);
    }

    @AfterEach
    void close() {
        veriport.close();
        vendor.close();
    }

    private VerificationSession start() {
        return veriport.identityProvider()
                .start(VerificationRequest.builder("customer-42")
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build());
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    @Test
    @DisplayName("a verification is calls that took time, one token, and part of the day's budget")
    void a_verification() {
        VerificationSession session = start();
        URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> URI.create(""));
        vendor.finish(page, Ending.APPROVED);
        veriport.identityProvider().complete(session.ref(), ReturnedParameters.none());

        assertThat(registry.get("veriport.calls")
                        .tags("provider", "faceki", "outcome", "success")
                        .timers())
                .isNotEmpty()
                .allSatisfy(timer ->
                        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive());
        assertThat(count("veriport.tokens.issued", "provider", "faceki", "reason", "first"))
                .isEqualTo(1);
        assertThat(registry.get("veriport.budget.used")
                        .tags("counter", "requests")
                        .gauge()
                        .value())
                .isEqualTo(vendor.requests() - 0.0);
        assertThat(registry.get("veriport.budget.limit")
                        .tags("counter", "requests")
                        .gauge()
                        .value())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName(
            "a verification is a start by its route, and a decision that is counted once, with the document's country")
    void a_decision() {
        VerificationSession session = start();
        URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> URI.create(""));
        vendor.finish(page, Ending.APPROVED);
        VerificationResult result = veriport.identityProvider().complete(session.ref(), ReturnedParameters.none());
        veriport.identityProvider().complete(session.ref(), ReturnedParameters.none());

        assertThat(count("veriport.starts", "provider", "faceki", "route", "configured", "country", "unknown"))
                .isEqualTo(1);
        String country = result.documents().get(0).issuingCountry().toString();
        assertThat(country).hasSize(3);
        assertThat(count("veriport.decisions", "provider", "faceki", "decision", "approved", "country", country))
                .isEqualTo(1);
        assertThat(registry.get("veriport.decision.time").timer().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("each reason of a decision is counted, and a country that is not known is unknown")
    void reasons() {
        VeriportEvent resubmit = new VeriportEvent.VerificationDecided(
                FACEKI,
                VerificationResult.builder(FACEKI, Decision.RESUBMIT, Finality.RETRYABLE)
                        .reasons(List.of(
                                new Reason(ReasonCode.BLURRY, "blurry"),
                                new Reason(ReasonCode.DATABASE_MISMATCH, "mismatch")))
                        .build());
        metrics.on(resubmit);
        metrics.on(resubmit);

        assertThat(count("veriport.decisions", "decision", "resubmit", "country", "unknown"))
                .isEqualTo(2);
        assertThat(count("veriport.reasons", "provider", "faceki", "reason", "CAPTURE.BLURRY"))
                .isEqualTo(2);
        assertThat(count("veriport.reasons", "provider", "faceki", "reason", "DATABASE.MISMATCH"))
                .isEqualTo(2);
        assertThat(registry.find("veriport.decision.time").timers()).isEmpty();
    }

    @Test
    @DisplayName("a vendor that is down is failures by their code")
    void a_vendor_that_is_down() {
        vendor.goDown();

        assertThatThrownBy(this::start).isInstanceOf(VeriportException.class);

        assertThat(registry.get("veriport.tokens.failed").counters()).isNotEmpty();
        assertThat(registry.get("veriport.calls").tags("outcome", "unavailable").timers())
                .isNotEmpty();
    }

    @Test
    @DisplayName("a breaker is a gauge: 2 is open, 1 half open, 0 closed")
    void a_breaker() {
        for (BreakerState state : new BreakerState[] {BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED}) {
            metrics.on(new VeriportEvent.BreakerChanged(FACEKI, "records", state));

            int expected = state == BreakerState.OPEN ? 2 : state == BreakerState.HALF_OPEN ? 1 : 0;
            assertThat(registry.get("veriport.breaker")
                            .tags("provider", "faceki", "operation", "records")
                            .gauge()
                            .value())
                    .isEqualTo(expected);
            assertThat(count("veriport.breaker.changes", "state", state.name().toLowerCase(Locale.ROOT)))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("words that nobody knows are counted one by one, and a lost store is 1 until all are back")
    void words_and_the_store() {
        metrics.on(new VeriportEvent.UnknownWords(FACEKI, List.of("decision", "person.sex", "documents[0].type")));
        metrics.on(new VeriportEvent.StoreLost("redis"));
        metrics.on(new VeriportEvent.StoreLost("jdbc"));

        assertThat(count("veriport.words.unknown", "provider", "faceki")).isEqualTo(3);
        assertThat(registry.get("veriport.store.lost").gauge().value()).isEqualTo(1);
        metrics.on(new VeriportEvent.StoreBack("redis"));
        assertThat(registry.get("veriport.store.lost").gauge().value()).isEqualTo(1);
        metrics.on(new VeriportEvent.StoreBack("jdbc"));
        assertThat(registry.get("veriport.store.lost").gauge().value()).isZero();
    }

    @Test
    @DisplayName("what is retried is told with the reason")
    void retries() {
        metrics.on(new VeriportEvent.CallRetried(FACEKI, "records", ErrorCode.UNAVAILABLE, Duration.ofMillis(50)));

        assertThat(count("veriport.retries", "operation", "records", "because", "unavailable"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("no meter tells of a person")
    void nobody_is_told_of() {
        a_verification();

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Object::toString)
                .isNotEmpty()
                .noneMatch(id -> id.contains("customer-42") || id.contains("shop.example"));
    }
}
