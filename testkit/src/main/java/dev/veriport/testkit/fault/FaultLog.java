package dev.veriport.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The accepted connections and the heads of requests, in their order. */
final class FaultLog {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<String> heads = new ArrayList<>();
    private final List<RelayedAnswer> relayed = new ArrayList<>();
    private int connections;
    private volatile @Nullable Connection last;

    void connection(Connection connection) {
        lock.lock();
        try {
            connections++;
            last = connection;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void request(String head) {
        lock.lock();
        try {
            heads.add(head);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void relayed(RelayedAnswer answer) {
        lock.lock();
        try {
            relayed.add(answer);
        } finally {
            lock.unlock();
        }
    }

    List<RelayedAnswer> relayed() {
        lock.lock();
        try {
            return List.copyOf(relayed);
        } finally {
            lock.unlock();
        }
    }

    int connections() {
        lock.lock();
        try {
            return connections;
        } finally {
            lock.unlock();
        }
    }

    List<String> heads() {
        lock.lock();
        try {
            return List.copyOf(heads);
        } finally {
            lock.unlock();
        }
    }

    List<String> requestLines() {
        return heads().stream()
                .map(head -> head.substring(0, head.indexOf('\r')))
                .toList();
    }

    boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
        return await(() -> heads.size() >= count, atMost);
    }

    boolean awaitConnections(int count, Duration atMost) throws InterruptedException {
        return await(() -> connections >= count, atMost);
    }

    private boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!reached.getAsBoolean() && left > 0) {
                left = grown.awaitNanos(left);
            }
            return reached.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** The latest connection, waiting for a first one if need be. */
    @Nullable
    Connection awaitConnection(Duration atMost) throws InterruptedException {
        await(() -> last != null, atMost);
        return last;
    }
}
