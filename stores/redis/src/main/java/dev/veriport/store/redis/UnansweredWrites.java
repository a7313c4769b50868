package dev.veriport.store.redis;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose host has vanished: nothing came for some time after a write. The system would go on sending for 15
 * minutes. One for each connection; runs on the connection's thread, so a pause of this process does not count as silence: what
 * came meanwhile is read first.
 */
final class UnansweredWrites extends ChannelDuplexHandler {
    private final Duration limit;
    private boolean waiting;
    private long writes;

    private UnansweredWrites(Duration limit) {
        this.limit = limit;
    }

    static NettyCustomizer closedAfter(Duration limit) {
        return new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline().addFirst(new UnansweredWrites(limit));
            }
        };
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (!waiting) {
            waiting = true;
            long write = ++writes;
            Future<?> unusedTimer = context.executor()
                    .schedule(
                            () -> {
                                if (waiting && write == writes) {
                                    Future<?> unusedEnd = context.close();
                                }
                            },
                            limit.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        Future<?> unused = context.write(message, written);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        waiting = false;
        context.fireChannelRead(message);
    }
}
