package dev.veriport.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers what happened, in order. */
public final class EventLog implements VeriportListener {
    private static final long SAFETY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();

    @Override
    public void on(VeriportEvent event) {
        lock.lock();
        try {
            events.add(event);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when this many of the type have happened, which another thread reports. */
    public void await(Class<? extends VeriportEvent> type, int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = SAFETY_NANOS; of(type).size() < count; left = added.awaitNanos(left)) {
                assertThat(left)
                        .as("the time left for %s", type.getSimpleName())
                        .isPositive();
            }
        } finally {
            lock.unlock();
        }
    }

    public List<VeriportEvent> events() {
        return events;
    }

    /** The simple names of what happened. */
    public List<String> names() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    public <E extends VeriportEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
