package dev.veriport.store;

import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of a store for single-use answers. The intent to redeem is recorded before the request is sent, and the answer is
 * stored before it is read, so a redemption is sent at most once, whatever the number of processes and after any crash. Only the
 * store's own clock counts. Thread-safe.
 *
 * <p>When a method returns, what it wrote is as durable as the engine makes it, on a connection and in a transaction of the
 * store's own. Answers come sealed; every {@link VaultKey} is a hash.
 */
public interface ResultVault {

    /** How long it is remembered that a redemption was begun. */
    Duration REMEMBERED = Duration.ofDays(30);

    /** A new name for whoever begins a redemption, different from all others. */
    static String newOwner() {
        return UUID.randomUUID().toString();
    }

    /**
     * Records the intent to redeem, if there is no record yet: one atomic step. Of all callers one finds {@link
     * VaultIntent.State#BEGUN}, and only it may send the request.
     *
     * @param owner of the intent, from {@link #newOwner}. A caller that repeats the step, because its answer was lost, finds
     *     its own intent BEGUN
     */
    VaultIntent begin(VaultKey key, String owner);

    /** Removes the intent of this owner, because nothing was sent. Changes nothing when another has it, or with an answer. */
    void withdraw(VaultKey key, String owner);

    /**
     * Stores the answer, with or without an intent, in place of an earlier one. What an earlier answer is assigned to while it
     * is stored, the new answer is assigned to as well.
     *
     * @param sealed the answer
     * @param keep how long; then it is erased, and what it was assigned to is forgotten
     */
    void keep(VaultKey key, byte[] sealed, Duration keep);

    /** The stored answer; empty where there is none, or where its time is over. */
    Optional<byte[]> find(VaultKey key);

    /**
     * Records which verification an answer is about, so that {@link #erase} finds it. Where there is no answer nothing is
     * recorded. The answer of a verification that was erased is deleted.
     *
     * @param verification the hash of its id
     * @return whether the answer may be used: false when the verification was erased
     */
    boolean assign(VaultKey key, VaultKey verification);

    /**
     * Erases the answers about a verification, and records that it was erased: an answer that is assigned to it later is
     * deleted. The intents remain, so that no request is sent again.
     *
     * @param verification the hash of its id
     * @param remembered how long the erasure is recorded
     * @return how many answers were erased
     */
    int erase(VaultKey verification, Duration remembered);

    /**
     * Intents and answers, a page at a time, in an order of the store's own.
     *
     * @param after the end of the last page; empty for the first
     * @param limit the most entries of the page, at least 1
     * @throws VeriportException {@link VaultPage#unknownEnd} where the store can tell that none of its pages ends with {@code after}
     */
    VaultPage entries(String after, int limit);

    /**
     * Deletes what is over, in one bounded step: it must not hold up others. A store whose engine does so by itself need not
     * override it.
     *
     * @return whether there is more to delete
     */
    default boolean eraseExpired() {
        return false;
    }

    /** How often a process that waits for another's answer looks again. */
    default Duration pollInterval() {
        return Duration.ofMillis(100);
    }
}
