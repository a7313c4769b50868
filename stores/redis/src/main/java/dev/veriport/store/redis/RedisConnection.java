package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Ticker;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis, opened when it is first needed and reopened when it breaks. While there is no connection
 * each step fails at once. No step is sent twice. Thread-safe.
 */
final class RedisConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    /** Error messages that only a cluster node sends. */
    private static final Pattern OF_A_CLUSTER =
            Pattern.compile("(MOVED|ASK|TRYAGAIN|CROSSSLOT|CLUSTERDOWN) .*|.* in cluster mode.*", Pattern.DOTALL);

    private static final List<String> NOT_OURS_TO_USE = List.of("WRONGTYPE", "NOAUTH", "WRONGPASS", "NOPERM");

    private final ClientResources resources;
    private final RedisClient client;
    private final Ticker ticker;
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<String>> questions = new ConcurrentHashMap<>();
    private final AtomicBoolean lost = new AtomicBoolean();

    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private @Nullable StatefulRedisPubSubConnection<String, String> listening;
    private @Nullable Failure lastFailure;
    private boolean closed;

    /** The failure of the latest attempt to connect, reported until the next attempt. */
    private record Failure(RedisException reason, long at) {}

    RedisConnection(RedisURI uri, Ticker ticker) {
        this.ticker = ticker;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(10, 500, TimeUnit.MILLISECONDS, 2))
                .build();
        uri.setTimeout(PATIENCE);
        this.client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true) // send nothing twice: the first, lost answer may have granted a claim
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
    }

    /** Runs the task each time the connection is back. */
    void whenBack(Runnable task) {
        whenBack.add(task);
    }

    /** Answers other nodes' questions on a channel. Runs on a thread of the connection, so it must not block. */
    void answer(String channel, Consumer<String> answer) {
        questions.put(channel, answer);
    }

    /** @throws VeriportException {@link ErrorCode#UNAVAILABLE} or {@link ErrorCode#CONFIGURATION} */
    List<String> run(Script script, List<String> keys, String... arguments) {
        List<String> answer = reached(keys, () -> evaluate(script, keys.toArray(String[]::new), arguments));
        if (answer.get(0).equals("UNREADABLE")) {
            throw unreadable(keys);
        }
        return answer;
    }

    /**
     * Redis's own time, in milliseconds of the epoch.
     *
     * @throws VeriportException as {@link #run}
     */
    long time() {
        List<String> time = reached(List.of(), () -> connected().sync().time());
        return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
    }

    /** @throws VeriportException as {@link #run}, and when Redis is a cluster, even one with all slots on this node */
    void check() {
        reached(List.of(), () -> connected().sync().ping());
        if (reached(List.of(), this::clusterInfo).contains("cluster_enabled:1")) {
            throw cluster();
        }
    }

    /** Empty where the user may not read it; the scripts then report a cluster. */
    private String clusterInfo() {
        try {
            return connected().sync().info("cluster");
        } catch (RedisCommandExecutionException notAllowed) {
            return "";
        }
    }

    private <T> T reached(List<String> keys, Supplier<T> step) {
        try {
            return step.get();
        } catch (RedisCommandInterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while asking Redis")
                    .build();
        } catch (RedisException | CancellationException failed) {
            Throwable refused = failed instanceof RedisConnectionException ? failed.getCause() : failed;
            String message = refused instanceof RedisCommandExecutionException ? refused.getMessage() : "";
            if (OF_A_CLUSTER.matcher(String.valueOf(message)).matches()) {
                throw cluster(); // not UNAVAILABLE: on-failure = local would give each node the whole daily budget
            }
            throw NOT_OURS_TO_USE.stream().anyMatch(String.valueOf(message)::contains)
                    ? unreadable(keys)
                    : away(failed);
        }
    }

    /** The same without waiting; runs {@code failed} when the step fails. */
    void runAside(Script script, List<String> keys, Runnable failed, String... arguments) {
        StatefulRedisConnection<String, String> now = connection;
        if (now == null) {
            failed.run();
            return;
        }
        String[] names = keys.toArray(String[]::new);
        now.async()
                .eval(script.text(), ScriptOutputType.MULTI, names, arguments)
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        failed.run();
                    }
                });
    }

    private List<String> evaluate(Script script, String[] keys, String[] arguments) {
        StatefulRedisConnection<String, String> now = connected();
        try {
            return now.sync().evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisNoScriptException unseen) {
            return now.sync().eval(script.text(), ScriptOutputType.MULTI, keys, arguments);
        }
    }

    private StatefulRedisConnection<String, String> connected() {
        StatefulRedisConnection<String, String> now = connection;
        return now != null ? now : connect();
    }

    private StatefulRedisConnection<String, String> connect() {
        connecting.lock();
        try {
            StatefulRedisConnection<String, String> now = connection;
            if (now != null) {
                return now;
            }
            if (closed) {
                throw new RedisException("not connected");
            }
            Failure failed = lastFailure;
            if (failed != null && ticker.nanos() - failed.at() < PAUSE) {
                throw failed.reason();
            }
            try {
                listen(); // subscribe first: answers are sent over the other connection, which is opened next
                StatefulRedisConnection<String, String> made = client.connect();
                made.addListener(new RedisConnectionStateAdapter() {
                    @Override
                    public void onRedisConnected(RedisChannelHandler<?, ?> again, SocketAddress address) {
                        back();
                    }
                });
                connection = made;
                back();
                return made;
            } catch (RedisException unreachable) {
                lastFailure = new Failure(unreachable, ticker.nanos());
                throw unreachable;
            }
        } finally {
            connecting.unlock();
        }
    }

    private void listen() {
        if (questions.isEmpty() || listening != null) {
            return;
        }
        StatefulRedisPubSubConnection<String, String> made = client.connectPubSub();
        made.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String question) {
                questions.getOrDefault(channel, unasked -> {}).accept(question);
            }
        });
        made.sync().subscribe(questions.keySet().toArray(String[]::new));
        listening = made;
    }

    private void back() {
        if (lost.compareAndSet(true, false)) {
            LOG.info("Redis can be reached again");
        }
        whenBack.forEach(Runnable::run);
    }

    private VeriportException away(RuntimeException failure) {
        if (lost.compareAndSet(false, true)) {
            LOG.warn("Redis cannot be reached: {}; see veriport.redis.on-failure", failure.getMessage());
        }
        return VeriportException.notSent(
                        ErrorCode.UNAVAILABLE, "Redis cannot be reached: check veriport.redis.uri, or wait")
                .cause(failure)
                .build();
    }

    private static VeriportException cluster() {
        return VeriportException.notSent(
                        ErrorCode.CONFIGURATION,
                        "Redis is a cluster, which is not supported: set veriport.redis.uri to one standalone Redis"
                                + " or to its Sentinels (redis-sentinel://)")
                .build();
    }

    /** The value cannot be used: another key sealed it, another program wrote it, or this user may not read it. */
    static VeriportException unreadable(List<String> keys) {
        return VeriportException.notSent(
                        ErrorCode.CONFIGURATION,
                        "Redis cannot be used: set the same veriport.redis.encryption-key on every node, check"
                                + " user and password, or delete values of other programs"
                                + keys.stream().findFirst().map(" at "::concat).orElse(""))
                .build();
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            closed = true;
            client.shutdown(0, 1, TimeUnit.SECONDS);
            resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(PATIENCE.toMillis());
        } finally {
            connecting.unlock();
        }
    }
}
