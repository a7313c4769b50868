package dev.veriport.testkit.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Counts every request and keeps the latest requests and paths: a load run must not fill the memory of its own server. */
final class RequestLog {

    private static final int KEPT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<RecordedRequest> latest = new ArrayDeque<>();
    private final Map<String, Integer> perPath = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> leastRecent) {
            return size() > KEPT;
        }
    };
    private int all;

    void add(RecordedRequest request) {
        lock.lock();
        try {
            all++;
            perPath.merge(request.path(), 1, Integer::sum);
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(request);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        return locked(() -> all);
    }

    int count(String path) {
        return locked(() -> perPath.getOrDefault(path, 0));
    }

    List<RecordedRequest> latest() {
        lock.lock();
        try {
            return List.copyOf(latest);
        } finally {
            lock.unlock();
        }
    }

    boolean await(String path, int count, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (perPath.getOrDefault(path, 0) < count) {
                if (left <= 0) {
                    return false;
                }
                left = grown.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private int locked(IntSupplier read) {
        lock.lock();
        try {
            return read.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
