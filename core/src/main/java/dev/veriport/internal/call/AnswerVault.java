package dev.veriport.internal.call;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.spi.Operation;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores one vendor's answers, and publishes it. Thread-safe. */
record AnswerVault(ProviderId provider, ResultVault vault, VeriportListener listener) {
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

    /** A failure to note it is logged: the answer is erased when it expires. */
    void assign(VaultKey key, VerificationId verification) {
        try {
            vault.assign(key, verification);
        } catch (RuntimeException notNoted) {
            LOG.warn("{}: erasing the verification will not find its stored answer: {}", key, notNoted.toString());
        }
    }
}
