package dev.veriport.store.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Open connections to a Redis, alone or a cluster. Lettuce reopens each of them when it breaks. Thread-safe. */
interface RedisLink {

    /** The commands of any key: in a cluster each is sent to the node of its first key. */
    RedisClusterAsyncCommands<String, byte[]> commands();

    /** The commands of the node of a key, on a connection of its own, which {@code WAIT} may block. */
    CompletionStage<? extends RedisClusterAsyncCommands<String, byte[]>> durable(String key);

    /** The names of the primaries, sorted. */
    List<String> primaries();

    /** The commands of one primary. */
    CompletionStage<? extends RedisClusterAsyncCommands<String, byte[]>> primary(String name);

    /** Keys for a ping, at least one on each primary. */
    List<String> pings();

    /** Closes the connections in the background. Never fails. */
    CompletionStage<Void> close();
}
