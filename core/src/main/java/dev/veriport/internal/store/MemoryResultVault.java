package dev.veriport.internal.store;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
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
 * unknown outcome, and sends no second request. Thread-safe.
 */
public final class MemoryResultVault implements ResultVault, AnswerForm {
    private static final String NOBODY = "";

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
    private long begun;

    /**
     * @param number of all intents; pages of entries are in their order
     * @param owner nobody, once there was an answer: the request is not sent again
     */
    private record Intent(long number, String owner, long since, Instant at) {
        Intent withoutOwner() {
            return new Intent(number, NOBODY, since, at);
        }
    }

    /** @param verifications the hashes of their ids, once they are known */
    private record Answer(StoredResponse response, long erasedAt, Instant at, Set<VaultKey> verifications) {
        int size() {
            return response.body().length;
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
            Intent found = intents.computeIfAbsent(key, unknown -> intent(owner));
            Duration age = Duration.ofNanos(ticker.nanos() - found.since());
            if (answer(key).isPresent()) {
                return new VaultIntent(VaultIntent.State.KEPT, age);
            }
            return found.owner().equals(owner) ? VaultIntent.begun() : new VaultIntent(VaultIntent.State.INTENDED, age);
        });
    }

    private Intent intent(String owner) {
        return new Intent(++begun, owner, ticker.nanos(), clock.instant());
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        locked(() ->
                intents.computeIfPresent(key, (same, found) -> found.owner().equals(owner) ? null : found));
    }

    /** Stores bytes that are no response, as the body of one. */
    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        keep(key, new StoredResponse(0, sealed), keep);
    }

    @Override
    public void keep(VaultKey key, StoredResponse response, Duration keep) {
        locked(() -> {
            Set<VaultKey> verifications = answer(key).map(Answer::verifications).orElseGet(HashSet::new);
            erase(key);
            intents.compute(key, (same, found) -> found == null ? intent(NOBODY) : found.withoutOwner());
            if (response.body().length > capacity) {
                return null; // an answer above the limit would remove all others, and itself
            }
            Answer answer = new Answer(response, ticker.nanos() + keep.toNanos(), clock.instant(), verifications);
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
    public Optional<byte[]> find(VaultKey key) {
        return response(key).map(StoredResponse::body);
    }

    @Override
    public Optional<StoredResponse> response(VaultKey key) {
        return locked(() -> answer(key).map(Answer::response));
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        return locked(() -> {
            Long until = erased.get(verification);
            if (until != null && !isOver(until)) {
                erase(key);
                return false;
            }
            answer(key).ifPresent(answer -> answer.verifications().add(verification));
            return true;
        });
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        return locked(() -> {
            List<VaultKey> about = answers.entrySet().stream()
                    .filter(stored -> stored.getValue().verifications().contains(verification))
                    .map(Map.Entry::getKey)
                    .toList();
            about.forEach(this::erase);
            erased.remove(verification); // the latest is the last
            erased.put(verification, ticker.nanos() + remembered.toNanos());
            return about.size();
        });
    }

    /** In the order in which they were begun; a page begins after an intent's number. */
    @Override
    public VaultPage entries(String after, int limit) {
        return locked(() -> {
            long last = numberOf(after);
            List<Map.Entry<VaultKey, Intent>> page = intents.entrySet().stream()
                    .filter(intent -> intent.getValue().number() > last)
                    .limit(limit)
                    .toList();
            Optional<String> next = page.size() < limit
                    ? Optional.empty()
                    : Optional.of(Long.toString(page.get(limit - 1).getValue().number()));
            return new VaultPage(
                    page.stream()
                            .map(intent -> entry(intent.getKey(), intent.getValue()))
                            .toList(),
                    next);
        });
    }

    private static long numberOf(String after) {
        try {
            return after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException notOurs) {
            throw VaultPage.unknownEnd();
        }
    }

    private VaultEntry entry(VaultKey key, Intent intent) {
        return answer(key)
                .map(answer -> new VaultEntry(key, answer.at(), true, answer.size()))
                .orElseGet(() -> new VaultEntry(key, intent.at(), false, 0));
    }

    /** Also done in the background, while an answer is stored. */
    @Override
    public boolean eraseExpired() {
        sweep();
        return false;
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

    private <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Answer> answer(VaultKey key) {
        return Optional.ofNullable(answers.get(key)).filter(answer -> !isOver(answer.erasedAt()));
    }

    private boolean isOver(long until) {
        return until - ticker.nanos() <= 0;
    }

    private void erase(VaultKey key) {
        Answer erased = answers.remove(key);
        bytes -= erased == null ? 0 : erased.size();
    }

    /** Removes expired answers and marks. Returns the time until the next answer expires. */
    private Optional<Duration> sweep() {
        return locked(() -> {
            List<VaultKey> over = answers.entrySet().stream()
                    .filter(stored -> isOver(stored.getValue().erasedAt()))
                    .map(Map.Entry::getKey)
                    .toList();
            over.forEach(this::erase);
            erased.values().removeIf(this::isOver);
            return answers.values().stream()
                    .map(answer -> Duration.ofNanos(answer.erasedAt() - ticker.nanos()))
                    .min(Comparator.naturalOrder());
        });
    }
}
