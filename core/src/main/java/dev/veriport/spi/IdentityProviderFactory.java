package dev.veriport.spi;

import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;

/**
 * Opens one vendor. {@link java.util.ServiceLoader} finds it, or an application adds it. Thread-safe.
 *
 * @param <C> the vendor's settings
 */
public interface IdentityProviderFactory<C> {

    /** The value of {@code veriport.provider}, and the prefix of the vendor's settings. */
    String name();

    /** Reads all settings of the vendor, and opens nothing. */
    C configure(ConfigReader in);

    /** What the vendor offers with these settings. The opened vendor declares the same. */
    Capabilities capabilities(C settings);

    /**
     * Reads a stored answer of the vendor. Nothing is sent.
     *
     * @throws dev.veriport.error.VeriportException what the answer says, as for an answer that just came
     */
    default VerificationResult read(C settings, StoredResponse answer) {
        throw VeriportException.notSent(ErrorCode.UNSUPPORTED, name() + " cannot read stored answers")
                .provider(new ProviderId(name()))
                .build();
    }

    /** Opens the vendor. Called after the whole configuration was validated. */
    VendorAdapter create(C settings, ProviderRuntime runtime);
}
