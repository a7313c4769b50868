package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** What a server says it is. */
enum ServerMode {
    ALONE,
    CLUSTER,
    SENTINEL;

    /** Asks with {@code HELLO}, which every user may send. A server that does not know it is alone. */
    static CompletionStage<ServerMode> of(RedisClusterAsyncCommands<String, byte[]> commands) {
        NestedMultiOutput<String, byte[]> answer =
                new NestedMultiOutput<>(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        return commands.dispatch(CommandType.HELLO, answer).handle((hello, failure) -> mode(hello));
    }

    private static ServerMode mode(List<Object> hello) {
        for (int i = 0; hello != null && i + 1 < hello.size(); i += 2) {
            if (text(hello.get(i)).equals("mode")) {
                String mode = text(hello.get(i + 1)).toUpperCase(Locale.ROOT);
                return mode.equals(CLUSTER.name()) ? CLUSTER : mode.equals(SENTINEL.name()) ? SENTINEL : ALONE;
            }
        }
        return ALONE;
    }

    private static String text(Object part) {
        return part instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
    }

    static VeriportException sentinel() {
        return VeriportException.notSent(
                        ErrorCode.CONFIGURATION,
                        "this is a Sentinel: set veriport.redis.uri to redis-sentinel://host:26379/0#name")
                .build();
    }
}
