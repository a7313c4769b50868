package dev.veriport.store;

import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
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

    /**
     * Records which verification an answer is about, so that {@link #erase} finds the answer. Only a hash of the verification's id
     * is stored, and only as long as the answer; where the answer is not stored, nothing is recorded. The answer of a
     * verification that was erased is deleted.
     *
     * @return whether the answer may be used: false when the verification was erased
     */
    boolean assign(VaultKey key, VerificationId verification);

    /**
     * Erases the answers about a verification. That they were redeemed remains recorded, so that no request is sent again. That
     * the verification was erased is recorded too, as a hash of its id, for {@code veriport.vault.keep}: an answer that is
     * stored or assigned later is deleted by {@link #assign}.
     *
     * @return how many were stored
     */
    int erase(VerificationId verification);

    /**
     * Records, for {@code veriport.vault.keep}, that the vendor has erased a verification. {@link #erase} does not say so: it is
     * called for an id that the vendor does not have, too. Answers stay.
     */
    default void markErased(VerificationId verification) {
        erase(mark(verification));
    }

    /** Whether {@link #markErased} was called for the verification, within {@code veriport.vault.keep}. */
    default boolean isMarkedErased(VerificationId verification) {
        VerificationId mark = mark(verification);
        return !assign(VaultKey.of(mark.provider(), mark.value()), mark);
    }

    /** An id that no vendor gives. An answer of this key and id is never stored, so only the record of an erasure is. */
    private static VerificationId mark(VerificationId verification) {
        return new VerificationId(verification.provider(), "erased at the vendor: " + verification.value());
    }

    /** The records that outlast this process; empty for a vault in memory. */
    default List<VaultEntry> entries() {
        return List.of();
    }

    /** Releases the resources of this vault. */
    @Override
    void close();
}
