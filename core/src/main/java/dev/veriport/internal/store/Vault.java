package dev.veriport.internal.store;

import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredAnswers;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import java.time.Duration;
import java.util.Optional;

/**
 * The vault as core uses it: it stores answers in their form, and hashes the ids of verifications. Thread-safe.
 *
 * @param store where they are
 * @param form how answers are stored there
 * @param keep how long an answer is stored, and an erasure remembered
 */
public record Vault(ResultVault store, AnswerForm form, Duration keep) implements StoredAnswers {

    /** Answers leave this process sealed. */
    public static Vault sealed(ResultVault store, SealingKey key, Duration keep) {
        return new Vault(store, new SealedAnswers(store, key), keep);
    }

    /** Answers stay in this process's memory as they are: their bodies are not copied. */
    public static Vault inMemory(MemoryResultVault store, Duration keep) {
        return new Vault(store, store, keep);
    }

    /** Seals the answers; empty where they do not leave this process. */
    public Optional<SealingKey> key() {
        return form instanceof SealedAnswers answers ? Optional.of(answers.key()) : Optional.empty();
    }

    /** As {@link ResultVault#begin}. */
    public VaultIntent begin(VaultKey of, String owner) {
        return store.begin(of, owner);
    }

    /** As {@link ResultVault#withdraw}. */
    public void withdraw(VaultKey of, String owner) {
        store.withdraw(of, owner);
    }

    /** Stores an answer. */
    public void keep(VaultKey of, StoredResponse response) {
        keep(of, response, keep);
    }

    void keep(VaultKey of, StoredResponse response, Duration time) {
        form.keep(of, response, time);
    }

    @Override
    public Optional<StoredResponse> find(VaultKey of) {
        return form.response(of);
    }

    /** As {@link ResultVault#assign}. */
    public boolean assign(VaultKey of, VerificationId verification) {
        return store.assign(of, hash(verification));
    }

    /** As {@link ResultVault#erase}. */
    public int erase(VerificationId verification) {
        return store.erase(hash(verification), keep);
    }

    /**
     * Records that the vendor has erased a verification. {@link #erase} does not say so: it is called for an id that the vendor
     * does not have, too. Answers stay.
     */
    public void markErased(VerificationId verification) {
        store.erase(mark(verification), keep);
    }

    /** Whether {@link #markErased} was called for the verification, within the time that answers are stored. */
    public boolean isMarkedErased(VerificationId verification) {
        return !store.assign(mark(verification), mark(verification));
    }

    /** Without the redemption that {@link StoreCheck} leaves, so a page may be shorter than its limit. */
    @Override
    public VaultPage page(String after, int limit) {
        VaultPage page = store.entries(after, limit);
        return new VaultPage(
                page.entries().stream()
                        .filter(entry -> !entry.key().provider().equals(StoreCheck.CHECK))
                        .toList(),
                page.next());
    }

    /** How often a caller that waits for another's answer looks again. */
    public Duration pollInterval() {
        return store.pollInterval();
    }

    private static VaultKey hash(VerificationId verification) {
        return VaultKey.of(verification.provider(), verification.value());
    }

    /** No answer has this key, so only an erasure is recorded under it. */
    private static VaultKey mark(VerificationId verification) {
        return VaultKey.of(verification.provider(), "erased at the vendor", verification.value());
    }
}
