package dev.veriport.internal.vault;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stores single-use answers in memory, up to a limit, until the process ends. When the limit is reached the oldest
 * answers are removed. That a code was redeemed is remembered longer than its answer, as a hash: a later attempt is an
 * unknown outcome, and sends no second request.
 */
public final class MemoryResultVault implements ResultVault {
    private static final int REMEMBERED = 100_000;

    private final Ticker ticker;
    private final VaultSweeper sweeper;
    private final long keepNanos;
    private final long capacity;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<VaultKey, Answer> answers = new LinkedHashMap<>();
    private final Set<VaultKey> redeemed = Collections.newSetFromMap(new Latest<>());
    /** Until when the answers of a verification are deleted, by the hash of its id. */
    private final Map<VaultKey, Long> erased = new Latest<>();

    private long bytes;

    /** @param verification the hash of its id, once it is known */
    private record Answer(StoredResponse response, long erasedAt, Optional<VaultKey> verification) {
        Answer about(VaultKey hash) {
            return new Answer(response, erasedAt, Optional.of(hash));
        }

        int size() {
            return response.body().length;
        }
    }

    /**
     * @param keep how long an answer is stored
     * @param capacity in bytes, of all answers together
     */
    public MemoryResultVault(Ticker ticker, DetachedTasks detachedTasks, Duration keep, long capacity) {
        this.ticker = ticker;
        this.sweeper = new VaultSweeper(ticker, detachedTasks, this::sweep);
        this.keepNanos = keep.toNanos();
        this.capacity = capacity;
    }

    @Override
    public State begin(VaultKey key) {
        return locked(() -> {
            if (answers.containsKey(key)) {
                return State.KEPT;
            }
            return redeemed.add(key) ? State.UNKNOWN : State.INTENDED;
        });
    }

    @Override
    public void withdraw(VaultKey key) {
        locked(() -> {
            erase(key);
            return redeemed.remove(key);
        });
    }

    @Override
    public void keep(VaultKey key, StoredResponse response) {
        locked(() -> {
            erase(key);
            redeemed.add(key);
            if (response.body().length > capacity) {
                return null; // an answer above the limit would remove all others, and itself
            }
            Answer answer = new Answer(response, ticker.nanos() + keepNanos, Optional.empty());
            answers.put(key, answer);
            bytes += answer.size();
            while (bytes > capacity) {
                erase(answers.keySet().iterator().next());
            }
            sweeper.wake();
            return answer;
        });
    }

    @Override
    public Optional<StoredResponse> find(VaultKey key) {
        return locked(() -> Optional.ofNullable(answers.get(key)).map(Answer::response));
    }

    @Override
    public boolean assign(VaultKey key, VerificationId verification) {
        VaultKey hash = VaultKey.of(verification.provider(), verification.value());
        return locked(() -> {
            if (erased.containsKey(hash)) {
                erase(key);
                return false;
            }
            answers.computeIfPresent(key, (same, answer) -> answer.about(hash));
            return true;
        });
    }

    @Override
    public int erase(VerificationId verification) {
        VaultKey hash = VaultKey.of(verification.provider(), verification.value());
        return locked(() -> {
            List<VaultKey> about = answers.entrySet().stream()
                    .filter(stored -> stored.getValue().verification().equals(Optional.of(hash)))
                    .map(Map.Entry::getKey)
                    .toList();
            about.forEach(this::erase);
            erased.remove(hash); // the latest is the last
            erased.put(hash, ticker.nanos() + keepNanos);
            return about.size();
        });
    }

    @Override
    public void close() {
        locked(() -> {
            answers.clear();
            redeemed.clear();
            erased.clear();
            bytes = 0;
            return null;
        });
    }

    /** Removes expired answers and marks before each step. */
    private <T extends @Nullable Object> T locked(Supplier<T> question) {
        lock.lock();
        try {
            long now = ticker.nanos();
            List<VaultKey> over = answers.entrySet().stream()
                    .takeWhile(oldest -> oldest.getValue().erasedAt() - now <= 0)
                    .map(Map.Entry::getKey)
                    .toList();
            over.forEach(this::erase);
            erased.values().removeIf(until -> until - now <= 0);
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    private void erase(VaultKey key) {
        Answer erased = answers.remove(key);
        bytes -= erased == null ? 0 : erased.size();
    }

    private Optional<Duration> sweep() {
        return locked(() -> answers.values().stream()
                .findFirst()
                .map(oldest -> Duration.ofNanos(oldest.erasedAt() - ticker.nanos())));
    }

    /** Bounded; the oldest keys are removed first. */
    private static final class Latest<V> extends LinkedHashMap<VaultKey, V> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<VaultKey, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
