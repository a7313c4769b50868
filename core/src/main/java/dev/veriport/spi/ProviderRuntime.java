package dev.veriport.spi;

import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;

/** What Veriport lends to one vendor's adapter while it is open. Thread-safe. Core alone implements it. */
public interface ProviderRuntime {

    /** The vendor that it is lent to. */
    ProviderId provider();

    /** For moments that are told to people and vendors; never for measuring time. */
    InstantSource clock();

    /** For measuring time. */
    Ticker ticker();

    /** The deadline of a call that begins now, or has begun at another vendor. */
    Deadline deadline(Duration timeout);

    /** Makes every call of the vendor. */
    VendorCalls calls();

    /** How many requests of one {@link RetrySemantics} may be under way at once. */
    int connections();

    /**
     * Closes a resource when the vendor is closed, the last one first; at once when it is closed already.
     *
     * @return the resource
     */
    <T extends AutoCloseable> T closeWithVendor(T resource);

    /**
     * Wraps the vendor's issuer in the policies it declares.
     *
     * @param account whose tokens they are; another account shares none of them
     * @param tokenTransitAllowance how long a token may be on its way to the vendor
     * @param fetchTimeout how long asking the vendor may take, and how long somebody who wants a token waits for it
     */
    GuardedTokenIssuer guard(
            TokenIssuer issuer, VendorAccount account, Duration tokenTransitAllowance, Duration fetchTimeout);
}
