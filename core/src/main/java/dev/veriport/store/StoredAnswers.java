package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import java.util.Optional;

/**
 * The single-use answers in the vault, for an operator. Thread-safe. Every method throws {@link VeriportException}: {@link
 * ErrorCode#UNAVAILABLE} when the store cannot be reached, {@link ErrorCode#CONFIGURATION} when an answer cannot be opened.
 */
public interface StoredAnswers {

    /**
     * What was redeemed, with or without a stored answer, a page at a time.
     *
     * @param after the {@code next} of the page before; empty for the first page
     * @param limit the most entries of the page, at least 1
     */
    VaultPage page(String after, int limit);

    /** The stored answer; empty where there is none, or where it was erased. */
    Optional<StoredResponse> find(VaultKey key);
}
