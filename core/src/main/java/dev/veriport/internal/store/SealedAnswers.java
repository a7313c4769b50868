package dev.veriport.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredResponse;
import java.time.Duration;
import java.util.Optional;

/** Seals the answers that leave this process. The place of an answer is authenticated too: it opens only there. Thread-safe. */
record SealedAnswers(ResultVault store, SealingKey key) implements AnswerForm {

    @Override
    public void keep(VaultKey of, StoredResponse response, Duration keep) {
        store.keep(of, key.seal(StoredForm.toBytes(response), context(of)), keep);
    }

    @Override
    public Optional<StoredResponse> response(VaultKey of) {
        return store.find(of).map(stored -> StoredForm.ofBytes(opened(of, stored)));
    }

    private byte[] opened(VaultKey of, byte[] stored) {
        return key.open(stored, context(of))
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "the vault has an answer that cannot be opened: add the key that sealed it to"
                                        + " veriport.store-keys")
                        .build());
    }

    static byte[] context(VaultKey of) {
        return (of.provider() + "_" + of.value()).getBytes(US_ASCII);
    }
}
