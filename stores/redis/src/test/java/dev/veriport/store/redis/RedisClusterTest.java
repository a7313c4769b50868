package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.Store;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VaultPage;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B1: a cluster is used as one, whatever the configuration names of it. */
final class RedisClusterTest {
    @TempDir
    private static Path directory;

    /** One for all tests, since a cluster serves nothing in its first two seconds: each leaves it whole. */
    private static RealCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RealCluster.start(directory);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void empty() {
        cluster.awaitWhole();
        cluster.flush();
    }

    @Test
    @DisplayName("B1 one node of a cluster leads to all of them, and all processes count together")
    void oneNode() {
        try (Store one = RedisStores.open(cluster.node(0).uri());
                Store other = RedisStores.open(cluster.uri())) {
            for (int i = 0; i < 30; i++) {
                assertThat(Steps.begin(one, "code" + i)).isEqualTo(State.BEGUN);
                assertThat(Steps.begin(other, "code" + i)).isEqualTo(State.INTENDED);
                assertThat(Steps.counted(i % 2 == 0 ? one : other)).isEqualTo(i + 1);
            }
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(node.<Long>with(commands -> commands.dbsize()))
                            .isPositive());
            assertThat(entries(other)).hasSize(30);
            Steps.everything(one);
        }
    }

    private static Set<VaultKey> entries(Store store) {
        Set<VaultKey> keys = new HashSet<>();
        VaultPage page = store.vault().entries("", 7);
        while (true) {
            page.entries().stream().map(VaultEntry::key).forEach(keys::add);
            if (page.next().isEmpty()) {
                return keys;
            }
            page = store.vault().entries(page.next().get(), 7);
        }
    }

    @Test
    @DisplayName("B1 a slot that moves to another node is followed, while and after it moves")
    void movedSlot() {
        try (Store store = RedisStores.open(cluster.uri())) {
            Steps.keep(store, "moved");
            MovingSlot slot = MovingSlot.begin(cluster, Names.redemption(Steps.code("moved")));
            assertThat(Steps.begin(store, "moved")).isEqualTo(State.KEPT);
            slot.key(1);
            assertThat(Steps.failure(() -> Steps.begin(store, "moved"))).hasMessageContaining("moves a slot");
            slot.key(2);
            assertThat(Steps.begin(store, "moved")).as("ASK").isEqualTo(State.KEPT);
            slot.end();
            for (int i = 0; i < 3; i++) {
                assertThat(Steps.begin(store, "moved")).as("MOVED").isEqualTo(State.KEPT);
            }
        }
    }

    @Test
    @DisplayName(
            "S8 a node that is gone makes the cluster away, for a step of its slots and for a ping, in bounded time")
    void goneNode() {
        try (Store store = RedisStores.open(cluster.uri())) {
            store.ping();
            String code = IntStream.range(0, 100)
                    .mapToObj(i -> "code" + i)
                    .filter(each -> cluster.of(Names.answer(Steps.code(each))) == cluster.node(2))
                    .findFirst()
                    .orElseThrow();
            cluster.node(2).kill();
            assertAwaySoon(() -> Steps.begin(store, code));
            assertAwaySoon(store::ping);
            assertAwaySoon(() -> Steps.begin(store, code));

            cluster.node(2).run();
            Steps.connected(store);
            assertThat(Steps.begin(store, code)).isEqualTo(State.BEGUN);
        }
    }

    private static void assertAwaySoon(Runnable step) {
        long startedAt = System.nanoTime();
        VeriportException failure = Steps.failure(step::run);
        assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    @DisplayName("S8 a node that is silent makes the cluster away, in bounded time")
    void silentNode() {
        try (Store store = RedisStores.open(cluster.uri())) {
            for (int i = 0; i < 30; i++) {
                Steps.begin(store, "code" + i);
            }
            cluster.node(1).pause();
            assertAwaySoon(store::ping);
            cluster.node(1).resume();
            Steps.connected(store);
            assertThat(entries(store)).hasSize(30);
        }
    }

    @Test
    @DisplayName("S4 in a cluster the replicas of the code's own node confirm; where it has none the vault is away")
    void replicas() {
        try (Store store = RedisStores.open(cluster.uri(), Map.of("vault-replicas", "1"))) {
            assertThat(Steps.failure(() -> Steps.begin(store, "code"))).hasMessageContaining("missing replicas");
            String intent = Names.redemption(Steps.code("code")).get(0);
            RealRedis primary = cluster.of(intent);
            try (RealRedis replica = RealCluster.replica(directory, primary, intent + "-any")) {
                assertThat(Steps.begin(store, "code")).isEqualTo(State.BEGUN);
                Steps.keep(store, "code");
                List<String> names = replica.with(commands -> {
                    commands.readOnly();
                    return commands.keys("*");
                });
                assertThat(names).contains(intent);
                cluster.forget(replica);
            }
        }
    }

    @Test
    @DisplayName("S4 one node that evicts is enough to refuse the vault")
    void evicting() {
        cluster.node(1).send("CONFIG", "SET", "maxmemory-policy", "allkeys-lfu");
        try (Store store = RedisStores.open(cluster.uri())) {
            assertThat(Steps.failure(() -> Steps.begin(store, "code")).code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(Steps.failure(store::check)).hasMessageContaining("maxmemory-policy allkeys-lfu");
        }
        cluster.node(1).send("CONFIG", "SET", "maxmemory-policy", "noeviction");
    }

    @Test
    @DisplayName("S8 a cluster that does not serve all slots is away")
    void uncovered() {
        try (Store store = RedisStores.open(cluster.uri())) {
            store.ping();
            cluster.nodes().forEach(node -> node.send("CLUSTER", "DELSLOTS", "1"));
            cluster.node(0).await(commands -> commands.clusterInfo().contains("cluster_state:fail"));
            assertAwaySoon(() -> {
                for (int i = 0; i < 20; i++) {
                    Steps.begin(store, "code" + i);
                }
            });
            assertAwaySoon(store::ping);
        }
        cluster.node(0).send("CLUSTER", "ADDSLOTS", "1");
    }
}
