package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.time.Ticker;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/** The breakers of one vendor: one for each operation that was called. Thread-safe. */
final class Breakers {
    private final ProviderId provider;
    private final Ticker ticker;
    private final VeriportListener listener;
    private final Predicate<Operation> isDeclared;
    private final ConcurrentMap<String, One> byOperation = new ConcurrentHashMap<>();

    private record One(Operation operation, Breaker breaker) {}

    Breakers(ProviderId provider, Ticker ticker, VeriportListener listener, Predicate<Operation> isDeclared) {
        this.provider = provider;
        this.ticker = ticker;
        this.listener = listener;
        this.isDeclared = isDeclared;
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when the adapter does not declare the operation */
    Breaker of(Operation operation) {
        One known = byOperation.get(operation.name());
        if (known == null || !known.operation().equals(operation)) {
            requireDeclared(operation);
            known = byOperation.computeIfAbsent(operation.name(), name -> make(name, operation));
        }
        return known.breaker();
    }

    private void requireDeclared(Operation operation) {
        if (!isDeclared.test(operation)) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION,
                            "the adapter does not declare this operation: its factory's operations() must contain it")
                    .build();
        }
    }

    private One make(String name, Operation operation) {
        Breaker breaker = new Breaker(
                provider + " " + name,
                ticker,
                state -> listener.on(new VeriportEvent.BreakerChanged(provider, name, state)));
        return new One(operation, breaker);
    }

    /** Whether the breaker of an operation that sessions need is open. */
    boolean isFailing() {
        return byOperation.values().stream()
                .anyMatch(one -> one.operation().role() == Operation.Role.SESSION
                        && one.breaker().state() == BreakerState.OPEN);
    }

    /** The states by the name of the operation. */
    SortedMap<String, BreakerState> states() {
        SortedMap<String, BreakerState> all = new TreeMap<>();
        byOperation.forEach((name, one) -> all.put(name, one.breaker().state()));
        return all;
    }
}
