package dev.veriport.store;

import dev.veriport.config.ConfigReader;
import dev.veriport.event.VeriportListener;
import dev.veriport.time.Ticker;
import java.time.InstantSource;

/**
 * Opens a shared store. Found by {@link java.util.ServiceLoader}, or added to the builder.
 *
 * @param <C> the store's settings
 */
public interface StoreFactory<C> {

    /** The value of {@code veriport.token-store}, and the prefix of the store's settings. */
    String name();

    /** Reads every setting of the store. Opens nothing. */
    C configure(ConfigReader in);

    /**
     * Opens the store, after the whole configuration has been checked. It must not fail because the store cannot be
     * reached.
     *
     * @param clock the time of day, where the store's own clock is not available
     * @param ticker for measuring time
     * @param listener receives the events of the store
     */
    Stores open(C settings, InstantSource clock, Ticker ticker, VeriportListener listener);
}
