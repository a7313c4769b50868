package dev.veriport.internal.store;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a store has yet to take from this process: one step for each key. Bounded by its answers' size and time. Thread-safe. */
final class UnwrittenSteps {
    private final Ticker ticker;
    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<VaultKey, Step> steps = new LinkedHashMap<>();

    private sealed interface Step {}

    private record Intent(String owner, long since) implements Step {}

    private record Withdrawal(String owner) implements Step {}

    /** @param verifications the hashes of those that the answer is about */
    private record Answer(byte[] sealed, long until, Set<VaultKey> verifications) implements Step {
        Answer about(VaultKey verification) {
            Set<VaultKey> all = new LinkedHashSet<>(verifications);
            all.add(verification);
            return new Answer(sealed, until, Set.copyOf(all));
        }
    }

    /** @param capacity in bytes, of all answers together */
    UnwrittenSteps(Ticker ticker, long capacity) {
        this.ticker = ticker;
        this.capacity = capacity;
    }

    /** Records an intent that the store does not have, unless there is one. */
    VaultIntent begin(VaultKey key, String owner) {
        return locked(() -> {
            Step step = steps.compute(key, (same, found) -> isBegun(found) ? found : new Intent(owner, ticker.nanos()));
            if (step instanceof Intent intent && !intent.owner().equals(owner)) {
                return new VaultIntent(VaultIntent.State.INTENDED, Duration.ofNanos(ticker.nanos() - intent.since()));
            }
            return step instanceof Answer
                    ? new VaultIntent(VaultIntent.State.KEPT, Duration.ZERO)
                    : VaultIntent.begun();
        });
    }

    private static boolean isBegun(@Nullable Step step) {
        return step instanceof Intent || step instanceof Answer;
    }

    /** An intent that the store does not have is forgotten at once. */
    void withdraw(VaultKey key, String owner) {
        locked(() -> steps.compute(
                key,
                (same, found) ->
                        found instanceof Answer ? found : found instanceof Intent ? null : new Withdrawal(owner)));
    }

    /** Of too many bytes the oldest answers are dropped. */
    void keep(VaultKey key, byte[] sealed, Duration keep) {
        locked(() -> {
            steps.remove(key);
            steps.put(key, new Answer(sealed, ticker.nanos() + keep.toNanos(), Set.of()));
            while (steps.size() > 1 && bytes() > capacity) {
                steps.remove(oldestAnswer());
            }
            return key;
        });
    }

    private long bytes() {
        return steps.values().stream()
                .mapToLong(step -> step instanceof Answer answer ? answer.sealed().length : 0)
                .sum();
    }

    private VaultKey oldestAnswer() {
        return steps.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Answer)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    Optional<byte[]> answer(VaultKey key) {
        return locked(() -> steps.get(key) instanceof Answer answer ? Optional.of(answer.sealed()) : Optional.empty());
    }

    /** @return whether the answer is here */
    boolean assign(VaultKey key, VaultKey verification) {
        return locked(() -> steps.computeIfPresent(
                        key, (same, step) -> step instanceof Answer answer ? answer.about(verification) : step)
                instanceof Answer);
    }

    /** Drops the answers about a verification; that they were redeemed is in the store. */
    int erase(VaultKey verification) {
        return locked(() -> {
            List<VaultKey> about = steps.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Answer answer
                            && answer.verifications().contains(verification))
                    .map(Map.Entry::getKey)
                    .toList();
            about.forEach(steps::remove);
            return about.size();
        });
    }

    List<VaultKey> keys() {
        return locked(() -> List.copyOf(steps.keySet()));
    }

    /** Writes the step of a key, where there is one, and forgets it if nobody has changed it meanwhile. */
    void write(VaultKey key, ResultVault to) {
        @Nullable Step step = locked(() -> steps.get(key));
        if (step == null) {
            return;
        }
        if (step instanceof Intent intent) {
            to.begin(key, intent.owner());
        } else if (step instanceof Withdrawal withdrawal) {
            to.withdraw(key, withdrawal.owner());
        } else if (step instanceof Answer answer) {
            to.keep(key, answer.sealed(), Duration.ofNanos(Math.max(1, answer.until() - ticker.nanos())));
            answer.verifications().forEach(verification -> to.assign(key, verification));
        }
        locked(() -> steps.remove(key, step));
    }

    /** Drops answers whose time is over before each step. */
    private <T extends @Nullable Object> T locked(Supplier<T> question) {
        lock.lock();
        try {
            long now = ticker.nanos();
            steps.values().removeIf(step -> step instanceof Answer answer && answer.until() - now <= 0);
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
