package dev.veriport.fakes;

import dev.veriport.model.AttemptId;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.spi.VendorCall;
import dev.veriport.spi.VendorCalls;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Calls whose answers are objects: what tests of the pipeline send. */
public final class Calls {
    private static final StoredResponse OK = new StoredResponse(200, new byte[0]);

    private Calls() {}

    /** One try: what it needs first, and what it sends then. */
    @FunctionalInterface
    public interface Attempt<T> {
        Prepared<T> prepare();

        /** Ready to be sent. */
        @FunctionalInterface
        interface Prepared<T> {
            T send();

            default boolean reportRefused() {
                return false;
            }
        }
    }

    /** An ordinary call, or a creation that cannot be searched for. */
    public static <T> T call(VendorCalls calls, Operation operation, Deadline deadline, Attempt<T> attempt) {
        AtomicReference<T> answer = new AtomicReference<>();
        Exchange exchange = exchange(within -> attempt, answer);
        Function<StoredResponse, T> reader = response -> answer.get();
        return operation instanceof Operation.Creating create
                ? calls.make(new VendorCall.Creation<>(
                        create, deadline, exchange, reader, AttemptId.random().value(), Optional.empty()))
                : calls.make(new VendorCall.Ordinary<>((Operation.Callable) operation, deadline, exchange, reader));
    }

    /** A creation that can be searched for. */
    public static <T> T create(
            VendorCalls calls,
            Operation.Creating operation,
            Deadline deadline,
            String reference,
            Function<Deadline, Attempt<T>> attempt,
            Function<Deadline, Optional<T>> search) {
        AtomicReference<T> answer = new AtomicReference<>();
        return calls.make(new VendorCall.Creation<>(
                operation,
                deadline,
                exchange(attempt, answer),
                response -> answer.get(),
                reference,
                Optional.of(search)));
    }

    public static <T> T redeem(
            VendorCalls calls,
            Operation.OneShot operation,
            VaultKey key,
            Deadline deadline,
            Duration timeout,
            Function<Deadline, Attempt<StoredResponse>> attempt,
            Function<StoredResponse, T> reader) {
        Exchange exchange = within -> {
            Attempt.Prepared<StoredResponse> prepared = attempt.apply(within).prepare();
            return (deadlineOfSending, onFreshConnection) -> prepared.send();
        };
        return calls.make(new VendorCall.Redemption<>(operation, deadline, exchange, reader, key, timeout));
    }

    private static <T> Exchange exchange(Function<Deadline, Attempt<T>> attempt, AtomicReference<T> answer) {
        return within -> {
            Attempt.Prepared<T> prepared = attempt.apply(within).prepare();
            return new Exchange.Authorized() {
                @Override
                public StoredResponse send(Deadline deadline, boolean onFreshConnection)
                        throws StaleConnectionException {
                    answer.set(prepared.send());
                    return OK;
                }

                @Override
                public boolean reportRefused() {
                    return prepared.reportRefused();
                }
            };
        };
    }
}
