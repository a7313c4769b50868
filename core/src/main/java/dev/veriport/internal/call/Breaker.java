package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.time.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The circuit breaker of one operation: open for 30 s when 5 of the last 10 counted calls failed. It counts calls and not
 * time, since KYC volumes are low. It adds two things to Resilience4j's state machine: a call that started before a transition
 * does not change the state after it, and every permit is released. Thread-safe.
 */
final class Breaker {
    private static final int WINDOW = 10;
    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(30);

    private static final Set<ErrorCode> FAILURE =
            Set.of(ErrorCode.TIMEOUT, ErrorCode.UNAVAILABLE, ErrorCode.MALFORMED_RESPONSE, ErrorCode.OUTCOME_UNKNOWN);

    /** Codes that do not count: the vendor refused the account, or the call was refused here. */
    private static final Set<ErrorCode> NEUTRAL =
            Set.of(ErrorCode.RATE_LIMITED, ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION, ErrorCode.INTERRUPTED);

    private final CircuitBreaker machine;
    private final Ticker ticker;
    private final Consumer<BreakerState> onStateChange;

    /** Held while the machine changes its state. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Era era;

    /** How many successes are needed until no failure is in the window. At 0 a further success changes nothing. */
    private volatile int successesUntilClean;

    /** The time from one transition to the next. Compared by identity. */
    private static final class Era {
        private final State state;
        private final long since;

        Era(State state, long since) {
            this.state = state;
            this.since = since;
        }
    }

    /** @param onStateChange is called at each transition */
    Breaker(String name, Ticker ticker, Consumer<BreakerState> onStateChange) {
        this.ticker = ticker;
        this.onStateChange = onStateChange;
        this.era = new Era(State.CLOSED, ticker.nanos());
        this.machine = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW)
                        .failureRateThreshold(100f * FAILURES / WINDOW)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(new TickerClock(ticker))
                        .build());
        fillWithSuccesses();
    }

    /**
     * Runs a call if the breaker permits it.
     *
     * @param before runs after the permit is taken; its failures do not count against the vendor
     * @throws VeriportException {@link ErrorCode#CIRCUIT_OPEN}, or whatever {@code before} or {@code call} throws
     */
    <T> T run(Runnable before, Supplier<T> call) {
        Era started = permitted();
        Verdict verdict = Verdict.NEUTRAL;
        try {
            before.run();
        } catch (RuntimeException | Error ours) {
            settle(verdict, started);
            throw ours;
        }
        try {
            T result = call.get();
            verdict = Verdict.SUCCESS;
            return result;
        } catch (VeriportException failure) {
            verdict = verdictOn(failure);
            throw failure;
        } finally {
            settle(verdict, started);
        }
    }

    /**
     * Takes a permit and returns its era, both under the lock: a permit that is settled in another era would never be
     * released. A closed machine has no limit of permits.
     */
    private Era permitted() {
        Era now = era;
        if (now.state == State.CLOSED) {
            return now;
        }
        lock.lock();
        try {
            boolean permitted = machine.tryAcquirePermission();
            follow();
            if (!permitted) {
                throw open();
            }
            return era;
        } finally {
            lock.unlock();
        }
    }

    /** The state now. The machine leaves the open state only at a call; this shows it half-open after 30 s without one. */
    BreakerState state() {
        Era now = era;
        boolean isOver = ticker.nanos() - now.since > OPEN.toNanos();
        return now.state == State.OPEN && isOver ? BreakerState.HALF_OPEN : state(now.state);
    }

    /**
     * Refuses a call that {@link #run} would refuse, before the call waits for anything. Takes no permit.
     *
     * @throws VeriportException {@link ErrorCode#CIRCUIT_OPEN}
     */
    void refuseWhileOpen() {
        if (era.state == State.OPEN && state() == BreakerState.OPEN) {
            throw open();
        }
    }

    private static BreakerState state(State machine) {
        return switch (machine) {
            case OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            default -> BreakerState.CLOSED;
        };
    }

    /** The time until an open breaker permits a call. */
    private Duration left(Era open) {
        Duration left = OPEN.minusNanos(ticker.nanos() - open.since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void settle(Verdict verdict, Era started) {
        if (verdict == Verdict.SUCCESS && started.state == State.CLOSED && successesUntilClean == 0) {
            return;
        }
        lock.lock();
        try {
            if (started != era) {
                return;
            }
            switch (verdict) {
                case SUCCESS -> {
                    machine.onSuccess(0, TimeUnit.NANOSECONDS);
                    successesUntilClean = Math.max(0, successesUntilClean - 1);
                }
                case FAILURE -> {
                    machine.onError(0, TimeUnit.NANOSECONDS, new CountedFailure());
                    successesUntilClean = WINDOW;
                }
                case NEUTRAL -> machine.releasePermission();
            }
            follow();
        } finally {
            lock.unlock();
        }
    }

    /** Compares the state with the last one. The machine's own events cost more: there is one for each call. */
    private void follow() {
        State now = machine.getState();
        if (now == era.state) {
            return;
        }
        era = new Era(now, ticker.nanos());
        if (now == State.CLOSED) {
            fillWithSuccesses();
        }
        onStateChange.accept(state(now));
    }

    private enum Verdict {
        SUCCESS,
        FAILURE,
        NEUTRAL
    }

    private static Verdict verdictOn(VeriportException failure) {
        if (FAILURE.contains(failure.code())) {
            return Verdict.FAILURE;
        }
        boolean answered = failure.phase() == Phase.ANSWERED;
        return answered && !NEUTRAL.contains(failure.code()) ? Verdict.SUCCESS : Verdict.NEUTRAL;
    }

    private VeriportException open() {
        Duration left =
                era.state == State.OPEN ? left(era) : Duration.ofSeconds(1); // half-open: one call is in progress
        return VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "the operation failed too often: try again later")
                .retryAfter(left)
                .build();
    }

    /** Resilience4j counts a percentage of a full window. Five successes make that "5 of the last 10" from the first call. */
    private void fillWithSuccesses() {
        for (int i = 0; i < WINDOW - FAILURES; i++) {
            machine.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        successesUntilClean = 0;
    }

    /** The state machine needs an exception and logs it at debug level, so it has no data. */
    private static final class CountedFailure extends RuntimeException {
        CountedFailure() {
            super("counted", null, false, false);
        }
    }

    /** The clock of Resilience4j, from our ticker. */
    private static final class TickerClock extends Clock {
        private final Ticker ticker;
        private final long origin;

        TickerClock(Ticker ticker) {
            this.ticker = ticker;
            this.origin = ticker.nanos();
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(ticker.nanos() - origin);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("nobody asks for a zone");
        }
    }
}
