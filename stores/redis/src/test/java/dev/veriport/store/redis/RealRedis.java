package dev.veriport.store.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandArgs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import redis.embedded.core.ExecutableProvider;

/** A Redis of its own on a loopback port, with nothing written to disk unless its settings say so. */
final class RealRedis implements AutoCloseable {
    private static final File EXECUTABLE = executable();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final int port;
    private final List<String> arguments;
    private final RedisClient client;
    private Process process;

    private RealRedis(int port, List<String> arguments) {
        this.port = port;
        this.arguments = arguments;
        this.client = RedisClient.create(RedisURI.create(uri()));
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    private static File executable() {
        try {
            return ExecutableProvider.newJarResourceProvider().get();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("redis");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param settings as the command line has them, each with its value */
    static RealRedis start(String... settings) {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                EXECUTABLE.getPath(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--repl-diskless-sync",
                "yes",
                "--repl-diskless-sync-delay",
                "0",
                "--dir",
                directory().toString()));
        arguments.addAll(Arrays.asList(settings));
        RealRedis redis = new RealRedis(port, arguments);
        redis.run();
        return redis;
    }

    /** A replica that has all of its primary's data. */
    static RealRedis replicaOf(RealRedis primary) {
        RealRedis replica = start("--replicaof", "127.0.0.1", Integer.toString(primary.port()));
        primary.awaitReplica("any");
        return replica;
    }

    /** A Sentinel. It writes its configuration into the file. */
    static RealRedis sentinel(File configuration, int port) {
        RealRedis redis = new RealRedis(port, List.of(EXECUTABLE.getPath(), configuration.getPath(), "--sentinel"));
        redis.run();
        return redis;
    }

    /** Starts it, or starts it again. Returns when it answers. */
    void run() {
        try {
            process = new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        long until = System.nanoTime() + TIMEOUT.toNanos();
        while (!answers()) {
            if (System.nanoTime() > until || !process.isAlive()) {
                throw new AssertionError("Redis did not start: " + arguments);
            }
        }
    }

    private boolean answers() {
        try {
            with(commands -> dispatch(commands, "HELLO"));
            return true;
        } catch (RedisException notYet) {
            return notYet.getMessage().contains("NOAUTH");
        }
    }

    /** Ends it, and starts it again, empty. */
    void restart() {
        kill();
        run();
    }

    /** As {@code kill -9} does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** It no longer answers, and its connections stay open. */
    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return port;
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

    /** Sends a command as an operator types it. */
    List<Object> send(String... words) {
        return with(commands -> dispatch(commands, words));
    }

    static List<Object> dispatch(RedisCommands<String, String> commands, String... words) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
        Arrays.stream(words).skip(1).forEach(arguments::add);
        return commands.dispatch(
                () -> words[0].getBytes(StandardCharsets.US_ASCII),
                new NestedMultiOutput<>(StringCodec.UTF8),
                arguments);
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

    /** Returns when it is so; fails when it does not come to be. It may close connections meanwhile. */
    void await(Predicate<RedisCommands<String, String>> condition) {
        long until = System.nanoTime() + TIMEOUT.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come to be");
            }
        }
    }

    private boolean holds(Predicate<RedisCommands<String, String>> condition) {
        try {
            return with(condition::test);
        } catch (RedisException cut) {
            return false;
        }
    }

    /** Returns when a replica has acknowledged what is written here, at a key that this node serves. */
    void awaitReplica(String key) {
        with(commands -> {
            commands.set(key, "");
            commands.del(key);
            return commands.waitForReplication(1, TIMEOUT.toMillis());
        });
    }

    private static long micros(RedisCommands<String, String> commands) {
        List<String> time = commands.time();
        return Long.parseLong(time.get(0)) * 1_000_000 + Long.parseLong(time.get(1));
    }

    /** Low enough for a node of a cluster, whose other port is 10,000 above. */
    static int freePort() {
        try {
            int port;
            do {
                try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    port = socket.getLocalPort();
                }
            } while (port > 55_000);
            return port;
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
