package dev.veriport.port;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import java.util.Optional;

/**
 * Verifies who somebody is. Blocking, thread-safe, made for virtual threads, and meant to live as long as the
 * application.
 *
 * <p>Every operation fails with a {@link VeriportException}; one that {@link #capabilities()} does not declare fails with
 * {@link ErrorCode#UNSUPPORTED} before anything is sent. An adapter implements what its vendor has.
 */
public interface IdentityProvider {

    ProviderId id();

    Capabilities capabilities();

    /** Begins a verification; the session says where to send the user. */
    VerificationSession start(VerificationRequest request);

    /**
     * The user is back. Idempotent, since browsers reload: the same session and parameters give the same result, or a
     * later one where the vendor's decision can change.
     */
    VerificationResult complete(SessionRef session, ReturnedParameters back);

    /** Reads a result again. {@link ErrorCode#NOT_FOUND} when the vendor has none under this id. */
    default VerificationResult find(VerificationId verification) {
        throw unsupported("find");
    }

    /**
     * Finds out what became of an attempt whose outcome is unknown. {@link ErrorCode#NOT_FOUND} when the vendor has no
     * record of it; one may appear later.
     */
    default VerificationResult findByReference(AttemptReference attempt) {
        throw unsupported("findByReference");
    }

    /** Verifies images, from server to server. */
    default VerificationResult verify(EvidenceSubmission submission) {
        throw unsupported("verify");
    }

    /** Reads a webhook: authenticates and parses it, and tells what to do. */
    default Notification receive(InboundNotification raw) {
        throw unsupported("receive");
    }

    /**
     * The visible way out of neutrality: the vendor's own API, for what no other vendor has.
     *
     * @return of Veriport's own provider: the chosen vendor's API, or else that of the first open vendor that has it;
     *     empty where no open vendor has it ({@code Veriport.providers()} are those that are open). It works until
     *     Veriport is closed
     */
    default <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi.isInstance(this) ? Optional.of(vendorApi.cast(this)) : Optional.empty();
    }

    private VeriportException unsupported(String operation) {
        return VeriportException.notSent(
                        ErrorCode.UNSUPPORTED, id() + " has no " + operation + ": see its capabilities")
                .provider(id())
                .operation(operation)
                .build();
    }
}
