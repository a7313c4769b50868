package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.store.Vault;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.Operation;
import dev.veriport.store.StoredResponse;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores one vendor's answers, and publishes it. Thread-safe.
 *
 * @param names all names of the instance: a verification may have been erased under any of them
 */
public record AnswerVault(ProviderId provider, Set<ProviderId> names, Vault vault, VeriportListener listener) {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerVault.class);

    /** A failure to store is logged: the answer is there, and its caller gets it. */
    void store(Operation operation, VaultKey key, StoredResponse answer) {
        try {
            vault.keep(key, answer);
            listener.on(new VeriportEvent.AnswerStored(provider, operation.name()));
        } catch (RuntimeException notStored) {
            LOG.warn("{}: the answer could not be stored and is returned once: {}", key, notStored.toString());
        }
    }

    /**
     * Records which verification the answer is about, once it is read, so that it is erased with the verification. A failure to
     * record it is logged: the answer is erased when it expires.
     *
     * @return what was read
     * @throws VeriportException {@code NOT_FOUND} with the reason {@code SESSION.ERASED} when the verification was erased
     */
    public <T> T assign(VaultKey key, T read) {
        if (read instanceof VerificationResult result && isErased(key, result)) {
            throw VeriportException.of(
                            ErrorCode.NOT_FOUND,
                            "the verification was erased, and so was this answer: do not take it for a rejection")
                    .provider(provider)
                    .phase(Phase.ANSWERED)
                    .reason(ReasonCode.ERASED)
                    .build();
        }
        return read;
    }

    private boolean isErased(VaultKey key, VerificationResult result) {
        try {
            return result.id().toOptional().stream()
                    .flatMap(id -> names.stream().map(name -> new VerificationId(name, id.value())))
                    .anyMatch(id -> !vault.assign(key, id));
        } catch (RuntimeException notRecorded) {
            LOG.warn("{}: erasing the verification will not find its stored answer: {}", key, notRecorded.toString());
            return false;
        }
    }
}
