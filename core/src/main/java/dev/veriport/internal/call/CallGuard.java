package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Answers;
import dev.veriport.spi.Attempt;
import dev.veriport.spi.GuardedCalls;
import dev.veriport.spi.Operation;
import dev.veriport.spi.RetrySemantics;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every call of one vendor goes through, from the outside in: deadline, retries, what it needs first (a token), the
 * vendor's wish to be left alone, the bulkhead of its retry semantics, the breaker of its operation, the day's budget, the request.
 * Thread-safe.
 */
public final class CallGuard implements GuardedCalls {
    /** The part of a deadline in which an unknown outcome is looked for: a fourth. */
    private static final int KEPT_BACK = 4;

    private final ProviderId provider;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final OneShotCalls oneShots;
    private final DailyBudget budget;
    private final VeriportListener listener;
    private final boolean isWatched;
    private final RetryAfterGate gate;
    private final Map<RetrySemantics, Bulkhead> bulkheads = new EnumMap<>(RetrySemantics.class);
    private final Breakers breakers;

    public CallGuard(ProviderId provider, CallContext context) {
        this.provider = provider;
        this.ticker = context.ticker();
        this.detachedTasks = context.detachedTasks();
        this.budget = context.budget();
        this.listener = context.listener();
        this.isWatched = !listener.equals(VeriportListener.NOBODY);
        this.oneShots = new OneShotCalls(context.vault(), detachedTasks);
        this.gate = new RetryAfterGate(ticker);
        this.breakers = new Breakers(provider, ticker, listener);
        for (RetrySemantics retrySemantics : RetrySemantics.values()) {
            bulkheads.put(retrySemantics, new Bulkhead(ticker, context.atOnce()));
        }
    }

    /**
     * Whether an operation that {@code start} or {@code complete} needs is left alone just now because it failed too often.
     * One that may be tried again is not.
     */
    public boolean isFailing() {
        return breakers.isFailing();
    }

    /** How every operation stands that was called, by its name. */
    public SortedMap<String, BreakerState> operations() {
        return breakers.states();
    }

    @Override
    public <T> T call(Operation.Callable operation, Deadline deadline, Attempt<T> attempt) {
        return named(operation, () -> {
            try {
                return attempts(operation, deadline, attempt);
            } catch (VeriportException failure) {
                boolean lost = operation instanceof Operation.Create && failure.requestMayHaveBeenProcessed();
                throw lost ? OneShotCalls.outcomeUnknown(failure) : failure;
            }
        });
    }

    @Override
    public <T> T create(
            Operation.Create operation,
            Deadline deadline,
            String reference,
            Function<Deadline, Attempt<T>> attempt,
            Function<Deadline, Optional<T>> search) {
        Deadline shortened =
                new Deadline(ticker, deadline.atNanos() - deadline.remaining().toNanos() / KEPT_BACK);
        try {
            return call(operation, shortened, attempt.apply(shortened));
        } catch (VeriportException failure) {
            VeriportException named = failure.toBuilder().reference(reference).build();
            if (failure.code() != ErrorCode.OUTCOME_UNKNOWN
                    || Thread.currentThread().isInterrupted()) {
                throw named;
            }
            return found(search, deadline, named).orElseThrow(() -> named);
        }
    }

    private static <T> Optional<T> found(
            Function<Deadline, Optional<T>> search, Deadline deadline, VeriportException unknown) {
        try {
            return search.apply(deadline);
        } catch (VeriportException alsoFailed) {
            unknown.addSuppressed(alsoFailed);
            return Optional.empty();
        } catch (RuntimeException unexpected) {
            unknown.addSuppressed(unexpected(unexpected));
            return Optional.empty();
        }
    }

    @Override
    public <T> T redeem(
            Operation.OneShot operation,
            VaultKey key,
            Deadline deadline,
            Duration timeout,
            Function<Deadline, Attempt<StoredResponse>> exchange,
            Function<StoredResponse, T> reader) {
        return named(operation, () -> {
            try {
                Supplier<StoredResponse> once = () -> {
                    Deadline own = Deadline.after(ticker, timeout);
                    return attempts(operation, own, OneShotCalls.requireConclusive(exchange.apply(own)));
                };
                Runnable kept = () -> publish(new VeriportEvent.AnswerStored(provider, operation.name()));
                StoredResponse answer = oneShots.redeem(key, deadline, once, kept);
                return Answers.read(answer.status(), () -> reader.apply(answer));
            } catch (VeriportException failure) {
                throw failure.toBuilder().reference(key.toString()).build();
            }
        });
    }

    @Override
    public void replaceConnection(Operation operation) {
        budget.count(operation);
        publish(new VeriportEvent.ConnectionReplaced(provider, operation.name()));
    }

    @Override
    public void keep(Operation.Create operation, VaultKey key, StoredResponse unreadable) {
        oneShots.keep(key, unreadable, () -> publish(new VeriportEvent.AnswerStored(provider, operation.name())));
    }

    /** What the preparation throws is its own affair, and no reason to prepare again. */
    private <T> T attempts(Operation operation, Deadline deadline, Attempt<T> attempt) {
        if (detachedTasks.closed().isDone()) {
            throw DetachedTasks.closedFailure(); // before anything is counted
        }
        boolean replayed = false;
        for (int made = 1; ; made++) {
            Attempt.Prepared<T> prepared = beforeSending(attempt::prepare);
            try {
                return passGateAndBulkhead(operation, deadline, prepared);
            } catch (VeriportException failure) {
                boolean refused = failure.code() == ErrorCode.AUTHENTICATION && failure.phase() == Phase.ANSWERED;
                if (refused && prepared.refused() && !replayed) {
                    replayed = true; // who is refused has had nothing done
                } else {
                    waitForNext(operation, deadline, made, failure);
                }
            }
        }
    }

    /** What fails here, a token or the day's budget, had its own phase; of the operation nothing was sent. */
    private static <T> T beforeSending(Supplier<T> step) {
        try {
            return step.get();
        } catch (VeriportException failure) {
            throw failure.phase() == Phase.NOT_SENT
                    ? failure
                    : failure.toBuilder().phase(Phase.NOT_SENT).build();
        }
    }

    /** Throws the failure where there is no next attempt. */
    private void waitForNext(Operation operation, Deadline deadline, int made, VeriportException failure) {
        Optional<Duration> wait = RetryPolicy.next(operation, made, failure);
        if (wait.isEmpty() || detachedTasks.closed().isDone()) {
            throw failure;
        }
        long until = ticker.nanos() + wait.get().toNanos();
        if (until - deadline.atNanos() >= 0) {
            throw failure.retryAfter().isPresent()
                    ? failure.toBuilder().code(ErrorCode.RATE_LIMITED).build()
                    : failure;
        }
        publish(new VeriportEvent.CallRetried(provider, operation.name(), failure.code(), wait.get()));
        RetryAfterGate.pause(ticker, until);
    }

    private <T> T passGateAndBulkhead(Operation operation, Deadline deadline, Attempt.Prepared<T> prepared) {
        gate.pass(deadline);
        Bulkhead bulkhead = Objects.requireNonNull(bulkheads.get(operation.retrySemantics()));
        bulkhead.acquire(deadline);
        try {
            if (deadline.isOver()) {
                throw VeriportException.notSent(
                                ErrorCode.TIMEOUT, "the deadline passed before anything was sent: try again")
                        .build();
            }
            return breakers.of(operation).run(() -> count(operation), () -> send(operation, prepared));
        } finally {
            bulkhead.release();
        }
    }

    private void count(Operation operation) {
        beforeSending(() -> {
            budget.count(operation);
            return operation;
        });
    }

    private <T> T send(Operation operation, Attempt.Prepared<T> prepared) {
        long begun = isWatched ? ticker.nanos() : 0;
        try {
            T result = sent(prepared);
            if (isWatched) {
                publish(new VeriportEvent.CallSucceeded(provider, operation.name(), since(begun)));
            }
            return result;
        } catch (VeriportException failure) {
            gate.heed(failure);
            if (isWatched) {
                publish(new VeriportEvent.CallFailed(
                        provider, operation.name(), failure.code(), failure.phase(), since(begun)));
            }
            throw failure;
        }
    }

    private static <T> T sent(Attempt.Prepared<T> prepared) {
        try {
            return prepared.send();
        } catch (VeriportException failure) {
            throw failure;
        } catch (RuntimeException unexpected) {
            throw unexpected(unexpected);
        }
    }

    /** Nobody knows how far it came. */
    private static VeriportException unexpected(RuntimeException failure) {
        return VeriportException.of(
                        ErrorCode.UNAVAILABLE, "the call failed for no reason we know: report it with this stack")
                .unexpected(failure)
                .build();
    }

    private Duration since(long begun) {
        return Duration.ofNanos(ticker.nanos() - begun);
    }

    private void publish(VeriportEvent event) {
        listener.on(event);
    }

    private <T> T named(Operation operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.OUTCOME_UNKNOWN) {
                publish(new VeriportEvent.OutcomeUnknown(provider, operation.name()));
            }
            throw failure.operation().isPresent()
                    ? failure
                    : failure.toBuilder()
                            .provider(provider)
                            .operation(operation.name())
                            .message(provider + " " + operation.name() + ": " + failure.getMessage())
                            .build();
        }
    }
}
