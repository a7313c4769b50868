package dev.veriport.internal.store;

import dev.veriport.model.VaultKey;
import dev.veriport.store.StoredResponse;
import java.time.Duration;
import java.util.Optional;

/** How a vault's answers are stored. Thread-safe. */
public sealed interface AnswerForm permits SealedAnswers, MemoryResultVault {

    /** Stores an answer. */
    void keep(VaultKey of, StoredResponse response, Duration keep);

    /** The stored answer. */
    Optional<StoredResponse> response(VaultKey of);
}
