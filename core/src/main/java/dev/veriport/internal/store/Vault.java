package dev.veriport.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
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
 * The vault as core uses it: it seals the answers and hashes the ids of verifications. Thread-safe.
 *
 * @param store where they are
 * @param key seals the answers; empty where they do not leave this process
 * @param keep how long an answer is stored, and an erasure remembered
 */
public record Vault(ResultVault store, Optional<SealingKey> key, Duration keep) implements StoredAnswers {

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
        byte[] plain = StoredForm.toBytes(response);
        store.keep(of, key.map(seal -> seal.seal(plain, context(of))).orElse(plain), time);
    }

    @Override
    public Optional<StoredResponse> find(VaultKey of) {
        return store.find(of).map(stored -> StoredForm.ofBytes(opened(of, stored)));
    }

    private byte[] opened(VaultKey of, byte[] stored) {
        return key.map(seal -> seal.open(stored, context(of))
                        .orElseThrow(() -> VeriportException.notSent(
                                        ErrorCode.CONFIGURATION,
                                        "the vault has an answer that cannot be opened: add the key that sealed it to"
                                                + " veriport.store-keys")
                                .build()))
                .orElse(stored);
    }

    /** The key is authenticated too, so a sealed answer opens only in its own place. */
    static byte[] context(VaultKey of) {
        return (of.provider() + "_" + of.value()).getBytes(US_ASCII);
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

    @Override
    public VaultPage page(String after, int limit) {
        return store.entries(after, limit);
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
