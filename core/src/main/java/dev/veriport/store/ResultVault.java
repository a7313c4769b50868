package dev.veriport.store;

import dev.veriport.model.VaultKey;
import java.util.List;
import java.util.Optional;

/**
 * Keeps answers that exist once. The intent is recorded before a request is sent, the raw answer before it is parsed;
 * so a redemption is sent at most once, whatever breaks. Thread-safe. What is kept holds passports and faces: an
 * implementation that writes it anywhere encrypts it, and erases it after {@code veriport.vault.keep}.
 */
public interface ResultVault extends AutoCloseable {

    /** How far a redemption has come, as far as this vault knows. */
    enum State {
        /** Nobody has tried. */
        UNKNOWN,
        /** Somebody tried, and no answer was kept. */
        INTENDED,
        /** The answer is kept. */
        KEPT
    }

    /**
     * Records the intent to redeem, if nobody has before.
     *
     * @return the state before: only after {@link State#UNKNOWN} may the caller send
     */
    State begin(VaultKey key);

    /** Takes the intent back: nothing was sent. */
    void withdraw(VaultKey key);

    /** Keeps the answer. */
    void keep(VaultKey key, StoredResponse response);

    /** The kept answer. */
    Optional<StoredResponse> find(VaultKey key);

    /** What it knows of beyond the life of this process; nothing where it is memory. */
    default List<VaultEntry> entries() {
        return List.of();
    }

    @Override
    void close();
}
