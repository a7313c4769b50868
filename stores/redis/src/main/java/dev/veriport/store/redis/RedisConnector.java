package dev.veriport.store.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Opens links to Redis, alone or a cluster, as the server says it is. Owns the threads of all of them. Thread-safe. */
final class RedisConnector implements AutoCloseable {
    /** Keys are texts. Values are bytes, since an answer in Base64 would need a third more memory. */
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final RedisSettings settings;
    private final Duration answer;
    private final FleetListener listener;
    private final ClientResources resources;

    /** @param answer how long a command waits for its answer */
    RedisConnector(RedisSettings settings, Duration answer, FleetListener listener) {
        this.settings = settings;
        this.answer = answer;
        this.listener = listener;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(10, 500, TimeUnit.MILLISECONDS, 2))
                .nettyCustomizer(UnansweredWrites.closedAfter(SILENCE))
                .build();
        settings.uris().forEach(uri -> uri.setTimeout(answer));
    }

    /** Opens all connections, and listens for other nodes' questions. A failure leaves none open. */
    CompletableFuture<RedisLink> connect() {
        return settings.uris().size() > 1 ? cluster() : alone(settings.uris().get(0));
    }

    private CompletableFuture<RedisLink> alone(RedisURI uri) {
        RedisClient client = RedisClient.create(resources, uri);
        ClientOptions.Builder options =
                ClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
        prepare(options);
        client.setOptions(options.build());
        CompletableFuture<RedisLink> link = client.connectAsync(CODEC, uri)
                .toCompletableFuture()
                .thenCompose(steps -> ServerMode.of(steps.async()).thenCompose(mode -> switch (mode) {
                    case CLUSTER -> {
                        shutdown(client);
                        yield cluster();
                    }
                    case SENTINEL -> CompletableFuture.failedFuture(ServerMode.sentinel());
                    case ALONE -> alone(client, uri, steps);
                }));
        return closedAfterFailure(client, link);
    }

    private CompletionStage<RedisLink> alone(
            RedisClient client, RedisURI uri, StatefulRedisConnection<String, byte[]> steps) {
        CompletionStage<StatefulRedisConnection<String, byte[]>> durable =
                waits() ? client.connectAsync(CODEC, uri) : CompletableFuture.completedFuture(steps);
        return client.connectPubSubAsync(CODEC, uri)
                .thenCompose(this::listening)
                .thenCombine(durable, (listening, opened) -> new StandaloneLink(client, steps, opened));
    }

    /** Commands wait for a connection, since Lettuce opens that of a node when a slot leads there for the first time. */
    private CompletableFuture<RedisLink> cluster() {
        RedisClusterClient client = RedisClusterClient.create(resources, settings.uris());
        ClusterClientOptions.Builder options = ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .adaptiveRefreshTriggersTimeout(CONNECT)
                        .refreshTriggersReconnectAttempts(1)
                        .enablePeriodicRefresh(REFRESH)
                        .build());
        prepare(options);
        client.setOptions(options.build());
        CompletableFuture<RedisLink> link = client.refreshPartitionsAsync()
                .toCompletableFuture()
                .thenCompose(read -> client.connectAsync(CODEC))
                .thenCompose(steps -> client.connectPubSubAsync(CODEC)
                        .thenCompose(this::listening)
                        .thenCompose(listening ->
                                waits() ? client.connectAsync(CODEC) : CompletableFuture.completedFuture(steps))
                        .thenApply(durable -> new ClusterLink(client, steps, durable)));
        return closedAfterFailure(client, link);
    }

    private CompletionStage<Void> listening(StatefulRedisPubSubConnection<String, byte[]> connection) {
        connection.addListener(listener);
        return connection.async().subscribe(Names.COUNTS_MISSING);
    }

    private boolean waits() {
        return settings.vaultReplicas() > 0;
    }

    /** No step is sent twice: its lost answer may have granted a claim. */
    private void prepare(ClientOptions.Builder options) {
        options.replayFilter(command -> true)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .timeoutOptions(TimeoutOptions.enabled(answer))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(KeepAliveOptions.builder() // for the connection that only listens
                                .enable()
                                .idle(Duration.ofSeconds(5))
                                .interval(Duration.ofSeconds(5))
                                .count(3)
                                .build())
                        .build());
        settings.trust()
                .ifPresent(trust -> options.sslOptions(SslOptions.builder()
                        .jdkSslProvider()
                        .trustManager(trust)
                        .build()));
    }

    private static CompletableFuture<RedisLink> closedAfterFailure(
            AbstractRedisClient client, CompletableFuture<RedisLink> link) {
        return link.whenComplete((opened, failure) -> {
            if (failure != null) {
                shutdown(client);
            }
        });
    }

    /** In the background: nobody uses it. */
    private static void shutdown(AbstractRedisClient client) {
        CompletableFuture<Void> unused = client.shutdownAsync(0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        resources.shutdown(20, 1_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(answer.toMillis());
    }
}
