package dev.veriport.store.redis;

import io.lettuce.core.MigrateArgs;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;

/** The way of a slot from one node of a cluster to another. */
record MovingSlot(RealCluster cluster, List<String> names, RealRedis from, RealRedis to) {

    /** @param names keys of one slot */
    static MovingSlot begin(RealCluster cluster, List<String> names) {
        RealRedis from = cluster.of(names.get(0));
        RealRedis to = cluster.nodes().stream()
                .filter(node -> node != from)
                .findFirst()
                .orElseThrow();
        MovingSlot move = new MovingSlot(cluster, names, from, to);
        to.send("CLUSTER", "SETSLOT", move.slot(), "IMPORTING", id(from));
        from.send("CLUSTER", "SETSLOT", move.slot(), "MIGRATING", id(to));
        return move;
    }

    private String slot() {
        return Integer.toString(SlotHash.getSlot(names.get(0)));
    }

    private static String id(RealRedis node) {
        return node.with(commands -> commands.clusterMyId());
    }

    /** Moves one of the keys, counted from 1. */
    void key(int number) {
        String name = names.get(number - 1);
        from.with(commands -> commands.migrate("127.0.0.1", to.port(), 0, 5_000, MigrateArgs.Builder.keys(name)));
    }

    void end() {
        cluster.nodes().forEach(node -> node.send("CLUSTER", "SETSLOT", slot(), "NODE", id(to)));
    }
}
