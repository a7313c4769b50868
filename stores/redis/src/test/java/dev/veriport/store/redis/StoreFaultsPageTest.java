package dev.veriport.store.redis;

import dev.veriport.store.Store;
import dev.veriport.testkit.stores.FaultRow;
import dev.veriport.testkit.stores.RedeemingProcess;
import dev.veriport.testkit.stores.StoreFaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/faults.md says of Redis: each fault is staged, and what is seen is compared with the page. */
final class StoreFaultsPageTest {
    private static final String PASSWORD = "password";

    @TempDir
    Path directory;

    private final StoreFaultTable table = new StoreFaultTable("Redis");

    /** What a {@link RedeemingProcess} runs. */
    static final class Node {
        private Node() {}

        /** @param arguments the URI */
        public static void main(String[] arguments) throws IOException {
            try (Store store = RedisStores.open(arguments[0])) {
                RedeemingProcess.serve(store);
            }
        }
    }

    @Test
    @DisplayName("S4, S8 docs/faults.md says what happens to Redis")
    void redis() throws Exception {
        addKills();
        addTroubles();
        addReplaced();
        addCluster();
        table.assertOnPage();
    }

    private void addKills() throws Exception {
        try (RealRedis redis = RealRedis.start();
                Store store = RedisStores.open(redis.uri())) {
            table.rowsOfKilledProcess(store, () -> process(redis));
            table.row(
                    "kill -9 of Redis under load, and its return, without persistence",
                    store,
                    row -> killed(redis, row));
        }
        try (RealRedis redis = RealRedis.start("--appendonly", "yes", "--appendfsync", "always");
                Store store = RedisStores.open(redis.uri())) {
            table.row("the same with appendonly yes, appendfsync always", store, row -> killed(redis, row));
        }
    }

    private static RedeemingProcess process(RealRedis redis) {
        return RedeemingProcess.start(Node.class, redis.uri());
    }

    private static void killed(RealRedis redis, FaultRow row) throws Exception {
        try (RedeemingProcess redeeming = process(redis)) {
            row.confirmed(redeeming.redeemUntil(redis::kill));
        }
        row.look();
        redis.run();
    }

    private void addTroubles() throws Exception {
        try (RealRedis redis = RealRedis.start();
                Store store = RedisStores.open(redis.uri())) {
            table.row("the host vanishes without a reset: Redis is stopped", store, row -> {
                redis.pause();
                row.look();
                redis.resume();
            });
            table.row("the primary is demoted under live connections", store, row -> {
                redis.send("REPLICAOF", "127.0.0.1", Integer.toString(RealRedis.freePort()));
                row.look();
                redis.send("REPLICAOF", "NO", "ONE");
            });
            table.row("the memory is full: maxmemory, noeviction", store, row -> {
                redis.send("CONFIG", "SET", "maxmemory", "1");
                row.look();
                redis.send("CONFIG", "SET", "maxmemory", "0");
            });
            table.row("a maxmemory-policy that evicts, at the first step of a process", store, row -> {
                redis.send("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
                try (Store another = RedisStores.open(redis.uri())) {
                    row.look(another);
                }
                redis.send("CONFIG", "SET", "maxmemory-policy", "noeviction");
            });
            table.row("the disk is full: no snapshot can be written", store, row -> unwritable(redis, row));
            table.row("the user's ACL has no channels", store, row -> {
                redis.send("ACL", "SETUSER", "veriport", "on", ">" + PASSWORD, "~veriport:*", "resetchannels", "+@all");
                try (Store poor = RedisStores.open(redis.uri(), Map.of("user", "veriport", "password", PASSWORD))) {
                    row.look(poor);
                }
            });
            table.row("no more connections: maxclients", store, row -> {
                redis.send("CONFIG", "SET", "maxclients", "1");
                try (Store another = RedisStores.open(redis.uri())) {
                    row.look(another);
                }
            });
        }
    }

    /** Redis refuses to write after a snapshot that failed, when it is to make snapshots. */
    private void unwritable(RealRedis redis, FaultRow row) throws IOException {
        String before = redis.with(commands -> commands.configGet("dir")).get("dir");
        Path gone = Files.createDirectory(directory.resolve("gone"));
        redis.send("CONFIG", "SET", "dir", gone.toString());
        Files.delete(gone);
        redis.send("CONFIG", "SET", "save", "900 1");
        redis.send("BGSAVE");
        redis.await(commands -> commands.info("persistence").contains("rdb_last_bgsave_status:err"));
        row.look();
        redis.send("CONFIG", "SET", "save", "");
        redis.send("CONFIG", "SET", "dir", before);
    }

    private void addReplaced() throws Exception {
        Map<String, String> confirmed = Map.of("vault-replicas", "1");
        try (RealRedis primary = RealRedis.start();
                RealRedis replica = RealRedis.replicaOf(primary);
                Store store = RedisStores.open(primary.uri());
                Store next = RedisStores.open(replica.uri())) {
            replica.send("REPLICAOF", "127.0.0.1", Integer.toString(RealRedis.freePort()));
            table.row("no replica confirms, with vault-replicas = 1", store, row -> {
                try (Store replicated = RedisStores.open(primary.uri(), confirmed)) {
                    row.look(replicated);
                }
            });
            table.row(
                    "kill -9 of the primary; the replica that replaces it had not received the last writes",
                    store,
                    row -> replaced(primary, replica, row),
                    next);
        }
        try (RealRedis primary = RealRedis.start();
                RealRedis replica = RealRedis.replicaOf(primary);
                Store store = RedisStores.open(primary.uri(), confirmed);
                Store next = RedisStores.open(replica.uri())) {
            table.row(
                    "kill -9 of the primary; its replica replaces it, with vault-replicas = 1",
                    store,
                    row -> replaced(primary, replica, row),
                    next);
        }
    }

    private static void replaced(RealRedis primary, RealRedis replica, FaultRow row) {
        primary.kill();
        row.look();
        replica.send("REPLICAOF", "NO", "ONE");
    }

    private void addCluster() throws Exception {
        try (RealCluster cluster = RealCluster.start(directory);
                Store store = RedisStores.open(cluster.uri())) {
            table.row("a slot moves to another node, half of a code's keys have moved", store, row -> {
                MovingSlot slot = MovingSlot.begin(cluster, Names.redemption(row.keptCode()));
                slot.key(1);
                row.look(store, row.keptCode());
                slot.key(2);
                slot.end();
            });
            table.row("a slot has moved to another node", store, row -> {
                MovingSlot slot = MovingSlot.begin(cluster, Names.redemption(row.keptCode()));
                slot.key(1);
                slot.key(2);
                slot.end();
                row.look(store, row.keptCode());
            });
            table.row("a node of a cluster vanishes", store, row -> {
                cluster.node(2).pause();
                cluster.node(0).await(commands -> commands.clusterInfo().contains("cluster_state:fail"));
                cluster.node(1).await(commands -> commands.clusterInfo().contains("cluster_state:fail"));
                row.look();
                cluster.node(2).resume();
                cluster.nodes()
                        .forEach(node ->
                                node.await(commands -> commands.clusterInfo().contains("cluster_state:ok")));
            });
        }
    }
}
