package dev.veriport.internal.store;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stores single-use answers in memory, up to a limit, until the process ends. When the limit is reached the oldest
 * answers are removed. That a code was redeemed is remembered longer than its answer, as a hash: a later attempt is an
 * unknown outcome, and sends no second request. Thread-safe.
 */
public final class MemoryResultVault implements ResultVault {
    private final InstantSource clock;
    private final Ticker ticker;
    private final VaultSweeper sweeper;
    private final long capacity;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<VaultKey, Answer> answers = new LinkedHashMap<>();
    private final Map<VaultKey, Intent> intents = new LatestKeys<>();
    /** Until when the answers of a verification are deleted, by the hash of its id. */
    private final Map<VaultKey, Long> erased = new LatestKeys<>();

    private long bytes;

    private record Intent(String owner, long since, Instant at) {}

    /** @param verification the hash of its id, once it is known */
    private record Answer(byte[] sealed, long erasedAt, Optional<VaultKey> verification) {
        Answer about(VaultKey hash) {
            return new Answer(sealed, erasedAt, Optional.of(hash));
        }
    }

    /**
     * @param clock for the times that people read
     * @param capacity in bytes, of all answers together
     */
    public MemoryResultVault(InstantSource clock, Ticker ticker, DetachedTasks detachedTasks, long capacity) {
        this.clock = clock;
        this.ticker = ticker;
        this.sweeper = new VaultSweeper(ticker, detachedTasks, this::sweep);
        this.capacity = capacity;
    }

    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        return locked(() -> {
            Intent mine = new Intent(owner, ticker.nanos(), clock.instant());
            Intent found = intents.computeIfAbsent(key, unknown -> mine);
            Duration age = Duration.ofNanos(ticker.nanos() - found.since());
            if (answers.containsKey(key)) {
                return new VaultIntent(VaultIntent.State.KEPT, age);
            }
            return found.owner().equals(owner) ? VaultIntent.begun() : new VaultIntent(VaultIntent.State.INTENDED, age);
        });
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        locked(() -> {
            Intent found = intents.get(key);
            if (found != null && found.owner().equals(owner) && !answers.containsKey(key)) {
                intents.remove(key);
            }
            return found;
        });
    }

    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        locked(() -> {
            erase(key);
            intents.computeIfAbsent(key, unknown -> new Intent("", ticker.nanos(), clock.instant()));
            if (sealed.length > capacity) {
                return null; // an answer above the limit would remove all others, and itself
            }
            Answer answer = new Answer(sealed, ticker.nanos() + keep.toNanos(), Optional.empty());
            answers.put(key, answer);
            bytes += sealed.length;
            while (bytes > capacity) {
                erase(answers.keySet().iterator().next());
            }
            sweeper.wake();
            return answer;
        });
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        return locked(() -> Optional.ofNullable(answers.get(key)).map(Answer::sealed));
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        return locked(() -> {
            if (erased.containsKey(verification)) {
                erase(key);
                return false;
            }
            answers.computeIfPresent(key, (same, answer) -> answer.about(verification));
            return true;
        });
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        return locked(() -> {
            List<VaultKey> about = answers.entrySet().stream()
                    .filter(stored -> stored.getValue().verification().equals(Optional.of(verification)))
                    .map(Map.Entry::getKey)
                    .toList();
            about.forEach(this::erase);
            erased.remove(verification); // the latest is the last
            erased.put(verification, ticker.nanos() + remembered.toNanos());
            return about.size();
        });
    }

    /** In the order in which they were begun; a page begins after an entry's number in it. */
    @Override
    public VaultPage entries(String after, int limit) {
        return locked(() -> {
            int from = after.isEmpty() ? 0 : Integer.parseInt(after);
            List<VaultEntry> all = new ArrayList<>();
            intents.entrySet().stream().skip(from).limit(limit).forEach(intent -> {
                Answer answer = answers.get(intent.getKey());
                int size = answer == null ? 0 : answer.sealed().length;
                all.add(new VaultEntry(intent.getKey(), intent.getValue().at(), answer != null, size));
            });
            int next = from + all.size();
            return new VaultPage(all, next < intents.size() ? Optional.of(Integer.toString(next)) : Optional.empty());
        });
    }

    /** Forgets everything. */
    void clear() {
        locked(() -> {
            answers.clear();
            intents.clear();
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
        bytes -= erased == null ? 0 : erased.sealed().length;
    }

    private Optional<Duration> sweep() {
        return locked(() -> answers.values().stream()
                .findFirst()
                .map(oldest -> Duration.ofNanos(oldest.erasedAt() - ticker.nanos())));
    }
}
