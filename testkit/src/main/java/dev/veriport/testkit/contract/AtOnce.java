package dev.veriport.testkit.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls from several threads that start together. */
final class AtOnce {
    private static final long CALLER_TIMEOUT_SECONDS = 30;

    private AtOnce() {}

    /**
     * The result of each call.
     *
     * @throws AssertionError when a call fails or does not end within 30 seconds
     */
    static <T> List<T> call(int callers, Callable<T> call) {
        return call(Collections.nCopies(callers, call));
    }

    /** The result of each call. */
    static <T> List<T> call(List<Callable<T>> tasks) {
        int callers = tasks.size();
        CountDownLatch ready = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<T>> calls = new ArrayList<>();
            for (Callable<T> call : tasks) {
                calls.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : calls) {
                results.add(each.get(CALLER_TIMEOUT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError("one of " + callers + " concurrent callers failed", failed.getCause());
        } catch (TimeoutException stuck) {
            throw new AssertionError("one of " + callers + " concurrent callers got no answer", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}
