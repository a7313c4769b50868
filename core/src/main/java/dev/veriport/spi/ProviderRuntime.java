package dev.veriport.spi;

import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;

/** What Veriport gives to one instance of an adapter while it is open. Thread-safe. Core implements it. */
public interface ProviderRuntime {

    /** The instance: its name in the configuration, in sessions, ids and events. */
    ProviderId provider();

    /**
     * Whether sessions and ids with this name belong to the instance: it is its name, or an earlier one. Core checks what comes
     * through the ports; an adapter checks the ids that are passed to its vendor's own API.
     */
    boolean isNamed(ProviderId name);

    /** For dates and times that people and vendors see. Never measure time with it. */
    InstantSource clock();

    /** Measures time. */
    Ticker ticker();

    /** The deadline of a call that starts now, or that started at another vendor. */
    Deadline deadline(Duration timeout);

    /** Makes every call of the vendor. */
    VendorCalls calls();

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
