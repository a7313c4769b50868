package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Ticker;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The most starts of instances in a UTC day, counted in the store by the instance's name. A place of a start that was not sent
 * is used by this process's next start at the instance on that day, since a store never subtracts. Thread-safe.
 */
public final class Caps {
    /** What a session says of a vendor whose cap was reached. */
    static final String REACHED = "CAPPED";

    /** No vendor has this address, so a cap is not counted with an account's requests. */
    private static final URI NO_ACCOUNT = URI.create("https://cap.invalid");

    private static final Set<BudgetCounter> STARTS = Set.of(BudgetCounter.REQUESTS);

    private final Map<ProviderId, Cap> caps = new LinkedHashMap<>();
    private final RequestBudget budget;
    private final Ticker ticker;

    /** @param limits the most starts in a day, by instance */
    public Caps(Map<ProviderId, Integer> limits, RequestBudget budget, Ticker ticker) {
        this.budget = budget;
        this.ticker = ticker;
        limits.forEach((id, limit) -> caps.put(id, new Cap(id, limit)));
    }

    /**
     * Takes a place for one start.
     *
     * @throws VeriportException {@link ErrorCode#UNAVAILABLE} while the store is away and {@code veriport.store.on-failure} is
     *     {@code fail}, and as the store fails
     */
    Place take(ProviderId id) {
        Cap cap = caps.get(id);
        return cap == null ? Place.UNCOUNTED : cap.take();
    }

    /** How many places are used today, those that this process will use again left out; empty without a cap. Fails as {@link #take}. */
    Optional<BudgetUse> used(ProviderId id) {
        return Optional.ofNullable(caps.get(id)).map(Cap::used);
    }

    /** The failure of a start where all that could take it are capped. */
    static VeriportException reached(ProviderId id, Duration resetsIn) {
        return VeriportException.notSent(
                        ErrorCode.BUDGET_EXHAUSTED,
                        id + " has reached its cap of starts: wait for the next UTC day, or raise veriport.cap." + id)
                .provider(id)
                .retryAfter(resetsIn)
                .build();
    }

    /**
     * A place of one start, or none.
     *
     * @param resetsIn the time until the next day, where the cap is reached
     */
    record Place(boolean granted, Duration resetsIn, Runnable giveBack) {
        static final Place UNCOUNTED = new Place(true, Duration.ZERO, () -> {});

        /** Runs the start. One that was not sent gives its place back. */
        <T> T use(Supplier<T> start) {
            try {
                return start.get();
            } catch (VeriportException failure) {
                if (failure.phase() == Phase.NOT_SENT) {
                    giveBack.run();
                }
                throw failure;
            }
        }
    }

    /** The cap of one instance. */
    private final class Cap {
        private final VendorAccount account;
        private final DailyLimits limits;
        private final long limit;

        /** Places that were counted and not used, each until its day ends, on the ticker. */
        private final Queue<Long> unused = new ConcurrentLinkedQueue<>();

        Cap(ProviderId id, long limit) {
            this.account = new VendorAccount(NO_ACCOUNT, id.value(), Secret.of("none"));
            this.limits = new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, limit));
            this.limit = limit;
        }

        Place take() {
            for (Long until = unused.poll(); until != null; until = unused.poll()) {
                if (isToday(until)) {
                    return granted(until);
                }
            }
            long asked = ticker.nanos(); // before the store looks at its clock, so that no place outlives its day
            DailyUsage usage = budget.count(account, limits, STARTS);
            return usage.granted()
                    ? granted(asked + usage.resetsIn().toNanos())
                    : new Place(false, usage.resetsIn(), () -> {});
        }

        private Place granted(long until) {
            return new Place(true, Duration.ZERO, () -> unused.add(until));
        }

        private boolean isToday(long until) {
            return ticker.nanos() - until < 0;
        }

        BudgetUse used() {
            long counted = budget.usage(account, limits).used().getOrDefault(BudgetCounter.REQUESTS, 0L);
            long free = unused.stream().filter(this::isToday).count();
            return new BudgetUse(Math.max(0, counted - free), limit);
        }
    }
}
