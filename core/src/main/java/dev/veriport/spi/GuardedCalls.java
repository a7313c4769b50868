package dev.veriport.spi;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The calls of one vendor: each within its deadline, retries, breaker and budget. Thread-safe. Core alone implements it. */
public interface GuardedCalls {

    /**
     * Makes a call, again where that is safe and there is time.
     *
     * @throws VeriportException with provider and operation; a lost answer of a {@link Operation.Create} is {@link
     *     ErrorCode#OUTCOME_UNKNOWN}
     */
    <T> T call(Operation.Callable operation, Deadline deadline, Attempt<T> attempt);

    /**
     * Creates something that can be found again by our reference: where its outcome is unknown, it is looked for once
     * before that is told, in the part of the deadline that was kept back. It is never created again.
     *
     * @param attempt makes the attempt, within the deadline it is given
     * @param reference of a failure whose outcome stays unknown
     * @param search finds what was created, within the deadline it is given; nothing where there is none
     */
    <T> T create(
            Operation.Create operation,
            Deadline deadline,
            String reference,
            Function<Deadline, Attempt<T>> attempt,
            Function<Deadline, Optional<T>> search);

    /**
     * Makes a call that can succeed once: sent at most once, its answer kept in the vault before anybody reads it. The
     * exchange does not end with its caller; a repeated call gets the kept answer, or waits for the open one.
     *
     * @param key tells this redemption from every other; the reference of every failure
     * @param deadline the caller's; the exchange has its own
     * @param timeout how long the exchange may take
     * @param exchange makes the attempt, within the deadline it is given
     * @param reader makes the kept answer a result
     * @throws VeriportException {@link ErrorCode#OUTCOME_UNKNOWN} when the answer is lost, or not here by the deadline
     */
    <T> T redeem(
            Operation.OneShot operation,
            VaultKey key,
            Deadline deadline,
            Duration timeout,
            Function<Deadline, Attempt<StoredResponse>> exchange,
            Function<StoredResponse, T> reader);

    /** Keeps an answer of something created that nobody could read; {@code Veriport.replay} reads it again. */
    void keep(Operation.Create operation, VaultKey key, StoredResponse unreadable);

    /**
     * Counts a request that goes out a second time within its attempt, since its connection had been closed while nobody
     * used it. No failure of the call, and none for the breaker.
     *
     * @throws VeriportException {@link ErrorCode#BUDGET_EXHAUSTED} where the day has no other request left
     */
    void replaceConnection(Operation operation);
}
