package dev.veriport.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import redis.embedded.RedisServer;

/** A Redis of its own on a loopback port, with nothing written to disk. */
final class RealRedis implements AutoCloseable {
    private final int port;
    private final RedisClient client;
    private RedisServer server;

    private RealRedis(int port) {
        this.port = port;
        this.client = RedisClient.create(uri());
    }

    static RealRedis start() {
        RealRedis redis = new RealRedis(freePort());
        redis.run();
        return redis;
    }

    /** Starts it, or starts it again; then it is empty. */
    void run() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
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
