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
 * Leaves a failing operation alone for a while. It counts calls, not time, since KYC volumes are low: open when at
 * least 5 of the last 10 counted calls failed. Resilience4j's state machine, with what it leaves open: a result from
 * before a transition does not change the state, and every permit is given back.
 */
final class Breaker {
    private static final int WINDOW = 10;
    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(30);

    private static final Set<ErrorCode> FAILURE =
            Set.of(ErrorCode.TIMEOUT, ErrorCode.UNAVAILABLE, ErrorCode.MALFORMED_RESPONSE, ErrorCode.OUTCOME_UNKNOWN);

    /** Says nothing about the vendor's health: it refuses us, or we refused ourselves. */
    private static final Set<ErrorCode> NEUTRAL =
            Set.of(ErrorCode.RATE_LIMITED, ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION, ErrorCode.INTERRUPTED);

    private final CircuitBreaker machine;
    private final Ticker ticker;
    private final Consumer<BreakerState> onStateChange;

    /** Held by whoever moves the machine. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Era era;

    /** How many successes it takes until the last failure is no longer in the window; one more then says nothing new. */
    private volatile int untilSpotless;

    /** From one transition to the next; told apart by identity. */
    private static final class Era {
        private final State state;
        private final long since;

        Era(State state, long since) {
            this.state = state;
            this.since = since;
        }
    }

    /** @param onStateChange of each transition */
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
     * @param before is done with the permit in hand; what it throws says nothing about the vendor
     * @throws VeriportException {@link ErrorCode#CIRCUIT_OPEN}, or what either throws
     */
    <T> T run(Runnable before, Supplier<T> call) {
        Era begun = permitted();
        Verdict verdict = Verdict.NEUTRAL;
        try {
            before.run();
        } catch (RuntimeException | Error ours) {
            settle(verdict, begun);
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
            settle(verdict, begun);
        }
    }

    /**
     * The era of a permit: taken as one, or a permit of this era is settled as one of the last and never given back. While
     * the machine is closed it gives any number, and counts none.
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

    /** How it stands now. The machine moves when it is called alone; whoever only looks sees an open one end by itself. */
    BreakerState state() {
        Era now = era;
        boolean isOver = ticker.nanos() - now.since > OPEN.toNanos();
        return now.state == State.OPEN && isOver ? BreakerState.HALF_OPEN : state(now.state);
    }

    private static BreakerState state(State machine) {
        return switch (machine) {
            case OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            default -> BreakerState.CLOSED;
        };
    }

    /** Until an open one may be tried. */
    private Duration left(Era open) {
        Duration left = OPEN.minusNanos(ticker.nanos() - open.since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void settle(Verdict verdict, Era begun) {
        if (verdict == Verdict.SUCCESS && begun.state == State.CLOSED && untilSpotless == 0) {
            return;
        }
        lock.lock();
        try {
            if (begun != era) {
                return;
            }
            switch (verdict) {
                case SUCCESS -> {
                    machine.onSuccess(0, TimeUnit.NANOSECONDS);
                    untilSpotless = Math.max(0, untilSpotless - 1);
                }
                case FAILURE -> {
                    machine.onError(0, TimeUnit.NANOSECONDS, new CountedFailure());
                    untilSpotless = WINDOW;
                }
                case NEUTRAL -> machine.releasePermission();
            }
            follow();
        } finally {
            lock.unlock();
        }
    }

    /** Looks whether the machine has moved: asking it is cheaper than its events, of which there is one a call. */
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
                era.state == State.OPEN ? left(era) : Duration.ofSeconds(1); // half-open: the probe under way will tell
        return VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "failed too often just now: try again later")
                .retryAfter(left)
                .build();
    }

    /** Resilience4j counts shares of a full window; beginning with successes makes that "5 of the last 10" from the start. */
    private void fillWithSuccesses() {
        for (int i = 0; i < WINDOW - FAILURES; i++) {
            machine.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        untilSpotless = 0;
    }

    /** Carries nothing: the state machine wants an exception, and logs it at debug level. */
    private static final class CountedFailure extends RuntimeException {
        CountedFailure() {
            super("counted", null, false, false);
        }
    }

    /** What Resilience4j measures its waiting by. */
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
