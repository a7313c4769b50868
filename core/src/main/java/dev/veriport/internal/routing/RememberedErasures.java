package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.Vault;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases at the vendor of one instance, and remembers in the vault what the vendor has erased. Afterwards a vendor can answer
 * {@code NOT_FOUND} as for an id that it never had. Thread-safe.
 *
 * @param names all names of the instance: a verification may have been erased under any of them
 */
record RememberedErasures(IdentityProvider vendor, Set<ProviderId> names, Vault vault) {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedErasures.class);

    /**
     * As {@link IdentityProvider#erase}. What the vendor does not have is {@code DONE} where it was erased before, and of the
     * whole person where that erasure was.
     */
    Erasure erase(VerificationId verification) {
        Erasure erasure = atVendor(verification);
        if (erasure.state() == State.DONE) {
            remember(verification);
            if (erasure.coversWholePerson()) {
                remember(wholePerson(verification));
            }
        }
        if (erasure.state() != State.UNKNOWN || !isErased(verification)) {
            return erasure;
        }
        Erasure done = Erasure.done(verification);
        return isErased(wholePerson(verification)) ? done.ofWholePerson() : done;
    }

    /** An id that no vendor gives: the mark that the erasure of this verification covered the whole person. */
    private static VerificationId wholePerson(VerificationId verification) {
        return new VerificationId(verification.provider(), "whole person: " + verification.value());
    }

    /** A vendor that answers NOT_FOUND certifies no erasure, unless it says that it erased the verification. */
    private Erasure atVendor(VerificationId verification) {
        try {
            return vendor.erase(verification);
        } catch (VeriportException failure) {
            if (failure.code() != ErrorCode.NOT_FOUND) {
                throw failure;
            }
            boolean erased = failure.reason().filter(ReasonCode.ERASED::equals).isPresent();
            return erased ? Erasure.done(verification) : Erasure.unknown(verification);
        }
    }

    /** As {@link IdentityProvider#find}. A failure to find what was erased has the reason {@code SESSION.ERASED}. */
    VerificationResult find(VerificationId verification) {
        try {
            return vendor.find(verification);
        } catch (VeriportException failure) {
            boolean isUnexplained =
                    failure.code() == ErrorCode.NOT_FOUND && failure.reason().isEmpty();
            throw isUnexplained && isErased(verification)
                    ? failure.toBuilder()
                            .message(vendor.id() + " has erased this verification")
                            .provider(vendor.id())
                            .reason(ReasonCode.ERASED)
                            .build()
                    : failure;
        }
    }

    /** A failure to record it is logged: the verification is erased all the same. */
    private void remember(VerificationId verification) {
        try {
            vault.markErased(verification);
        } catch (RuntimeException notRecorded) {
            LOG.warn(
                    "{}: that a verification was erased could not be recorded: {}",
                    vendor.id(),
                    notRecorded.toString());
        }
    }

    private boolean isErased(VerificationId verification) {
        try {
            return names.stream()
                    .map(name -> new VerificationId(name, verification.value()))
                    .anyMatch(vault::isMarkedErased);
        } catch (RuntimeException notRead) {
            LOG.warn("{}: whether a verification was erased could not be read: {}", vendor.id(), notRead.toString());
            return false;
        }
    }
}
