package dev.veriport.call;

import dev.veriport.model.KeptResponse;
import dev.veriport.model.VaultKey;
import dev.veriport.port.ResultVault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps single-use answers in memory, bounded, and forgets them with the process. When it is full the oldest answers
 * go; that they were redeemed is remembered, so a later attempt is an unknown outcome and not a second request.
 */
public final class MemoryResultVault implements ResultVault {
    private final Ticker ticker;
    private final Background background;
    private final long keepNanos;
    private final long capacity;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<VaultKey, Entry> entries = new LinkedHashMap<>();
    private long bytes;
    private boolean sweeping;

    /** @param response nothing while there is only the intent */
    private record Entry(long erasedAt, @Nullable KeptResponse response) {
        long bytes() {
            return response == null ? 0 : response.body().length;
        }
    }

    /**
     * @param keep how long an answer is kept
     * @param capacity in bytes, of all answers together
     */
    public MemoryResultVault(Ticker ticker, Background background, Duration keep, long capacity) {
        this.ticker = ticker;
        this.background = background;
        this.keepNanos = keep.toNanos();
        this.capacity = capacity;
    }

    @Override
    public State begin(VaultKey key) {
        lock.lock();
        try {
            sweep();
            Entry entry = entries.get(key);
            if (entry != null) {
                return entry.response() == null ? State.INTENDED : State.KEPT;
            }
            put(key, null);
            return State.UNKNOWN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void withdraw(VaultKey key) {
        lock.lock();
        try {
            Entry removed = entries.remove(key);
            bytes -= removed == null ? 0 : removed.bytes();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(VaultKey key, KeptResponse response) {
        lock.lock();
        try {
            withdraw(key);
            put(key, response);
            makeRoom();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<KeptResponse> find(VaultKey key) {
        lock.lock();
        try {
            sweep();
            Entry entry = entries.get(key);
            return entry == null ? Optional.empty() : Optional.ofNullable(entry.response());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            entries.clear();
            bytes = 0;
        } finally {
            lock.unlock();
        }
    }

    private void put(VaultKey key, @Nullable KeptResponse response) {
        Entry entry = new Entry(ticker.nanos() + keepNanos, response);
        entries.put(key, entry);
        bytes += entry.bytes();
        if (!sweeping) {
            sweeping = true;
            background.start("vault", this::sweepUntilEmpty);
        }
    }

    private void makeRoom() {
        for (Map.Entry<VaultKey, Entry> oldest : entries.entrySet()) {
            if (bytes <= capacity) {
                return;
            }
            bytes -= oldest.getValue().bytes();
            oldest.setValue(new Entry(oldest.getValue().erasedAt(), null));
        }
    }

    /** Every entry lives equally long, so the oldest come first. */
    private void sweep() {
        long now = ticker.nanos();
        entries.values().removeIf(entry -> {
            boolean over = entry.erasedAt() - now <= 0;
            bytes -= over ? entry.bytes() : 0;
            return over;
        });
    }

    /** Erases what is over even when nobody calls; ends when nothing is left. */
    private void sweepUntilEmpty() {
        try {
            for (Optional<Entry> next = next(); next.isPresent(); next = next()) {
                if (ticker.await(background.closed(), next.get().erasedAt())) {
                    return;
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Entry> next() {
        lock.lock();
        try {
            sweep();
            Optional<Entry> oldest = entries.values().stream().findFirst();
            sweeping = oldest.isPresent();
            return oldest;
        } finally {
            lock.unlock();
        }
    }
}
