package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S8: what is wrong with a Redis is found out soon, means one thing, and is over without a restart. */
final class RedisTroubleTest {
    private final RealRedis redis = RealRedis.start();
    private final Store store = RedisStores.open(redis.uri());

    @AfterEach
    void close() {
        store.close();
        redis.close();
    }

    private static Duration timeOf(Runnable step) {
        long startedAt = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private static void assertAway(ThrowingCallable step) {
        VeriportException failure = Steps.failure(step);
        assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
    }

    @Test
    @DisplayName("B3 a host that is silent is away for all callers within two seconds, and back when it answers")
    void silent() {
        Steps.claim(store);
        redis.pause();
        List<CompletableFuture<Void>> callers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> assertAway(() -> Steps.begin(store, "code" + i))))
                .toList();
        Duration waited = timeOf(() -> callers.forEach(CompletableFuture::join));
        assertThat(waited).isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
        assertThat(timeOf(() -> assertAway(store::ping))).isLessThan(Duration.ofSeconds(3));

        redis.resume();
        Steps.connected(store);
        assertThat(Steps.begin(store, "another")).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 a step whose answer is lost with the connection is not sent again by itself")
    void onceOnly() {
        try (LossyRelay relay = new LossyRelay(redis);
                Store behind = RedisStores.open(relay.uri())) {
            assertThat(Steps.counted(behind)).isEqualTo(1);
            relay.loseNextAnswer();
            assertAway(() -> Steps.count(behind));
            Steps.awaitStep(() -> Steps.claim(behind));
            assertThat(Steps.counted(behind))
                    .as("one, the lost one, and this one")
                    .isEqualTo(3);
        }
    }

    @Test
    @DisplayName("S8 a Redis that is not there fails at once, and is found when it comes")
    void absent() {
        redis.kill();
        assertThat(timeOf(() -> assertAway(() -> Steps.claim(store)))).isLessThan(Duration.ofSeconds(2));
        assertThat(Steps.failure(store::ping)).hasMessageContaining("veriport.redis.uri");
        redis.run();
        Steps.connected(store);
        assertThat(Steps.claim(store)).isInstanceOf(Granted.class);
    }

    @Test
    @DisplayName("S8 a Redis that is killed under a connection fails at once, and is found when it is back")
    void killed() {
        Steps.claim(store);
        redis.kill();
        assertAway(() -> Steps.claim(store));
        assertThat(timeOf(() -> assertAway(() -> Steps.claim(store)))).isLessThan(Duration.ofSeconds(1));
        redis.run();
        Steps.connected(store);
        assertThat(Steps.claim(store)).isInstanceOf(Granted.class);
    }

    @Test
    @DisplayName("B2 a primary that is demoted under a connection is away, until there is a primary again")
    void demoted() {
        Steps.claim(store);
        redis.send("REPLICAOF", "127.0.0.1", Integer.toString(RealRedis.freePort()));
        assertThat(Steps.failure(() -> Steps.begin(store, "code"))).hasMessageContaining("the primary is looked for");
        assertAway(store::ping);
        assertAway(() -> Steps.claim(store));

        redis.send("REPLICAOF", "NO", "ONE");
        store.ping();
        assertThat(Steps.begin(store, "code")).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 scripts that Redis has forgotten are sent again")
    void scriptsForgotten() {
        assertThat(Steps.begin(store, "one")).isEqualTo(State.BEGUN);
        redis.with(RedisCommands::scriptFlush);
        assertThat(Steps.begin(store, "two")).isEqualTo(State.BEGUN);
        assertThat(Steps.begin(store, "two")).isEqualTo(State.INTENDED);
    }

    @Test
    @DisplayName("S8 a Redis without memory is away, and says what to raise")
    void full() {
        store.ping();
        redis.send("CONFIG", "SET", "maxmemory", "1");
        assertAway(() -> Steps.begin(store, "code"));
        assertThat(Steps.failure(() -> Steps.keep(store, "code"))).hasMessageContaining("raise maxmemory");
    }

    @ParameterizedTest
    @DisplayName("S4 the vault does not work in a Redis that evicts, tokens do, and setting it right is enough:")
    @ValueSource(strings = {"allkeys-lru", "volatile-ttl"})
    void evicting(String policy) {
        redis.send("CONFIG", "SET", "maxmemory-policy", policy);
        for (ThrowingCallable step : List.<ThrowingCallable>of(() -> Steps.begin(store, "code"), store::check)) {
            VeriportException failure = Steps.failure(step);
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure).hasMessageContaining("maxmemory-policy " + policy);
        }
        assertThat(Steps.claim(store)).isInstanceOf(Granted.class);

        redis.send("CONFIG", "SET", "maxmemory-policy", "noeviction");
        assertThat(Steps.begin(store, "code")).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S4 the answer to a code that was sent is stored also when Redis evicts since: it exists nowhere else")
    void evictingSince() {
        assertThat(Steps.begin(store, "code")).isEqualTo(State.BEGUN);
        redis.send("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        try (Store another = RedisStores.open(redis.uri())) { // which looks at its first step
            Steps.keep(another, "code");
            assertThat(Steps.isKept(another, "code")).isTrue();
        }
    }

    @Test
    @DisplayName("S9 what a Redis loses is said")
    void persistence() {
        assertThat(store.check()).singleElement().asString().contains("writes nothing to its disk");
        redis.send("CONFIG", "SET", "save", "900 1");
        assertThat(store.check()).singleElement().asString().contains("writes snapshots alone");
    }

    @ParameterizedTest(name = "S8 what Veriport did not write is named, and neither used nor replaced: {0} = {1}")
    @CsvSource({
        "token, garbage",
        "token, ''",
        "token, id:AAAA",
        "token, id:soon:1:x",
        "failure, garbage",
        "failure, 1:soon",
    })
    void garbage(String suffix, String value) {
        String name = Names.token(Steps.TOKEN).stream()
                .filter(key -> key.endsWith(suffix))
                .findFirst()
                .orElseThrow();
        redis.with(commands -> commands.set(name, value, SetArgs.Builder.px(60_000)));
        assertNotOurs(name, () -> Steps.claim(store));
        assertThat(redis.<String>with(commands -> commands.get(name))).isEqualTo(value);
    }

    @Test
    @DisplayName("S8 a value of another type, or one that lives for ever, was not written by Veriport")
    void foreign() {
        String token = Names.token(Steps.TOKEN).get(0);
        redis.with(commands -> commands.set(token, "id:1:0:x"));
        assertNotOurs(token, () -> Steps.claim(store));
        redis.with(commands -> commands.del(token) + commands.rpush(token, "a", "b"));
        assertNotOurs(token, () -> Steps.claim(store));

        String intent = Names.redemption(Steps.code("code")).get(0);
        redis.with(commands -> commands.set(intent, "garbage"));
        assertNotOurs(intent, () -> Steps.begin(store, "code"));
        String answer = Names.answer(Steps.code("other"));
        redis.with(commands -> commands.rpush(answer, "a"));
        assertNotOurs(answer, () -> store.vault().find(Steps.code("other")));
        redis.send("FLUSHALL");
        Steps.counted(store);
        redis.with(commands -> commands.keys("*budget*")).forEach(count -> {
            redis.with(commands -> commands.set(count, "many"));
            assertNotOurs(count, () -> Steps.counted(store));
        });
    }

    private static void assertNotOurs(String key, ThrowingCallable step) {
        VeriportException failure = Steps.failure(step);
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining("not ours: delete values of other programs at")
                .hasMessageContaining(key);
    }

    @Test
    @DisplayName("S8 a database that is not there is the configuration's fault")
    void database() {
        try (Store other = RedisStores.open(redis.uri() + "/99")) {
            VeriportException failure = Steps.failure(other::ping);
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure).hasMessageContaining("number after the slash");
        }
    }

    @Test
    @DisplayName("S8 a Redis that accepts no more connections is away, and says what to raise")
    void crowded() {
        redis.send("CONFIG", "SET", "maxclients", "1");
        assertAway(store::ping);
    }

    @Test
    @DisplayName("S8 closing leaves no thread and no connection, and what is closed fails")
    void closed() throws InterruptedException {
        for (int i = 0; i < 16; i++) {
            redis.send("PING"); // starts all threads of the test's own client
        }
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Store another = RedisStores.open(redis.uri());
        Steps.everything(another);
        another.close();
        another.close();
        assertAway(() -> Steps.claim(another));

        redis.await(commands -> commands.clientList().lines().count() == 1);
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().startsWith("lettuce"));
        for (Thread thread : left) {
            thread.join(20_000);
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    @Test
    @DisplayName("S8 an interrupted caller stops, and stays interrupted")
    void interrupted() {
        store.ping();
        Thread.currentThread().interrupt();
        assertThat(Steps.failure(() -> Steps.claim(store)).code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
