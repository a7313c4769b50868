package dev.veriport.spi;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What Veriport gives to one instance of an adapter while it is open. Thread-safe. Core implements it. */
public interface ProviderRuntime {

    /** The instance: its name in the configuration, in sessions, ids and events. */
    ProviderId provider();

    /**
     * Whether sessions and ids with this name belong to the instance: it is its name, or an earlier one. Core checks what comes
     * through the ports; an adapter checks the ids that are passed to its vendor's own API.
     */
    boolean isNamed(ProviderId name);

    /**
     * The vendor's own id, for calls of its own API.
     *
     * @throws VeriportException {@code INVALID_REQUEST} when the id is of another instance
     */
    default String own(VerificationId verification) {
        if (isNamed(verification.provider())) {
            return verification.value();
        }
        throw VeriportException.notSent(
                        ErrorCode.INVALID_REQUEST,
                        provider() + " did not make this verification: use the provider of its id")
                .provider(provider())
                .build();
    }

    /** For dates and times that people and vendors see. Never measure time with it. */
    InstantSource clock();

    /** Measures time. */
    Ticker ticker();

    /** The deadline of a call that starts now, or that started at another vendor. */
    Deadline deadline(Duration timeout);

    /** Makes every call of the vendor. */
    VendorCalls calls();

    /**
     * Makes the next request of a start that needs several. When it fails, deletes what an earlier one created. The deletion has
     * a thread and 10 seconds of its own, so it continues when the caller's deadline has passed or the caller is interrupted.
     * The caller waits for it for a fourth of its remaining time at most. A deletion that fails with {@code NOT_FOUND} has
     * nothing to delete and counts as done. Any other failure of it is the event {@link VeriportEvent.LeftAtVendor}; closing
     * the vendor interrupts a deletion.
     *
     * @param created the vendor's id of what was created, without personal data
     * @param deadline of the start
     * @param next makes the next request
     * @param deletion deletes what was created, within the deadline it is given
     * @throws VeriportException the failure of the next request, with {@link VeriportException#leftAtVendor()} when the
     *     deletion is not confirmed in time
     */
    <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion);

    /** How many requests of one {@link RetrySemantics} may be in progress at once. */
    int connections();

    /**
     * Closes a resource when the vendor is closed, the last one first; at once when it is closed already.
     *
     * @return the resource
     */
    <T extends AutoCloseable> T closeWithVendor(T resource);

    /**
     * Wraps the issuer of the account's tokens, so that they are requested only as the vendor's policies allow.
     *
     * @param tokenTransitAllowance how long a request may take to reach the vendor; a token that expires within this time is
     *     not used
     * @param fetchTimeout how long a token request may take, and how long a caller waits for a token
     */
    GuardedTokenIssuer guard(TokenIssuer issuer, Duration tokenTransitAllowance, Duration fetchTimeout);
}
