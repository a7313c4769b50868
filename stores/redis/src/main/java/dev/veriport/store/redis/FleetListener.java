package dev.veriport.store.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hears what other nodes ask, and when Redis can be heard again. Its tasks run on a thread that must not block. Thread-safe. */
final class FleetListener extends RedisPubSubAdapter<String, byte[]> {
    private final List<Runnable> whenCountsAreMissing = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenReconnected = new CopyOnWriteArrayList<>();
    private final AtomicBoolean wasConnected = new AtomicBoolean();

    void whenCountsAreMissing(Runnable task) {
        whenCountsAreMissing.add(task);
    }

    void whenReconnected(Runnable task) {
        whenReconnected.add(task);
    }

    @Override
    public void message(String channel, byte[] question) {
        whenCountsAreMissing.forEach(Runnable::run);
    }

    /** The subscription is repeated by each new connection. */
    @Override
    public void subscribed(String channel, long count) {
        if (wasConnected.getAndSet(true)) {
            whenReconnected.forEach(Runnable::run);
        }
    }
}
