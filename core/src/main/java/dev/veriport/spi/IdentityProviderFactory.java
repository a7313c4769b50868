package dev.veriport.spi;

import dev.veriport.config.ConfigReader;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.util.Set;

/**
 * Opens the instances of one vendor. An instance is the vendor with one set of settings: an application may open several,
 * on one account or on several. {@link java.util.ServiceLoader} finds the factory, or an application adds it. Thread-safe.
 *
 * @param <C> the settings of an instance
 */
public interface IdentityProviderFactory<C> {

    /**
     * The vendor's name, in lower-case letters, digits and hyphens: the value of {@code veriport.INSTANCE.vendor}, and the
     * name of the instance that needs no such setting.
     */
    String vendor();

    /** Reads all settings of an instance, and opens nothing. */
    C configure(ConfigReader in);

    /**
     * The account that these settings use. Instances of one account share its tokens and its daily limits.
     *
     * @see VendorAccount#ofKey
     */
    VendorAccount account(C settings);

    /**
     * Every operation that the adapter can send, each under a name of its own, including those that a setting turns on. The
     * same at every call. A call of another operation fails with {@link ErrorCode#CONFIGURATION}, and nothing is sent.
     */
    Set<Operation> operations();

    /** What the vendor offers with these settings. The opened vendor declares the same. */
    Capabilities capabilities(C settings);

    /**
     * Reads a stored answer of the vendor. Nothing is sent.
     *
     * @param instance that the result names
     * @throws dev.veriport.error.VeriportException what the answer says, as for an answer that just came
     */
    default VerificationResult read(C settings, ProviderId instance, StoredResponse answer) {
        throw VeriportException.notSent(ErrorCode.UNSUPPORTED, vendor() + " cannot read stored answers")
                .provider(instance)
                .build();
    }

    /**
     * What an operator does to erase a verification at a vendor whose adapter does not declare {@code ERASE}: a sentence that begins
     * with a verb.
     */
    default String manualErasure() {
        return "ask the vendor to erase it";
    }

    /** Opens an instance. Called after the whole configuration was validated. */
    VendorAdapter create(C settings, ProviderRuntime runtime);
}
