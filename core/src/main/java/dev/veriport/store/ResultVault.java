package dev.veriport.store;

import dev.veriport.model.VaultKey;
import java.util.List;
import java.util.Optional;

/**
 * Stores single-use answers. The intent to redeem is recorded before the request is sent, and the raw answer is
 * stored before it is parsed. So a redemption is sent at most once, even after a crash. The answers contain passports
 * and faces: an implementation that writes them to disk or to a network encrypts them, and erases them after {@code
 * veriport.vault.keep}. Thread-safe.
 */
public interface ResultVault extends AutoCloseable {

    /** The state of a redemption, as far as this vault knows. */
    enum State {
        /** The vault has no record of it. */
        UNKNOWN,
        /** It was begun, and no answer was stored. The request may have been sent. */
        INTENDED,
        /** The answer is stored. */
        KEPT
    }

    /**
     * Records the intent to redeem, if there is no record yet.
     *
     * @return the state before this call; the caller may send the request only after {@link State#UNKNOWN}
     */
    State begin(VaultKey key);

    /** Removes the intent, because nothing was sent. */
    void withdraw(VaultKey key);

    /** Stores the answer. */
    void keep(VaultKey key, StoredResponse response);

    /** The stored answer; empty where there is none. */
    Optional<StoredResponse> find(VaultKey key);

    /** The records that outlast this process; empty for a vault in memory. */
    default List<VaultEntry> entries() {
        return List.of();
    }

    /** Releases the resources of this vault. */
    @Override
    void close();
}
