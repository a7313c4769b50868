package dev.veriport.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.KeptResponse;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.port.ResultVault;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every call of one vendor goes through, from the outside in: deadline, what it needs first (a token), the breaker
 * of its operation, the day's budget, the request. Thread-safe.
 */
public final class CallGuard {
    private final ProviderId provider;
    private final Ticker ticker;
    private final OneShotCalls oneShots;
    private final DailyBudget budget;
    private final ConcurrentMap<String, Breaker> breakers = new ConcurrentHashMap<>();

    public CallGuard(ProviderId provider, Ticker ticker, ResultVault vault, Background background, DailyBudget budget) {
        this.provider = provider;
        this.ticker = ticker;
        this.budget = budget;
        this.oneShots = new OneShotCalls(vault, background);
    }

    /**
     * Makes a call that may fail and be made again by its caller.
     *
     * @throws VeriportException with provider and operation; a lost answer of a {@link Operation.Create} is {@link
     *     ErrorCode#OUTCOME_UNKNOWN}
     */
    public <T> T call(Operation.Callable operation, Deadline deadline, Attempt<T> attempt) {
        return named(operation, () -> {
            try {
                return prepareAndSend(operation, deadline, attempt, true);
            } catch (VeriportException failure) {
                boolean lost = operation instanceof Operation.Create && failure.requestMayHaveBeenProcessed();
                throw lost ? OneShotCalls.outcomeUnknown(failure) : failure;
            }
        });
    }

    /** Who is refused has had nothing done, so a call is made again when what it was refused for can be had anew: once. */
    private <T> T prepareAndSend(
            Operation.Callable operation, Deadline deadline, Attempt<T> attempt, boolean replayable) {
        Attempt.Prepared<T> prepared = attempt.prepare();
        try {
            return guarded(operation, deadline, prepared::send);
        } catch (VeriportException failure) {
            boolean refused = failure.code() == ErrorCode.AUTHENTICATION && failure.phase() == Phase.ANSWERED;
            if (refused && prepared.refused() && replayable) {
                return prepareAndSend(operation, deadline, attempt, false);
            }
            throw failure;
        }
    }

    /**
     * Makes a call that can succeed once: sent at most once, its answer kept in the vault before anybody reads it. The
     * exchange does not end with its caller; a repeated call gets the kept answer, or waits for the open one.
     *
     * @param key tells this redemption from every other; the reference of every failure
     * @param deadline the caller's; the exchange has its own
     * @param timeout how long the exchange may take
     * @param reader makes the kept answer a result
     * @throws VeriportException {@link ErrorCode#OUTCOME_UNKNOWN} when the answer is lost, or not here by the deadline
     */
    public <T> T redeem(
            Operation.OneShot operation,
            VaultKey key,
            Deadline deadline,
            Duration timeout,
            Function<Deadline, KeptResponse> exchange,
            Function<KeptResponse, T> reader) {
        return named(operation, () -> {
            try {
                return reader.apply(oneShots.redeem(key, deadline, () -> {
                    Deadline own = Deadline.after(ticker, timeout);
                    return guarded(operation, own, () -> OneShotCalls.telling(exchange.apply(own)));
                }));
            } catch (VeriportException failure) {
                throw failure.toBuilder().reference(key.toString()).build();
            }
        });
    }

    private <T> T guarded(Operation operation, Deadline deadline, Supplier<T> send) {
        if (deadline.isOver()) {
            throw VeriportException.of(ErrorCode.TIMEOUT, "the deadline passed before anything was sent: try again")
                    .build();
        }
        return breakers.computeIfAbsent(operation.name(), name -> new Breaker(provider + " " + name, ticker))
                .run(() -> {
                    budget.count(operation);
                    return send.get();
                });
    }

    private <T> T named(Operation operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (VeriportException failure) {
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
