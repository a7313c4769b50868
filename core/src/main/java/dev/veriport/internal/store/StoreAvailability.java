package dev.veriport.internal.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.Store;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a store can be reached, decided once for all callers. The first step that cannot reach it makes it away; while it is
 * away no step is tried, and it is pinged in the background until it answers. One that answers pings and fails steps is away for
 * longer each time, up to a second, and is reported as back when it has worked for 10 s. Thread-safe.
 */
public final class StoreAvailability {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAvailability.class);
    private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    /** An outage that begins sooner after the last one has the same cause, which the ping does not find. */
    private static final long RELAPSE = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final Store store;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final VeriportListener listener;
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();
    private final AtomicReference<@Nullable Ended> lastEnded = new AtomicReference<>();
    private final AtomicBoolean reportedLost = new AtomicBoolean();

    /** Why the store is away; what a ping was refused with, where that says more. */
    private volatile String reason = "";

    /** @param pause before the first ping */
    private record Outage(long since, long pause) {
        boolean isRelapse() {
            return pause > FIRST_PAUSE;
        }
    }

    /**
     * An outage that is over.
     *
     * @param pause before the ping that was answered
     * @param relapsed completes when the next one begins
     */
    private record Ended(long at, long pause, CompletableFuture<Void> relapsed) {}

    /** @param name of the store, as {@code veriport.store} has it */
    public StoreAvailability(
            String name, Store store, Ticker ticker, DetachedTasks detachedTasks, VeriportListener listener) {
        this.name = name;
        this.store = store;
        this.ticker = ticker;
        this.detachedTasks = detachedTasks;
        this.listener = listener;
        store.whenReconnected(() -> aside(() -> whenBack.forEach(Runnable::run)));
    }

    /**
     * Runs a task each time the store is back: before other callers use it, and once more when they do; also when it was away
     * unnoticed. The store stays away for a task that throws {@code UNAVAILABLE}, and for no other failure.
     */
    public void whenBack(Runnable task) {
        whenBack.add(task);
    }

    /** How long the store has been away; zero while it can be reached. */
    public Duration awayFor() {
        Outage now = outage.get();
        return now == null ? Duration.ZERO : Duration.ofNanos(Math.max(1, ticker.nanos() - now.since()));
    }

    /**
     * Runs a step of the store, unless it is away.
     *
     * @throws VeriportException {@link ErrorCode#UNAVAILABLE} while it is away, and what the step throws
     */
    public <T> T call(Supplier<T> step) {
        Outage now = outage.get();
        if (now != null) {
            throw VeriportException.notSent(ErrorCode.UNAVAILABLE, reason).build();
        }
        try {
            return step.get();
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.UNAVAILABLE) {
                lost(failure);
            }
            throw failure;
        }
    }

    /** The same for a step without a result. */
    public void run(Runnable step) {
        call(() -> {
            step.run();
            return this;
        });
    }

    /** Runs a task of the store in a thread of its own. Its failure is logged. */
    void aside(Runnable task) {
        detachedTasks.startUnlessClosed("store", () -> {
            try {
                run(task);
            } catch (VeriportException failed) {
                LOG.debug("the store {} failed in the background", name, failed);
            }
        });
    }

    private void lost(VeriportException failure) {
        Ended last = lastEnded.get();
        Outage begins = new Outage(ticker.nanos(), pauseAfter(last));
        if (outage.get() == null) {
            reason = String.valueOf(failure.getMessage()); // first, so that nobody finds the store away without one
        }
        if (!outage.compareAndSet(null, begins)) {
            return;
        }
        if (last != null) {
            last.relapsed().complete(null);
        }
        if (!detachedTasks.startUnlessClosed("store", () -> pingUntilBack(begins))) {
            return; // closed: nobody asks again
        }
        if (reportedLost.compareAndSet(false, true)) {
            LOG.warn("the store {} is away: {}", name, failure.getMessage());
            listener.on(new VeriportEvent.StoreLost(name));
        }
    }

    private long pauseAfter(@Nullable Ended last) {
        return last == null || ticker.nanos() - last.at() >= RELAPSE ? FIRST_PAUSE : next(last.pause());
    }

    private static long next(long pause) {
        return Math.min(2 * pause, LONGEST_PAUSE);
    }

    private void pingUntilBack(Outage ended) {
        long pause = ended.pause();
        try {
            while (!ticker.await(detachedTasks.closed(), ticker.nanos() + pause)) {
                if (isBack()) {
                    back(ended, new Ended(ticker.nanos(), pause, new CompletableFuture<>()));
                    return;
                }
                pause = next(pause);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isBack() {
        try {
            store.ping();
            whenBack.forEach(this::runUnlessRefused);
            return true;
        } catch (RuntimeException stillAway) {
            LOG.debug("the store {} is still away", name, stillAway);
            reportRefusal(stillAway);
            return false;
        }
    }

    /** What refuses a ping stays until somebody mends it. */
    private void reportRefusal(RuntimeException stillAway) {
        boolean isRefusal = stillAway instanceof VeriportException known && known.code() != ErrorCode.UNAVAILABLE;
        if (isRefusal && !reason.equals(stillAway.getMessage())) {
            reason = String.valueOf(stillAway.getMessage());
            LOG.warn("the store {} is still away: {}", name, reason);
        }
    }

    private void runUnlessRefused(Runnable task) {
        try {
            task.run();
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.UNAVAILABLE) {
                throw failure;
            }
            LOG.warn("the store {} is back, and refuses a step: {}", name, failure.getMessage());
        }
    }

    /** What others wrote down between the tasks and the end of the outage is written by the tasks' second run. */
    private void back(Outage outage, Ended ended) throws InterruptedException {
        lastEnded.set(ended);
        this.outage.compareAndSet(outage, null);
        if (!outage.isRelapse()) {
            reportBack();
        }
        whenBack.forEach(task -> {
            try {
                run(task);
            } catch (VeriportException awayAgain) {
                LOG.debug("the store {} is away again", name, awayAgain);
            }
        });
        CompletableFuture<Object> closedOrRelapsed = CompletableFuture.anyOf(detachedTasks.closed(), ended.relapsed());
        if (outage.isRelapse() && !ticker.await(closedOrRelapsed, ended.at() + RELAPSE)) {
            reportBack();
        }
    }

    private void reportBack() {
        if (reportedLost.compareAndSet(true, false)) {
            LOG.info("the store {} is back", name);
            listener.on(new VeriportEvent.StoreBack(name));
        }
    }
}
