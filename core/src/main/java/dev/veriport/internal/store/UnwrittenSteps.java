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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store has yet to take from this process: one step for each key. Bounded by its answers' size and time. Thread-safe. */
final class UnwrittenSteps {
    private final Ticker ticker;
    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    /** Held while a key's step is written: by its hash, so that few keys wait for each other. */
    private final List<ReentrantLock> writers =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    private final Map<VaultKey, Step> steps = new LinkedHashMap<>();

    private sealed interface Step {}

    /**
     * @param withdrawn the owners whose withdrawals the store has not taken
     * @param verifications what an answer was about that is here no more: the store may be taking it just now
     */
    private record Intent(String owner, long since, Set<String> withdrawn, Set<VaultKey> verifications)
            implements Step {}

    private record Withdrawal(Set<String> owners) implements Step {}

    /** @param verifications the hashes of those that the answer is about */
    private record Answer(byte[] sealed, long until, Set<VaultKey> verifications) implements Step {
        Answer about(VaultKey verification) {
            return new Answer(sealed, until, with(verifications, verification));
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
            Step step = steps.compute(
                    key,
                    (same, found) ->
                            isBegun(found) ? found : new Intent(owner, ticker.nanos(), withdrawn(found), Set.of()));
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

    /** The store takes the withdrawal of an intent too that it does not have: it may be taking the intent just now. */
    void withdraw(VaultKey key, String owner) {
        locked(() -> steps.compute(key, (same, found) -> {
            if (found instanceof Answer) {
                return found;
            }
            Set<String> owners = with(withdrawn(found), owner);
            return found instanceof Intent intent && !intent.owner().equals(owner)
                    ? new Intent(intent.owner(), intent.since(), owners, intent.verifications())
                    : new Withdrawal(owners);
        }));
    }

    private static Set<String> withdrawn(@Nullable Step found) {
        if (found instanceof Intent intent) {
            return intent.withdrawn();
        }
        return found instanceof Withdrawal withdrawal ? withdrawal.owners() : Set.of();
    }

    private static <T> Set<T> with(Set<T> some, T another) {
        Set<T> all = new LinkedHashSet<>(some);
        all.add(another);
        return Set.copyOf(all);
    }

    /** Of too many bytes the oldest answers are dropped, never this one. That they were redeemed is not forgotten. */
    void keep(VaultKey key, byte[] sealed, Duration keep) {
        locked(() -> {
            Set<VaultKey> verifications =
                    steps.remove(key) instanceof Answer earlier ? earlier.verifications() : Set.of();
            steps.put(key, new Answer(sealed, ticker.nanos() + keep.toNanos(), verifications));
            for (VaultKey oldest = oldestAnswer(); bytes() > capacity && !oldest.equals(key); oldest = oldestAnswer()) {
                drop(oldest);
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

    private void drop(VaultKey key) {
        Set<VaultKey> verifications = steps.get(key) instanceof Answer answer ? answer.verifications() : Set.of();
        steps.put(key, new Intent(ResultVault.newOwner(), ticker.nanos(), Set.of(), verifications));
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

    /** Drops the answers about a verification. That they were redeemed is not forgotten. */
    int erase(VaultKey verification) {
        return locked(() -> {
            List<VaultKey> about = steps.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Answer answer
                            && answer.verifications().contains(verification))
                    .map(Map.Entry::getKey)
                    .toList();
            about.forEach(this::drop);
            return about.size();
        });
    }

    List<VaultKey> keys() {
        return locked(() -> List.copyOf(steps.keySet()));
    }

    /**
     * Writes the step of a key, where there is one, and what it is changed to meanwhile. One thread at a time writes a key, and
     * another waits for it: it must not begin, or write what was withdrawn or erased, over a step that is on its way.
     */
    void write(VaultKey key, ResultVault to) {
        ReentrantLock writing = writers.get(Math.floorMod(key.hashCode(), writers.size()));
        writing.lock();
        try {
            for (Step step = step(key); step != null; step = step(key)) {
                write(key, step, to);
                Step written = step;
                locked(() -> steps.remove(key, written));
            }
        } finally {
            writing.unlock();
        }
    }

    private @Nullable Step step(VaultKey key) {
        return locked(() -> steps.get(key));
    }

    private void write(VaultKey key, Step step, ResultVault to) {
        withdrawn(step).forEach(owner -> to.withdraw(key, owner));
        if (step instanceof Intent intent) {
            to.begin(key, intent.owner());
            intent.verifications().forEach(verification -> to.assign(key, verification));
        } else if (step instanceof Answer answer) {
            to.keep(key, answer.sealed(), Duration.ofNanos(Math.max(1, answer.until() - ticker.nanos())));
            answer.verifications().forEach(verification -> to.assign(key, verification));
        }
    }

    /** Drops answers whose time is over before each question. */
    private <T extends @Nullable Object> T locked(Supplier<T> question) {
        lock.lock();
        try {
            long now = ticker.nanos();
            List<VaultKey> over = steps.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Answer answer && answer.until() - now <= 0)
                    .map(Map.Entry::getKey)
                    .toList();
            over.forEach(this::drop);
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
