package dev.veriport.store;

import dev.veriport.config.ConfigReader;
import dev.veriport.event.VeriportListener;
import dev.veriport.time.Ticker;
import java.time.InstantSource;

/**
 * Opens a store that a fleet shares. Found by {@link java.util.ServiceLoader}, or added by hand.
 *
 * @param <C> the store's settings
 */
public interface StoreFactory<C> {

    /** The value of {@code veriport.token-store}, and the prefix of the store's settings. */
    String name();

    /** Reads every setting; opens nothing. */
    C configure(ConfigReader in);

    /**
     * Opens the store; called when all of the configuration is found right. A store that cannot be reached is no reason
     * to fail here.
     *
     * @param clock for moments of the day, where the store's own is not to be had
     * @param ticker for measuring time
     * @param listener who is told what happens to the store
     */
    Stores open(C settings, InstantSource clock, Ticker ticker, VeriportListener listener);
}
