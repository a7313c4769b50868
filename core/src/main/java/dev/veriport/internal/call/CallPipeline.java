package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.CallObservation;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Answers;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.RetrySemantics;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.spi.VendorCall;
import dev.veriport.spi.VendorCalls;
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

/**
 * The steps of every call of one vendor, in their order from top to bottom. Each goes on to the next at one place, and sees
 * its result or its failure. Thread-safe.
 *
 * <ol>
 *   <li>{@code make}: an operation that is not declared is refused; a failure says which vendor and operation it is of
 *   <li>{@code redeem}, for a redemption: one request at most, and its answer is stored before it is read
 *   <li>{@code create}, for a creation: an unknown outcome is searched for
 *   <li>{@code retry}: another attempt, where a repeat is safe or other credentials are there
 *   <li>{@code authorize}: the vendor's {@code Retry-After}, then the credentials, which may be a token
 *   <li>{@code pace}: {@code Retry-After} again, since fetching a token takes time, then {@code requests-per-second}
 *   <li>{@code admit}: the bulkhead
 *   <li>{@code guard}: the breaker of the operation, then the day's budget
 *   <li>{@code observe}: what observes the request is current, and sees its end
 *   <li>{@code time}: events, and the {@code Retry-After} of the answer
 *   <li>{@code send}: the request; its answer becomes a result
 * </ol>
 */
public final class CallPipeline implements VendorCalls {
    private final ProviderId provider;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final Redemptions redemptions;
    private final Creations creations;
    private final DailyBudget budget;
    private final Pacer pacer;
    private final VeriportListener listener;
    private final boolean isObserved;
    private final RetryAfterGate gate;
    private final Map<RetrySemantics, Bulkhead> bulkheads = new EnumMap<>(RetrySemantics.class);
    private final Breakers breakers;
    private final RequestIds requestIds = new RequestIds();

    public CallPipeline(ProviderId provider, CallContext context) {
        this.provider = provider;
        this.ticker = context.ticker();
        this.detachedTasks = context.detachedTasks();
        this.budget = context.budget();
        this.pacer = context.pacer();
        this.listener = context.listener();
        this.isObserved = !listener.equals(VeriportListener.NOBODY);
        AnswerVault vault = new AnswerVault(provider, context.names(), context.vault(), listener);
        this.redemptions = new Redemptions(ticker, vault, detachedTasks);
        this.creations = new Creations(provider, ticker, vault);
        this.gate = new RetryAfterGate(ticker);
        this.breakers = new Breakers(provider, ticker, listener, context.isDeclared());
        for (RetrySemantics semantics : RetrySemantics.values()) {
            bulkheads.put(semantics, new Bulkhead(ticker, context.atOnce()));
        }
    }

    /** What the steps from {@code retry} on pass down. */
    private record Request<T>(
            Operation operation,
            Breaker breaker,
            Deadline deadline,
            Exchange exchange,
            Function<StoredResponse, T> reader) {}

    /** Collects the ids of the answers that are read. */
    public RequestIds requestIds() {
        return requestIds;
    }

    /** Whether the breaker of an operation that {@code start} or {@code complete} needs is open. */
    public boolean isFailing() {
        return breakers.isFailing();
    }

    /** The state of each operation's breaker, by the operation's name; operations that were never called are not in it. */
    public SortedMap<String, BreakerState> operations() {
        return breakers.states();
    }

    @Override
    public <T> T make(VendorCall<T> call) {
        try {
            Breaker breaker = breakers.of(call.operation());
            if (call instanceof VendorCall.Redemption<T> redemption) {
                return redeem(redemption, breaker);
            }
            if (call instanceof VendorCall.Creation<T> creation) {
                return create(creation, breaker);
            }
            return retry(new Request<>(
                    call.operation(), breaker, call.deadline(), call.exchange(), answer -> read(call, answer)));
        } catch (VeriportException failure) {
            String operation = call.operation().name();
            if (failure.code() == ErrorCode.OUTCOME_UNKNOWN) {
                listener.on(new VeriportEvent.OutcomeUnknown(provider, operation));
            }
            throw CallFailures.named(failure, provider, operation);
        }
    }

    private <T> T redeem(VendorCall.Redemption<T> call, Breaker breaker) {
        return redemptions.redeem(
                call,
                ownDeadline -> retry(new Request<>(
                        call.operation(), breaker, ownDeadline, call.exchange(), ConclusiveAnswers::requireConclusive)),
                answer -> read(call, answer));
    }

    private <T> T create(VendorCall.Creation<T> call, Breaker breaker) {
        return creations.create(
                call,
                deadline -> retry(new Request<>(call.operation(), breaker, deadline, call.exchange(), answer -> {
                    T created = creations.readOrStore(call, answer);
                    requestIds.read(answer);
                    return created;
                })));
    }

    private <T> T read(VendorCall<T> call, StoredResponse answer) {
        T result = Answers.read(answer, call.reader());
        requestIds.read(answer);
        return result;
    }

    private <T> T retry(Request<T> request) {
        if (detachedTasks.closed().isDone()) {
            throw DetachedTasks.closedFailure(); // before anything is counted
        }
        boolean reauthorized = false;
        boolean mayHaveArrived = false; // an earlier attempt: then no failure says that nothing was sent
        for (int made = 1; ; made++) {
            Exchange.Authorized authorized =
                    mayHaveArrived ? CallFailures.mayHaveBeenSent(() -> authorize(request)) : authorize(request);
            try {
                return mayHaveArrived
                        ? CallFailures.mayHaveBeenSent(() -> pace(request, authorized))
                        : pace(request, authorized);
            } catch (VeriportException failure) {
                boolean isRepeatedCreation = mayHaveArrived && request.operation() instanceof Operation.Creating;
                mayHaveArrived |=
                        !(request.operation() instanceof Operation.Read) && failure.requestMayHaveBeenProcessed();
                if (hasOtherCredentials(request, authorized, failure) && !reauthorized) {
                    reauthorized = true; // a refused request was not carried out
                } else {
                    VeriportException last = isRepeatedCreation ? CallFailures.ofRepeat(failure) : failure;
                    waitForNextAttempt(request, made, last, mayHaveArrived);
                }
            }
        }
    }

    /** Waits for the gate first: a token could expire while the call waits there. */
    private Exchange.Authorized authorize(Request<?> request) {
        gate.pass(request.deadline());
        return CallFailures.notSent(() -> request.exchange().authorize(request.deadline()));
    }

    /** A call waits here without a permit of the bulkhead. What an open breaker refuses takes no slot from other calls. */
    private <T> T pace(Request<T> request, Exchange.Authorized authorized) {
        do {
            gate.pass(request.deadline());
            request.breaker().refuseWhileOpen();
            pacer.awaitSlot(request.deadline());
        } while (gate.isClosed()); // meanwhile: the slots after the gate opens are spaced, those before are lost
        return admit(request, authorized);
    }

    private <T> T admit(Request<T> request, Exchange.Authorized authorized) {
        Deadline deadline = request.deadline();
        Bulkhead bulkhead =
                Objects.requireNonNull(bulkheads.get(request.operation().retrySemantics()));
        bulkhead.acquire(deadline);
        try {
            if (deadline.isOver()) {
                throw CallFailures.deadlinePassed();
            }
            return guard(request, authorized);
        } finally {
            bulkhead.release();
        }
    }

    private <T> T guard(Request<T> request, Exchange.Authorized authorized) {
        Operation operation = request.operation();
        return request.breaker()
                .run(() -> CallFailures.notSent(() -> budget.count(operation)), () -> observe(request, authorized));
    }

    private <T> T observe(Request<T> request, Exchange.Authorized authorized) {
        if (!isObserved) {
            return time(request, authorized);
        }
        CallObservation observation =
                listener.beginRequest(provider, request.operation().name());
        return Observed.run(observation, () -> time(request, authorized));
    }

    private <T> T time(Request<T> request, Exchange.Authorized authorized) {
        String operation = request.operation().name();
        long startedAt = isObserved ? ticker.nanos() : 0;
        try {
            T result = send(request, authorized);
            if (isObserved) {
                listener.on(new VeriportEvent.CallSucceeded(provider, operation, since(startedAt)));
            }
            return result;
        } catch (VeriportException failure) {
            gate.closeAsAsked(failure);
            if (isObserved) {
                listener.on(new VeriportEvent.CallFailed(provider, operation, failure, since(startedAt)));
            }
            throw failure;
        }
    }

    private <T> T send(Request<T> request, Exchange.Authorized authorized) {
        try {
            return request.reader().apply(exchange(request, authorized));
        } catch (VeriportException failure) {
            throw failure;
        } catch (RuntimeException unexpected) {
            throw CallFailures.unexpected(unexpected);
        }
    }

    /** Replaces a stale connection, in a slot of its own. The budget counts a second request; the breaker counts no failure. */
    private StoredResponse exchange(Request<?> request, Exchange.Authorized authorized) {
        Operation operation = request.operation();
        try {
            return authorized.send(request.deadline(), !operation.takesPooledConnection());
        } catch (StaleConnectionException stale) {
            return CallFailures.mayHaveBeenSent(() -> {
                pacer.awaitSlot(request.deadline());
                budget.count(operation);
                listener.on(new VeriportEvent.ConnectionReplaced(provider, operation.name()));
                return sendOnFreshConnection(request, authorized);
            });
        }
    }

    private static StoredResponse sendOnFreshConnection(Request<?> request, Exchange.Authorized authorized) {
        try {
            return authorized.send(request.deadline(), true);
        } catch (StaleConnectionException impossible) {
            throw CallFailures.unexpected(new IllegalStateException("a fresh connection was stale", impossible));
        }
    }

    // What the steps above need.

    /** Reports credentials that were refused. A redemption is sent once, whatever the vendor answers. */
    private static boolean hasOtherCredentials(
            Request<?> request, Exchange.Authorized authorized, VeriportException failure) {
        return CallFailures.isRefusal(failure)
                && request.operation().retrySemantics() != RetrySemantics.ONE_SHOT
                && authorized.reportRefused();
    }

    /**
     * @param mayHaveArrived whether any attempt so far may have been carried out: an interrupt does not change that
     * @throws VeriportException the failure itself where there is no next attempt
     */
    private void waitForNextAttempt(Request<?> request, int made, VeriportException failure, boolean mayHaveArrived) {
        Optional<Duration> wait = RetryPolicy.next(request.operation(), made, failure);
        if (wait.isEmpty() || detachedTasks.closed().isDone()) {
            throw failure;
        }
        long until = ticker.nanos() + wait.get().toNanos();
        if (until - request.deadline().atNanos() >= 0) {
            boolean mayBeCreated =
                    request.operation() instanceof Operation.Creating && failure.requestMayHaveBeenProcessed();
            throw failure.retryAfter().isPresent() && !mayBeCreated // RATE_LIMITED would say that nothing was
                    ? failure.toBuilder().code(ErrorCode.RATE_LIMITED).build()
                    : failure;
        }
        listener.on(new VeriportEvent.CallRetried(provider, request.operation().name(), failure.code(), wait.get()));
        if (mayHaveArrived) {
            CallFailures.mayHaveBeenSent(() -> RetryAfterGate.pause(ticker, until));
        } else {
            RetryAfterGate.pause(ticker, until);
        }
    }

    private Duration since(long startedAt) {
        return Duration.ofNanos(ticker.nanos() - startedAt);
    }
}
