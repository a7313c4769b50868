package dev.veriport.spi;

import dev.veriport.config.ConfigReader;

/**
 * Opens one vendor. Found by {@link java.util.ServiceLoader}, or added by hand.
 *
 * @param <C> the vendor's settings
 */
public interface IdentityProviderFactory<C> {

    /** The value of {@code veriport.provider}, and the prefix of the vendor's settings. */
    String name();

    /** Reads every setting; opens nothing. */
    C configure(ConfigReader in);

    /** Opens the vendor; called when all of the configuration is found right. */
    VendorAdapter create(C settings, ProviderRuntime runtime);
}
