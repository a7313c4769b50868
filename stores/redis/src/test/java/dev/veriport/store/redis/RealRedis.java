package dev.veriport.store.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis of its own on a loopback port, with nothing written to disk. */
final class RealRedis implements AutoCloseable {
    private final int port;
    private final RedisClient client;
    private RedisServer server;

    private final List<String> settings;

    private RealRedis(int port, List<String> settings) {
        this.port = port;
        this.settings = settings;
        this.client = RedisClient.create(uri());
    }

    static RealRedis start() {
        return start(freePort(), List.of());
    }

    private static RealRedis start(int port, List<String> settings) {
        RealRedis redis = new RealRedis(port, settings);
        redis.run();
        return redis;
    }

    /**
     * A node of a cluster of two, the other of which nobody will ever reach.
     *
     * @param mine the slots that are this node's, as in {@code 0-16383}; empty for none
     * @param others the slots that are the other node's
     */
    static RealRedis inCluster(Path directory, String mine, String others) throws IOException {
        int port = freePort();
        while (port > 55_000) { // the nodes' own port is 10,000 above
            port = freePort();
        }
        Path nodes = directory.resolve("nodes.conf");
        String line = "%s 127.0.0.1:%d@%d %smaster - 0 0 %d connected %s%n";
        Files.writeString(
                nodes,
                line.formatted("1".repeat(40), port, port + 10_000, "myself,", 1, mine)
                        + line.formatted("2".repeat(40), port - 1, port + 9_999, "", 2, others)
                        + "vars currentEpoch 2 lastVoteEpoch 0\n");
        return start(
                port, List.of("cluster-enabled yes", "cluster-config-file " + nodes, "cluster-node-timeout 600000"));
    }

    /** Starts it, or starts it again; then it is empty. */
    void run() {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no");
            settings.forEach(builder::setting);
            server = builder.build();
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void kill() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** What somebody does to it from outside. */
    <T> T with(Function<RedisCommands<String, String>, T> step) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return step.apply(connection.sync());
        }
    }

    /** Returns when its own clock has moved on. */
    void pass(Duration time) {
        with(commands -> {
            long until = micros(commands) + time.toNanos() / 1_000;
            while (micros(commands) < until) {
                Thread.onSpinWait();
            }
            return until;
        });
    }

    /** Returns when it is so; fails when it does not come to be. */
    void await(Predicate<RedisCommands<String, String>> condition) {
        with(commands -> {
            long until = micros(commands) + Duration.ofSeconds(20).toNanos() / 1_000;
            while (!condition.test(commands)) {
                if (micros(commands) > until) {
                    throw new AssertionError("it did not come to be");
                }
            }
            return true;
        });
    }

    private static long micros(RedisCommands<String, String> commands) {
        List<String> time = commands.time();
        return Long.parseLong(time.get(0)) * 1_000_000 + Long.parseLong(time.get(1));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        client.shutdown();
        kill();
    }
}
