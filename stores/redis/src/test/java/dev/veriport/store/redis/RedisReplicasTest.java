package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S4: what replicas confirm survives the primary. */
final class RedisReplicasTest {
    private static final Map<String, String> ONE_REPLICA = Map.of("vault-replicas", "1");

    @TempDir
    Path directory;

    @Test
    @DisplayName("S4 with vault-replicas an intent and an answer are at the replica when the step returns")
    void confirmed() {
        try (RealRedis primary = RealRedis.start();
                RealRedis replica = RealRedis.replicaOf(primary);
                Store store = RedisStores.open(primary.uri(), ONE_REPLICA)) {
            for (int i = 0; i < 20; i++) {
                assertThat(Steps.begin(store, "code" + i)).isEqualTo(State.BEGUN);
                Steps.keep(store, "answer" + i);
            }
            long keys = replica.with(commands -> commands.dbsize());
            assertThat(keys).isEqualTo(60);
            assertThat(store.check()).singleElement().asString().contains("appendonly");
        }
    }

    @Test
    @DisplayName("S4 without its replicas the vault is away within two seconds, and leaves no intent behind")
    void missing() {
        try (RealRedis primary = RealRedis.start();
                Store store = RedisStores.open(primary.uri(), ONE_REPLICA)) {
            store.ping();
            long startedAt = System.nanoTime();
            VeriportException failure = Steps.failure(() -> Steps.begin(store, "code"));
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(2));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("missing replicas").hasMessageContaining("0 of 1 confirmed");
            assertThat(Steps.failure(() -> Steps.keep(store, "kept"))).hasMessageContaining("missing");
            assertThat(store.check())
                    .anyMatch(note -> note.contains("fewer replicas than veriport.redis.vault-replicas"));

            try (RealRedis replica = RealRedis.replicaOf(primary)) {
                assertThat(replica.port()).isPositive();
                assertThat(Steps.begin(store, "code")).isEqualTo(State.BEGUN);
                assertThat(Steps.begin(store, "kept")).isEqualTo(State.KEPT);
            }
        }
    }

    @Test
    @DisplayName("S4 an answer that replaces another, unconfirmed, is found by an erasure for as long as it is kept")
    void unconfirmed() {
        try (RealRedis primary = RealRedis.start();
                Store store = RedisStores.open(primary.uri());
                Store replicated = RedisStores.open(primary.uri(), ONE_REPLICA)) {
            store.vault().keep(Steps.code("code"), new byte[1], Duration.ofMinutes(1));
            store.vault().assign(Steps.code("code"), Steps.verification("id"));
            assertThat(Steps.failure(() -> Steps.keep(replicated, "code"))).hasMessageContaining("missing");

            String answers =
                    Names.verification(Names.tag(Steps.verification("id"))).get(1);
            assertThat(Duration.ofMillis(primary.with(commands -> commands.pttl(answers))))
                    .isGreaterThan(Duration.ofMinutes(1));
        }
    }

    @Test
    @DisplayName("S4 B2 a replica that Sentinel makes the primary has every intent and answer, and is found")
    void failover() {
        try (RealSentinel fleet = RealSentinel.start(directory);
                Store store = RedisStores.open(fleet.uri(), ONE_REPLICA);
                Store other = RedisStores.open(fleet.uri())) {
            Steps.begin(store, "begun");
            Steps.keep(store, "kept");
            other.ping();
            fleet.primary().kill();
            assertThat(Steps.failure(() -> Steps.begin(other, "begun")).code()).isEqualTo(ErrorCode.UNAVAILABLE);

            Steps.connected(other);
            assertThat(Steps.begin(other, "begun")).isEqualTo(State.INTENDED);
            assertThat(Steps.begin(other, "kept")).isEqualTo(State.KEPT);
            Steps.connected(store);
            assertThat(Steps.failure(() -> Steps.begin(store, "new"))).hasMessageContaining("missing replicas");
        }
    }

    @Test
    @DisplayName("B2 a planned change of the primary is followed")
    void planned() {
        try (RealSentinel fleet = RealSentinel.start(directory);
                Store store = RedisStores.open(fleet.uri())) {
            Steps.begin(store, "begun");
            fleet.sentinel().send("SENTINEL", "FAILOVER", "fleet");
            fleet.replica().await(commands -> commands.info("replication").contains("role:master"));
            fleet.primary().await(commands -> commands.info("replication").contains("role:slave"));

            Steps.connected(store);
            assertThat(Steps.begin(store, "begun")).isEqualTo(State.INTENDED);
            assertThat(Steps.begin(store, "new")).isEqualTo(State.BEGUN);
        }
    }

    @Test
    @DisplayName("B2 a primary that is demoted and keeps its connections is left, by a step alone, for the new primary")
    void demoted() {
        try (RealSentinel fleet = RealSentinel.start(directory);
                Store store = RedisStores.open(fleet.uri())) {
            Steps.begin(store, "begun");
            fleet.primary().awaitReplica("any");
            fleet.exchange();
            assertThat(Steps.failure(() -> Steps.begin(store, "new")))
                    .hasMessageContaining("read-only replica now; the primary is looked for");

            Steps.awaitStep(() -> Steps.claim(store));
            assertThat(Steps.begin(store, "begun")).isEqualTo(State.INTENDED);
            assertThat(Steps.begin(store, "new")).isEqualTo(State.BEGUN);
        }
    }

    @Test
    @DisplayName("B5 a Sentinel that is taken for a Redis says how to write its URI")
    void sentinelAsRedis() {
        try (RealSentinel fleet = RealSentinel.start(directory);
                Store store = RedisStores.open(fleet.sentinel().uri())) {
            VeriportException failure = Steps.failure(store::ping);
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure).hasMessageContaining("redis-sentinel://host:26379/0#name");
        }
    }
}
