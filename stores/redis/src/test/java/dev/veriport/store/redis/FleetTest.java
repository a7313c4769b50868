package dev.veriport.store.redis;

import static dev.veriport.fake.faceki.FakeFacekiServer.GENERATE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.stores.Fleet;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Three processes whose clocks differ by up to two hours; {@link FleetHeavyTest} has many. */
final class FleetTest {
    private static final String LIMIT = "faceki.daily-requests=100 faceki.timeout=30s";
    private static RealRedis redis;
    private static Fleet fleet;

    @BeforeAll
    static void start() {
        redis = RealRedis.start();
        fleet = Fleet.start(3, Map.of("store", "redis", "redis.uri", redis.uri()));
    }

    @AfterAll
    static void stop() {
        fleet.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.with(RedisCommands::flushall);
    }

    @AfterEach
    void close() {
        fleet.all("close");
    }

    private static FakeFacekiServer vendor(Duration lifetime) {
        return FakeFacekiServer.builder().tokenTtl(lifetime).start();
    }

    @Test
    @DisplayName("T12 processes use one token a lifetime, and renew none early")
    void oneTokenALifetime() {
        fleet.useOneTokenALifetime(Duration.ofSeconds(3), 2);
    }

    @Test
    @DisplayName("S3 processes that complete the same sessions send each code once")
    void eachCodeOnce() throws Exception {
        fleet.sendEachCodeOnce(20);
    }

    @Test
    @DisplayName("T12 a leader that is killed while it asks is replaced: one request more than lifetimes")
    void killedLeader() throws Exception {
        try (FakeFacekiServer vendor = vendor(Duration.ofMinutes(5))) {
            fleet.open(vendor);
            CountDownLatch gate = new CountDownLatch(1);
            vendor.answerNext(GENERATE_TOKEN, Answer.heldUntil(gate));
            fleet.first().tell("token");
            assertThat(vendor.awaitRequests(GENERATE_TOKEN, 1, Duration.ofSeconds(20)))
                    .isTrue();
            fleet.killFirst();

            fleet.one("token-whatever-it-takes");
            assertThat(vendor.requests(GENERATE_TOKEN)).isEqualTo(2);
            gate.countDown();

            fleet.join().ask(fleet.opening(vendor)).join();
            fleet.one("token-whatever-it-takes");
            assertThat(vendor.requests(GENERATE_TOKEN)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("T12 a Redis that is killed and comes back empty costs no token, not even of a node that comes new")
    void killedRedis() {
        try (FakeFacekiServer vendor = vendor(Duration.ofSeconds(6))) {
            fleet.open(vendor);
            String first = fleet.one("token-whatever-it-takes");
            redis.kill();
            assertThat(fleet.one("token")).isEqualTo(first);
            redis.run();
            redis.await(commands -> commands.dbsize() > 0);

            fleet.first().ask("close").join();
            fleet.first().ask(fleet.opening(vendor)).join();
            assertThat(fleet.one("token-whatever-it-takes")).isEqualTo(first);
            assertThat(vendor.tokensIssued()).isEqualTo(1);

            fleet.one("token-after " + first);
            assertThat(vendor.tokensIssued()).isEqualTo(2);
            assertThat(vendor.tokensIssuedEarly()).isZero();
        }
    }

    @Test
    @DisplayName("T13 processes count exactly to the limit; a flushed Redis grants no other")
    void budget() {
        try (FakeFacekiServer vendor = vendor(Duration.ofHours(1))) {
            fleet.open(vendor, LIMIT);
            assertThat(fleet.all("calls 50"))
                    .allSatisfy(answer -> assertThat(answer).matches(Fleet.COUNTED));
            assertThat(vendor.requests()).isEqualTo(100);

            redis.with(RedisCommands::flushall);
            fleet.first().ask("close").join();
            fleet.first().ask(fleet.opening(vendor, LIMIT)).join();
            assertThat(fleet.first().ask("calls 10").join()).isEqualTo("{BUDGET_EXHAUSTED=10}");
            assertThat(fleet.all("calls 10")).containsOnly("{BUDGET_EXHAUSTED=10}");
            assertThat(vendor.requests()).isEqualTo(100);
        }
    }
}
