package dev.veriport.store;

import dev.veriport.config.ConfigReader;

/**
 * Opens a store. Found by {@link java.util.ServiceLoader}, or added to the builder.
 *
 * @param <C> the store's settings
 */
public interface StoreFactory<C> {

    /** The value of {@code veriport.store}, and the prefix of the store's settings. */
    String name();

    /** Reads every setting of the store. Opens nothing. */
    C configure(ConfigReader in);

    /**
     * Opens the store, after the whole configuration has been checked. It must not fail because the store cannot be
     * reached.
     */
    Store open(C settings, StoreRuntime runtime);
}
