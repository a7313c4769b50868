package dev.veriport.store.redis;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A cluster of three nodes, each with a third of the slots. */
final class RealCluster implements AutoCloseable {
    private static final int NODES = 3;

    private final List<RealRedis> nodes;

    private RealCluster(List<RealRedis> nodes) {
        this.nodes = nodes;
    }

    static RealCluster start(Path directory) {
        List<RealRedis> nodes = IntStream.range(0, NODES)
                .mapToObj(i -> node(directory.resolve("nodes-" + i + ".conf")))
                .toList();
        for (int i = 0; i < NODES; i++) {
            int[] slots = IntStream.range(i * SlotHash.SLOT_COUNT / NODES, (i + 1) * SlotHash.SLOT_COUNT / NODES)
                    .toArray();
            nodes.get(i).with(commands -> commands.clusterAddSlots(slots));
            nodes.get(i).send("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        }
        nodes.forEach(node -> node.with(
                commands -> commands.clusterMeet("127.0.0.1", nodes.get(0).port())));
        RealCluster cluster = new RealCluster(nodes);
        cluster.awaitWhole();
        return cluster;
    }

    /** Returns when every node serves its slots, and knows the others. */
    void awaitWhole() {
        nodes.forEach(node -> node.await(commands -> isWhole(commands.clusterInfo())));
    }

    /** No node of the cluster knows this one any more. */
    void forget(RealRedis node) {
        String id = node.with(commands -> commands.clusterMyId());
        nodes.forEach(each -> each.await(commands -> commands.clusterNodes().contains(id)));
        nodes.forEach(each -> each.send("CLUSTER", "FORGET", id));
    }

    private static RealRedis node(Path configuration) {
        return RealRedis.start(
                "--cluster-enabled",
                "yes",
                "--cluster-config-file",
                configuration.toString(),
                "--cluster-node-timeout",
                "2000");
    }

    /** A replica of the node of a key, with all of its data. */
    static RealRedis replica(Path directory, RealRedis primary, String key) {
        RealRedis replica = node(directory.resolve("replica.conf"));
        replica.with(commands -> commands.clusterMeet("127.0.0.1", primary.port()));
        String id = primary.with(commands -> commands.clusterMyId());
        replica.await(commands -> commands.clusterNodes().contains(id));
        replica.send("CLUSTER", "REPLICATE", id);
        primary.await(commands -> commands.info("replication").contains("state=online"));
        primary.awaitReplica(key);
        return replica;
    }

    private static boolean isWhole(String info) {
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + NODES);
    }

    RealRedis node(int index) {
        return nodes.get(index);
    }

    /** The node that has the slot of a key. */
    RealRedis of(String key) {
        return nodes.get(SlotHash.getSlot(key) * NODES / SlotHash.SLOT_COUNT);
    }

    List<RealRedis> nodes() {
        return nodes;
    }

    /** All nodes, as {@code veriport.redis.uri} lists them. */
    String uri() {
        return String.join(", ", nodes.stream().map(RealRedis::uri).toList());
    }

    void flush() {
        nodes.forEach(node -> node.with(RedisCommands::flushall));
    }

    @Override
    public void close() {
        nodes.forEach(RealRedis::close);
    }
}
