package dev.veriport.store.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster. Lettuce follows slots that move, and reads the nodes and their slots anew every few seconds. */
record ClusterLink(
        RedisClusterClient client,
        StatefulRedisClusterConnection<String, byte[]> steps,
        StatefulRedisClusterConnection<String, byte[]> durableSteps)
        implements RedisLink {

    @Override
    public RedisClusterAsyncCommands<String, byte[]> commands() {
        return steps.async();
    }

    @Override
    public CompletionStage<? extends RedisClusterAsyncCommands<String, byte[]>> durable(String key) {
        return nodeOf(key)
                .map(node -> at(durableSteps, node))
                .orElseGet(() -> CompletableFuture.failedFuture(new RedisCommandExecutionException(
                        "CLUSTERDOWN no node serves the slot"))); // as a node would answer
    }

    @Override
    public List<String> primaries() {
        return steps.getPartitions().stream()
                .filter(node -> !node.hasNoSlots())
                .map(RedisClusterNode::getNodeId)
                .sorted()
                .toList();
    }

    @Override
    public CompletionStage<? extends RedisClusterAsyncCommands<String, byte[]>> primary(String name) {
        return at(steps, name);
    }

    private static CompletionStage<? extends RedisClusterAsyncCommands<String, byte[]>> at(
            StatefulRedisClusterConnection<String, byte[]> connection, String node) {
        return connection.getConnectionAsync(node).thenApply(opened -> opened.async());
    }

    private Optional<String> nodeOf(String key) {
        return Optional.ofNullable(steps.getPartitions().getMasterBySlot(SlotHash.getSlot(key)))
                .map(RedisClusterNode::getNodeId);
    }

    /** Tries names until each primary has one. A primary may have a single slot. */
    @Override
    public List<String> pings() {
        int primaries = primaries().size();
        Map<String, String> byNode = new LinkedHashMap<>();
        IntStream.range(0, 10 * SlotHash.SLOT_COUNT)
                .mapToObj(Names::ping)
                .takeWhile(name -> byNode.size() < primaries)
                .forEach(name -> nodeOf(name).ifPresent(node -> byNode.putIfAbsent(node, name)));
        return List.copyOf(byNode.values());
    }

    @Override
    public CompletionStage<Void> close() {
        CompletableFuture<?>[] closing = Stream.of(steps, durableSteps)
                .distinct()
                .map(connection -> connection.closeAsync())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(closing) // first, or Lettuce warns that each node's connection is closed twice
                .exceptionally(failed -> null)
                .thenCompose(closed -> client.shutdownAsync(0, 1, TimeUnit.SECONDS))
                .exceptionally(failed -> null);
    }
}
