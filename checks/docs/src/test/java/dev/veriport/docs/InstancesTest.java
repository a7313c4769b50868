package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.micrometer.VeriportMetrics;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.webhook.WebhookEndpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two instances of Faceki, on two accounts and on one. */
final class InstancesTest {
    private static final ProviderId EU = new ProviderId("faceki-eu");
    private static final ProviderId US = new ProviderId("faceki-us");

    private final FakeFacekiServer first = FakeFacekiServer.start();
    private final FakeFacekiServer second = FakeFacekiServer.start();
    private final Map<String, String> settings = new TreeMap<>();

    InstancesTest() {
        settings.put("veriport.provider", EU.value());
        instance(EU, first);
        instance(US, second);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private void instance(ProviderId id, FakeFacekiServer account) {
        String section = "veriport." + id + ".";
        settings.put(section + "vendor", "faceki");
        account.settings().forEach((key, value) -> settings.put(section + key, value));
    }

    private void shareOver(LocalRedis redis) {
        settings.put("veriport.store", "redis");
        settings.put("veriport.redis.uri", redis.uri());
        settings.put("veriport.store-keys", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    }

    private static VerificationSession start(IdentityProvider identity) {
        return identity.start(VerificationRequest.builder("case-1")
                .returnTo("https://shop.example/verified")
                .build());
    }

    private static ReturnedParameters back(FakeFacekiServer vendor, VerificationSession session) {
        URI page = session.handoff().match(hosted -> hosted.url(), sdk -> {
            throw new AssertionError("a start on the web gives a hosted page");
        });
        return ReturnedParameters.ofUrl(vendor.finish(page, Ending.APPROVED));
    }

    @Test
    @DisplayName("L1 on two accounts each instance has its own token, daily limit, breakers and meters")
    void twoAccounts() {
        settings.put("veriport.faceki-eu.daily-requests", "4");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Veriport veriport = Veriport.builder(ConfigSource.of(settings))
                .listener(new VeriportMetrics(meters))
                .build()) {
            for (ProviderId id : List.of(EU, US)) {
                FakeFacekiServer vendor = id.equals(EU) ? first : second;
                VerificationSession session = start(veriport.provider(id));
                assertThat(veriport.identityProvider()
                                .complete(session.ref(), back(vendor, session))
                                .decision())
                        .isEqualTo(Decision.APPROVED);
                assertThat(vendor.tokensIssued()).isEqualTo(1);
            }
            assertThat(veriport.used(EU)).isEqualTo(Map.of(BudgetCounter.REQUESTS, new BudgetUse(3, 4)));
            assertThat(veriport.used(US)).isEmpty();

            second.goDown();
            for (int i = 0; i < 5; i++) {
                assertThat(failure(() -> start(veriport.provider(US)))).isNotNull();
            }
            assertThat(veriport.operations(US)).containsEntry("verification-link", BreakerState.OPEN);
            assertThat(veriport.operations(EU)).containsEntry("verification-link", BreakerState.CLOSED);
            assertThat(meters.find("veriport.calls")
                            .tag("provider", "faceki-eu")
                            .timers())
                    .isNotEmpty();
            assertThat(meters.find("veriport.calls").tag("provider", "faceki").timers())
                    .isEmpty();
        }
    }

    private static ErrorCode failure(Runnable call) {
        return catchThrowableOfType(VeriportException.class, call::run).code();
    }

    @Test
    @DisplayName("L1 on one account the instances of one process share a token and a daily limit")
    void oneAccount() {
        instance(US, first);
        settings.put("veriport.faceki-eu.daily-requests", "4");
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings))) {
            shareTokenAndLimit(veriport, veriport);
        }
    }

    @Test
    @DisplayName("L1 on one account the instances of two processes share a token and a daily limit over Redis")
    void oneAccountOverRedis() throws IOException {
        try (LocalRedis redis = new LocalRedis()) {
            instance(US, first);
            settings.put("veriport.faceki-eu.daily-requests", "4");
            shareOver(redis);
            try (Veriport one = Veriport.create(ConfigSource.of(settings));
                    Veriport other = Veriport.create(ConfigSource.of(settings))) {
                shareTokenAndLimit(one, other);
            }
        }
    }

    /** One request for a token, then three links: the fourth is above the limit at either instance. */
    private void shareTokenAndLimit(Veriport one, Veriport other) {
        start(one.provider(EU));
        start(other.provider(US));
        start(one.provider(EU));
        assertThat(first.tokensIssued()).isEqualTo(1);
        assertThat(first.tokensIssuedEarly()).isZero();
        List<ErrorCode> refused = new ArrayList<>();
        refused.add(failure(() -> start(one.provider(EU))));
        refused.add(failure(() -> start(other.provider(US))));
        assertThat(refused).containsOnly(ErrorCode.BUDGET_EXHAUSTED);
        assertThat(first.callCount()).isEqualTo(4);
    }

    @Test
    @DisplayName("L1 a renamed instance goes on: its sessions, its webhook path, its token and its day")
    void renamed() throws IOException {
        try (LocalRedis redis = new LocalRedis()) {
            settings.put("veriport.faceki-eu.daily-requests", "10");
            shareOver(redis);
            VerificationSession session;
            ReturnedParameters back;
            try (Veriport before = Veriport.create(ConfigSource.of(settings))) {
                session = start(before.identityProvider());
                back = back(first, session);
            }
            ProviderId now = new ProviderId("faceki-europe");
            settings.keySet().removeIf(key -> key.startsWith("veriport.faceki-eu."));
            instance(now, first);
            settings.put("veriport.provider", now.value());
            settings.put("veriport.faceki-europe.formerly", "faceki-eu");
            settings.put("veriport.faceki-europe.daily-requests", "10");
            try (Veriport after = Veriport.create(ConfigSource.of(settings))) {
                VerificationResult result = after.identityProvider()
                        .complete(SessionRef.parse(session.ref().value()), back);
                String id = result.id().toOptional().orElseThrow().value();
                List<VerificationResult> delivered = new ArrayList<>();
                int status = new WebhookEndpoint(
                                after.identityProvider(),
                                delivery -> delivered.add(delivery.result().orElseThrow()),
                                Clock.systemUTC())
                        .deliver(
                                "faceki-eu/" + first.webhookToken(),
                                first.delivery(id).headers(),
                                first.delivery(id).body())
                        .status();

                assertThat(result.decision()).isEqualTo(Decision.APPROVED);
                assertThat(result.provider()).isEqualTo(now);
                assertThat(status).isEqualTo(200);
                assertThat(delivered).hasSize(1);
                assertThat(first.tokensIssued()).isEqualTo(1);
                assertThat(after.used(now))
                        .isEqualTo(Map.of(BudgetCounter.REQUESTS, new BudgetUse(first.callCount(), 10)));
            }
        }
    }
}
