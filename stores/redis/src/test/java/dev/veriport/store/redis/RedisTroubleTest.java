package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportEvent.StoreLost;
import dev.veriport.event.VeriportEvent.TokenAdopted;
import dev.veriport.event.VeriportEvent.TokenIssued;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with Redis never yields a wrong token or a second bill. */
final class RedisTroubleTest {
    private static final ProviderId FACEKI = new ProviderId("faceki");
    private static final RealRedis REDIS = RealRedis.start();
    private static final String OTHER_KEY = "YW5vdGhlciBrZXksIGp1c3QgYXMgbG9uZyEhISEhISE=";

    private final FakeFacekiServer vendor = FakeFacekiServer.start();
    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @BeforeEach
    void empty() {
        REDIS.with(RedisCommands::flushall);
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    private Veriport open(Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "faceki");
        settings.put("veriport.token-store", "redis");
        settings.put("veriport.redis.uri", REDIS.uri());
        settings.put("veriport.redis.encryption-key", RedisStores.KEY);
        settings.put("veriport.redis.grace", "200ms");
        settings.put("veriport.faceki.base-url", vendor.baseUrl().toString());
        settings.put("veriport.faceki.client-id", vendor.clientId());
        settings.put("veriport.faceki.client-secret", vendor.clientSecret());
        settings.put("veriport.faceki.workflow-id", "w");
        settings.putAll(more);
        return Veriport.builder(ConfigSource.of(settings)).listener(events::add).build();
    }

    private static AccessToken token(Veriport veriport) {
        return veriport.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API));
    }

    private static ErrorCode failure(Veriport veriport) {
        return catchThrowableOfType(VeriportException.class, () -> token(veriport))
                .code();
    }

    private static String nowhere() {
        return "redis://127.0.0.1:" + RealRedis.freePort();
    }

    private static String key(String suffix) {
        return REDIS.with(commands -> commands.keys("*:" + suffix)).get(0);
    }

    @Test
    @DisplayName(
            "T12 a Redis that is not there at the start is no reason not to start: each process has its own token, told once")
    void unreachableAtStart() {
        try (Veriport veriport = open(Map.of("veriport.redis.uri", nowhere()))) {
            assertThat(token(veriport)).isSameAs(token(veriport));
            assertThat(vendor.tokensIssued()).isEqualTo(1);
            assertThat(events).filteredOn(StoreLost.class::isInstance).hasSize(1);
            assertThat(catchThrowableOfType(VeriportException.class, veriport::checkTokenStore)
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    @DisplayName(
            "T12 with on-failure = fail a Redis that is not there refuses calls, and nothing is asked of the vendor")
    void refusing() {
        try (Veriport veriport = open(Map.of("veriport.redis.uri", nowhere(), "veriport.redis.on-failure", "fail"))) {
            assertThat(failure(veriport)).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(vendor.requests()).isZero();
        }
    }

    @Test
    @DisplayName("T13 with on-failure = fail no request leaves uncounted; with local each process counts for itself")
    void uncounted() {
        Map<String, String> away = Map.of("veriport.redis.uri", nowhere(), "veriport.faceki.daily-tokens", "1");
        try (Veriport veriport = open(away)) {
            token(veriport);
            assertThat(veriport.used(FACEKI)).hasToString("{TOKENS=BudgetUse[used=1, limit=1]}");
        }
        Map<String, String> refusing = new LinkedHashMap<>(away);
        refusing.put("veriport.redis.on-failure", "fail");
        try (Veriport veriport = open(refusing)) {
            assertThat(failure(veriport)).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(vendor.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("T13 what was counted while Redis was away is added when it is back")
    void countedAlone() {
        Map<String, String> limited = Map.of("veriport.faceki.daily-requests", "10");
        try (Veriport one = open(limited);
                Veriport other = open(limited)) {
            token(one);
            token(other);
            REDIS.kill();
            for (int i = 0; i < 3; i++) {
                catchThrowableOfType(VeriportException.class, () -> find(one));
                catchThrowableOfType(VeriportException.class, () -> find(other));
            }
            REDIS.run();
            REDIS.await(commands -> "1+6"
                    .equals(commands.get(
                            commands.keys("*budget*").stream().findFirst().orElse("none yet"))));
            assertThat(vendor.requests()).isEqualTo(7);
        }
    }

    private static void find(Veriport veriport) {
        veriport.identityProvider().find(new VerificationId(FACEKI, "nobody"));
    }

    @ParameterizedTest
    @DisplayName("T12 what a node cannot read it neither uses nor replaces, whatever on-failure says:")
    @ValueSource(strings = {"local", "fail"})
    void anotherKey(String onFailure) {
        try (Veriport writer = open(Map.of());
                Veriport reader = open(
                        Map.of("veriport.redis.encryption-key", OTHER_KEY, "veriport.redis.on-failure", onFailure))) {
            token(writer);
            VeriportException refused = catchThrowableOfType(VeriportException.class, () -> token(reader));
            assertThat(refused.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(refused).hasMessageContaining("encryption-key").hasMessageContaining(key("token"));
            assertThat(vendor.tokensIssued()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "T12 garbage in the store is told and not taken: {0} = {1}")
    @CsvSource({
        "token, garbage",
        "token, ''",
        "token, id:AAAA",
        "token, :",
        "token, LONG",
        "failure, garbage",
        "failure, 1:soon",
    })
    void garbage(String suffix, String value) {
        try (Veriport writer = open(Map.of())) {
            token(writer);
            String name = key("token").replace(":token", ":" + suffix);
            String garbage = value.equals("LONG") ? "x".repeat(1_000_000) : value;
            REDIS.with(commands -> commands.set(name, garbage, SetArgs.Builder.px(60_000)));
            try (Veriport reader = open(Map.of())) {
                assertThat(failure(reader)).isEqualTo(ErrorCode.CONFIGURATION);
            }
            assertThat(vendor.tokensIssued()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("T12 what is of another type, or lives for ever, was not written by us")
    void foreign() {
        try (Veriport writer = open(Map.of())) {
            token(writer);
            String name = key("token");
            REDIS.with(commands -> commands.persist(name));
            try (Veriport reader = open(Map.of())) {
                assertThat(failure(reader)).isEqualTo(ErrorCode.CONFIGURATION);
                REDIS.with(commands -> commands.del(name) + commands.rpush(name, "a", "b"));
                assertThat(failure(reader)).isEqualTo(ErrorCode.CONFIGURATION);
            }
            assertThat(vendor.tokensIssued()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("T12 a token moved to another's place does not open there")
    void moved() {
        try (Veriport writer = open(Map.of());
                Veriport other = open(Map.of("veriport.faceki.client-id", "another"))) {
            token(writer);
            String taken = REDIS.with(commands -> commands.get(key("token")));
            assertThat(failure(other)).isEqualTo(ErrorCode.AUTHENTICATION); // the vendor knows no such client
            String place = key("failure").replace(":failure", ":token");
            REDIS.with(commands -> commands.del(place.replace(":token", ":failure"))
                    + commands.set(place, taken, SetArgs.Builder.px(60_000)));
            try (Veriport reader = open(Map.of("veriport.faceki.client-id", "another"))) {
                assertThat(failure(reader)).isEqualTo(ErrorCode.CONFIGURATION);
            }
        }
    }

    @Test
    @DisplayName("T17 rotated credentials share nothing with those before, in one Redis")
    void rotated() {
        try (FakeFacekiServer accepting = FakeFacekiServer.builder()
                        .clientSecret("rotated-secret")
                        .start();
                Veriport before = open(Map.of());
                Veriport after = open(Map.of(
                        "veriport.faceki.client-secret",
                        "rotated-secret",
                        "veriport.faceki.base-url",
                        accepting.baseUrl().toString()))) {
            token(before);
            token(after);
            assertThat(REDIS.<List<String>>with(commands -> commands.keys("*:token")))
                    .hasSize(2);
            assertThat(events).filteredOn(TokenIssued.class::isInstance).hasSize(2);
            assertThat(events).noneMatch(TokenAdopted.class::isInstance);
        }
    }

    @Test
    @DisplayName("T16 nothing in Redis tells a token, a secret or whose they are")
    void nothingToRead() {
        try (Veriport veriport = open(Map.of("veriport.faceki.daily-requests", "10"))) {
            String token = token(veriport)
                    .match(single -> "", reusable -> reusable.value().reveal());
            String everything = REDIS.with(commands -> {
                StringBuilder all = new StringBuilder();
                commands.keys("*").forEach(key -> all.append(key).append('=').append(commands.get(key)));
                return all.toString();
            });
            assertThat(everything)
                    .contains("veriport:{")
                    .doesNotContain(token, vendor.clientId(), vendor.clientSecret());
        }
    }

    @Test
    @DisplayName("T15 closing leaves no thread and no connection to Redis")
    void closed() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Veriport veriport = open(Map.of("veriport.faceki.daily-requests", "10"));
        token(veriport);
        veriport.close();
        veriport.close();

        REDIS.await(commands -> commands.clientList().lines().count() == 1);
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().startsWith("lettuce"));
        for (Thread thread : left) {
            thread.join(20_000);
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    @ParameterizedTest(name = "{0} = {1} is told before anything is opened, without its value")
    @CsvSource({
        "uri, 'redis://user:canary-7f@:port'",
        "uri, canary-7f",
        "encryption-key, canary-7f",
        "on-failure, canary-7f",
    })
    void malformed(String key, String value) {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> open(Map.of("veriport.redis." + key, value)));
        assertThat(failure).hasMessageContaining("veriport.redis." + key);
        assertThat(failure.getMessage()).doesNotContain("canary-7f");
    }
}
