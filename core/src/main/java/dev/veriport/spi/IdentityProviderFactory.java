package dev.veriport.spi;

import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;

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

    /** What the vendor can do with these settings; the opened vendor says the same. */
    Capabilities capabilities(C settings);

    /**
     * Reads an answer of the vendor that somebody kept, without calling anybody.
     *
     * @throws dev.veriport.error.VeriportException what the answer says, as when it had just come
     */
    default VerificationResult read(C settings, StoredResponse answer) {
        throw VeriportException.notSent(ErrorCode.UNSUPPORTED, name() + " has no reader of kept answers")
                .provider(new ProviderId(name()))
                .build();
    }

    /** Opens the vendor; called when all of the configuration is found right. */
    VendorAdapter create(C settings, ProviderRuntime runtime);
}
