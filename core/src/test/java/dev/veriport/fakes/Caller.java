package dev.veriport.fakes;

import dev.veriport.error.VeriportException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody who calls, in a thread of its own. */
public final class Caller<T> {
    private static final long SAFETY_SECONDS = 30;

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile boolean flagged;

    private Caller(Callable<T> call) {
        task = new FutureTask<>(() -> {
            try {
                return call.call();
            } finally {
                flagged = Thread.currentThread().isInterrupted();
            }
        });
        thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
    }

    public static <T> Caller<T> start(Callable<T> call) {
        return new Caller<>(call);
    }

    public static <T> List<Caller<T>> start(int count, Callable<T> call) {
        return Stream.generate(() -> start(call)).limit(count).toList();
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** What the call gave; fails where it failed. */
    public T result() throws Exception {
        return task.get(SAFETY_SECONDS, TimeUnit.SECONDS);
    }

    /** How the call failed; fails where it did not. */
    public Throwable failure() throws Exception {
        try {
            throw new AssertionError("it did not fail, it gave " + result());
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    public VeriportException veriportFailure() throws Exception {
        return (VeriportException) failure();
    }

    /** Whether the thread's interrupt flag was set when the call ended. */
    public boolean leftInterrupted() throws Exception {
        try {
            result();
        } catch (ExecutionException failed) {
            return flagged;
        }
        return flagged;
    }
}
