package dev.veriport.store.redis;

import static dev.veriport.fake.faceki.FakeFacekiServer.GENERATE_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.testkit.server.Answer;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Eight processes whose clocks differ by up to five minutes either way, one Redis, one vendor that counts. */
final class FleetTest {
    private static final int NODES = 8;
    private static final Duration LIFETIME = Duration.ofSeconds(3);
    private static final List<FleetProcess> FLEET = new ArrayList<>();
    private static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";
    private static final String BUDGET = "faceki.daily-requests=250 faceki.timeout=30s";
    private static RealRedis redis;

    private FakeFacekiServer vendor;

    @BeforeAll
    static void startFleet() throws Exception {
        redis = RealRedis.start();
        for (int i = 0; i < NODES; i++) {
            FLEET.add(FleetProcess.start(-300 + i * 600 / (NODES - 1)));
        }
    }

    @AfterAll
    static void stopFleet() {
        FLEET.forEach(FleetProcess::close);
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.with(RedisCommands::flushall);
    }

    @AfterEach
    void close() {
        all("close");
        vendor.close();
    }

    private void open(Duration lifetime, String... more) {
        vendor = FakeFacekiServer.builder().tokenTtl(lifetime).start();
        assertThat(all(opening(more))).containsOnly("opened");
    }

    private String opening(String... more) {
        return "open provider=faceki store=redis redis.uri=" + redis.uri() + " store-keys="
                + KEY + " faceki.base-url=" + vendor.baseUrl() + " faceki.client-id=" + vendor.clientId()
                + " faceki.client-secret=" + vendor.clientSecret()
                + " faceki.workflow-id=w faceki.token-transit=500ms faceki.timeout=2s " + String.join(" ", more);
    }

    private static List<String> all(String command) {
        List<CompletableFuture<String>> answers =
                FLEET.stream().map(node -> node.ask(command)).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String one(String command) {
        List<String> answers = all(command);
        assertThat(answers).as("%s, of the whole fleet", command).containsOnly(answers.get(0));
        return answers.get(0);
    }

    @Test
    @DisplayName("T12 eight processes use one token a lifetime, through three of them, and renew none early")
    void oneTokenALifetime() {
        open(LIFETIME);
        String first = one("token-whatever-it-takes");
        String second = one("token-after " + first);
        one("token-after " + second);
        assertThat(vendor.tokensIssued()).isEqualTo(3);
        assertThat(vendor.tokensIssuedEarly()).isZero();
    }

    @Test
    @DisplayName("T12 a leader that is killed while it asks is replaced: one request more than lifetimes")
    void killedLeader() throws Exception {
        open(LIFETIME.multipliedBy(100));
        CountDownLatch gate = new CountDownLatch(1);
        vendor.answerNext(GENERATE_TOKEN, Answer.heldUntil(gate));
        FleetProcess leader = FLEET.remove(0);
        leader.ask("token");
        assertThat(vendor.awaitRequests(GENERATE_TOKEN, 1, Duration.ofSeconds(20)))
                .isTrue();
        leader.kill();

        one("token-whatever-it-takes");
        assertThat(vendor.requests(GENERATE_TOKEN)).isEqualTo(2);
        gate.countDown();

        FleetProcess newcomer = FleetProcess.start(0);
        newcomer.ask(opening()).join();
        FLEET.add(newcomer);
        one("token-whatever-it-takes");
        assertThat(vendor.requests(GENERATE_TOKEN)).isEqualTo(2);
    }

    @Test
    @DisplayName("T12 a Redis that is killed and comes back empty costs no token, not even of a node that comes new")
    void killedRedis() {
        open(LIFETIME.multipliedBy(3));
        String first = one("token-whatever-it-takes");
        redis.kill();
        assertThat(one("token")).isEqualTo(first);
        redis.run();
        redis.await(commands -> commands.dbsize() > 0);

        FLEET.get(0).ask("close").join();
        FLEET.get(0).ask(opening()).join();
        assertThat(one("token-whatever-it-takes")).isEqualTo(first);
        assertThat(vendor.tokensIssued()).isEqualTo(1);

        one("token-after " + first);
        assertThat(vendor.tokensIssued()).isEqualTo(2);
        assertThat(vendor.tokensIssuedEarly()).isZero();
    }

    @Test
    @DisplayName("T13 of 512 calls by eight processes exactly 250 requests leave; a flushed Redis grants no other")
    void budget() {
        open(Duration.ofHours(1), BUDGET);
        List<String> answers = all("calls 64");
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).matches("\\{NOT_FOUND=\\d+, BUDGET_EXHAUSTED=\\d+}"));
        assertThat(vendor.requests()).as("requests, of %s", answers).isEqualTo(250);

        redis.with(RedisCommands::flushall);
        FLEET.get(0).ask("close").join();
        FLEET.get(0).ask(opening(BUDGET)).join();
        assertThat(FLEET.get(0).ask("calls 10").join()).isEqualTo("{BUDGET_EXHAUSTED=10}");
        assertThat(all("calls 10")).containsOnly("{BUDGET_EXHAUSTED=10}");
        assertThat(vendor.requests()).isEqualTo(250);
    }
}
