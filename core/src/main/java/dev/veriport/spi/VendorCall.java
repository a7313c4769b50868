package dev.veriport.spi;

import dev.veriport.model.VaultKey;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call of a vendor's API. It says what is called, by when, how a request is sent and how its answer is read; {@link
 * VendorCalls} decides when, how often and whether a request is sent.
 *
 * @param <T> what the answer is read as
 */
public sealed interface VendorCall<T> {

    /** What is called. */
    Operation operation();

    /** When the caller stops waiting. */
    Deadline deadline();

    /** Sends a request. */
    Exchange exchange();

    /**
     * Makes a result of the vendor's answer, or throws what the answer says. It runs once for each answer, and again for a
     * stored one. It can run in another thread, when its caller has stopped waiting.
     */
    Function<StoredResponse, T> reader();

    /** A call that may be repeated within its {@link RetrySemantics}. */
    record Ordinary<T>(
            Operation.Callable operation, Deadline deadline, Exchange exchange, Function<StoredResponse, T> reader)
            implements VendorCall<T> {}

    /**
     * A call that creates something, which the vendor bills or counts. Nothing is created twice: a {@link Operation.Create} is
     * not repeated when its outcome is unknown, and a {@link Operation.Keyed} is repeated with the same key and the same body.
     * An outcome that is still unknown is searched for once, in the last fourth of the deadline. An answer that cannot be read is stored in the vault, under
     * {@code VaultKey.of(provider, attempt, operation.name())}.
     *
     * @param attempt the identifier of this attempt, which the request carries where the vendor stores one
     * @param search finds by that identifier what was created, within the deadline it is given, or nothing; empty where the
     *     vendor stores no identifier
     */
    record Creation<T>(
            Operation.Creating operation,
            Deadline deadline,
            Exchange exchange,
            Function<StoredResponse, T> reader,
            String attempt,
            Optional<Function<Deadline, Optional<T>>> search)
            implements VendorCall<T> {

        /** @throws IllegalArgumentException when the attempt is blank: its outcome could not be searched for */
        public Creation {
            if (attempt.isBlank()) {
                throw new IllegalArgumentException("a creation needs the identifier of its attempt");
            }
        }
    }

    /**
     * A call that can succeed once. At most one request is sent for a key; its answer is stored in the vault before it is
     * read. The exchange goes on when its caller has stopped waiting; a repeated call gets the stored answer, or waits for
     * the exchange. A reader that returns a {@code VerificationResult} lets {@code Veriport.erase} find the stored answer.
     *
     * @param key identifies this redemption
     * @param exchangeTimeout how long the exchange may take
     */
    record Redemption<T>(
            Operation.OneShot operation,
            Deadline deadline,
            Exchange exchange,
            Function<StoredResponse, T> reader,
            VaultKey key,
            Duration exchangeTimeout)
            implements VendorCall<T> {}
}
