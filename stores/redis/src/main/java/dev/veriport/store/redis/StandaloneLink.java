package dev.veriport.store.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A Redis alone, or the primary that Sentinels name. */
record StandaloneLink(
        RedisClient client,
        StatefulRedisConnection<String, byte[]> steps,
        StatefulRedisConnection<String, byte[]> durableSteps)
        implements RedisLink {
    private static final String PRIMARY = "primary";

    @Override
    public RedisClusterAsyncCommands<String, byte[]> commands() {
        return steps.async();
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, byte[]>> durable(String key) {
        return CompletableFuture.completedFuture(durableSteps.async());
    }

    @Override
    public List<String> primaries() {
        return List.of(PRIMARY);
    }

    @Override
    public CompletionStage<RedisClusterAsyncCommands<String, byte[]>> primary(String name) {
        return CompletableFuture.completedFuture(steps.async());
    }

    @Override
    public List<String> pings() {
        return List.of(Names.ping(0));
    }

    @Override
    public CompletionStage<Void> close() {
        return client.shutdownAsync(0, 1, TimeUnit.SECONDS).exceptionally(failed -> null);
    }
}
