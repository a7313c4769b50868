package dev.veriport.store.redis;

import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A primary, its replica, and a Sentinel that watches them. */
final class RealSentinel implements AutoCloseable {
    private final RealRedis primary;
    private final RealRedis replica;
    private final RealRedis sentinel;

    private RealSentinel(RealRedis primary, RealRedis replica, RealRedis sentinel) {
        this.primary = primary;
        this.replica = replica;
        this.sentinel = sentinel;
    }

    static RealSentinel start(Path directory) {
        RealRedis primary = RealRedis.start();
        RealRedis replica = RealRedis.replicaOf(primary);
        int port = RealRedis.freePort();
        Path configuration = directory.resolve("sentinel.conf");
        try {
            Files.write(
                    configuration,
                    List.of(
                            "port " + port,
                            "bind 127.0.0.1",
                            "dir " + directory,
                            "sentinel monitor fleet 127.0.0.1 " + primary.port() + " 1",
                            "sentinel down-after-milliseconds fleet 500",
                            "sentinel failover-timeout fleet 3000"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        RealRedis sentinel = RealRedis.sentinel(configuration.toFile(), port);
        RealSentinel all = new RealSentinel(primary, replica, sentinel);
        all.sentinel.await(RealSentinel::knowsAReplicaToPromote);
        return all;
    }

    /** The Sentinel has read from a replica that it follows its primary; before that it promotes none. */
    private static boolean knowsAReplicaToPromote(RedisCommands<String, String> sentinel) {
        return RealRedis.dispatch(sentinel, "SENTINEL", "REPLICAS", "fleet")
                .toString()
                .contains("master-link-status, ok");
    }

    RealRedis primary() {
        return primary;
    }

    RealRedis replica() {
        return replica;
    }

    RealRedis sentinel() {
        return sentinel;
    }

    /** Makes the replica the primary and the primary its replica, and cuts no connection. */
    void exchange() {
        String next = Integer.toString(replica.port());
        sentinel.send("SENTINEL", "REMOVE", "fleet");
        replica.send("REPLICAOF", "NO", "ONE");
        primary.send("REPLICAOF", "127.0.0.1", next);
        sentinel.send("SENTINEL", "MONITOR", "fleet", "127.0.0.1", next, "1");
    }

    String uri() {
        return "redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#fleet";
    }

    @Override
    public void close() {
        sentinel.close();
        replica.close();
        primary.close();
    }
}
