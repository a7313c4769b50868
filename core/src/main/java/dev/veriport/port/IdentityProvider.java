package dev.veriport.port;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Erasure;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Finality;
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
 * Verifies who a person is. Every operation blocks; it is safe for use from many threads, virtual ones included. A provider
 * lives as long as the application.
 *
 * <p>Every operation fails with a {@link VeriportException}. An operation that {@link #capabilities()} does not declare fails
 * with {@link ErrorCode#UNSUPPORTED}, and nothing is sent. An adapter implements what its vendor offers.
 */
public interface IdentityProvider {

    /** The name of the vendor: the one that the configuration chose, or this adapter's. */
    ProviderId id();

    /** What the vendor offers with this configuration. Nothing is sent. */
    Capabilities capabilities();

    /**
     * Starts a verification.
     *
     * @return the session, to be stored on the server until the user is back, with what to send the user to
     */
    VerificationSession start(VerificationRequest request);

    /**
     * Gives a fresh hand-off for a verification that is still open, for instance when the user lost the page or its link
     * expired. It stays the same verification, at the vendor where it was started.
     *
     * @param session as it was stored
     * @return the session with the fresh hand-off, to be stored in place of the former one
     * @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when the verification has ended, with its {@link
     *     VeriportException#reason()} where it ended without a decision
     */
    default VerificationSession resume(SessionRef session) {
        throw unsupported("resume");
    }

    /**
     * Ends a verification that is still open. Its hand-off works no longer, and {@code complete} gives {@code RESUBMIT} with
     * {@code SESSION.CANCELLED}, or with {@code SESSION.LINK_EXPIRED} where the vendor does not tell the two apart. A
     * verification that was cancelled before stays so.
     *
     * @param session as it was stored
     * @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when the verification has ended in another way
     */
    default void cancel(SessionRef session) {
        throw unsupported("cancel");
    }

    /**
     * Reads the result when the user is back. It may be called again, since browsers reload: the same session and
     * parameters give the same result, or a later one where the vendor's decision can change.
     *
     * @param session as it was stored
     * @param back what the browser came back with
     * @throws VeriportException {@link ErrorCode#OUTCOME_UNKNOWN} when an answer that exists once is lost; {@link
     *     ErrorCode#INVALID_REQUEST} when session or parameters are not those of one verification
     */
    VerificationResult complete(SessionRef session, ReturnedParameters back);

    /**
     * Reads a result again.
     *
     * @throws VeriportException {@link ErrorCode#NOT_FOUND} when the vendor has none under this id
     */
    default VerificationResult find(VerificationId verification) {
        throw unsupported("find");
    }

    /**
     * Reads the result of an attempt whose outcome is unknown.
     *
     * @param attempt from {@link VeriportException#attempt()}; or from {@link AttemptReference#of}, after a crash
     * @throws VeriportException {@link ErrorCode#NOT_FOUND} when the vendor has no record of it; one may appear later
     */
    default VerificationResult findByReference(AttemptReference attempt) {
        throw unsupported("findByReference");
    }

    /**
     * Verifies images, from server to server. Vendors bill each request.
     *
     * @throws VeriportException {@link ErrorCode#OUTCOME_UNKNOWN} when the answer is lost
     */
    default VerificationResult verify(EvidenceSubmission submission) {
        throw unsupported("verify");
    }

    /**
     * Authenticates and parses a webhook. It can arrive before {@link #start} has returned.
     *
     * @throws VeriportException {@link ErrorCode#AUTHENTICATION} when the signature or path token is wrong or the
     *     delivery is too old, {@link ErrorCode#MALFORMED_RESPONSE} when the body cannot be read
     */
    default Notification receive(InboundNotification raw) {
        throw unsupported("receive");
    }

    /**
     * The result that a webhook announces. Reads it from the vendor, within {@code veriport.webhooks.timeout}, because the
     * vendor waits for our answer. A result in the webhook itself is returned where it is final, and where the vendor has no
     * {@link #find}. An adapter implements {@link #find} and not this.
     *
     * @throws VeriportException as {@link #find}, {@link ErrorCode#TIMEOUT} included; {@link ErrorCode#INVALID_REQUEST}
     *     when the webhook is about no verification
     */
    default VerificationResult confirm(Notification notification) {
        Optional<VerificationResult> carried = notification.result().toOptional();
        boolean isReadable = capabilities().supports(Capability.FIND);
        return carried.filter(result -> result.finality() == Finality.FINAL || !isReadable)
                .orElseGet(() -> find(idOf(notification)));
    }

    private VerificationId idOf(Notification notification) {
        return notification
                .id()
                .toOptional()
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.INVALID_REQUEST,
                                "the webhook is about no verification of " + id() + ": ignore it")
                        .provider(id())
                        .operation("find")
                        .build());
    }

    /**
     * Erases a verification at the vendor. Erased again, it has the same state. Once it is {@code DONE}, {@code find} fails
     * with {@link ErrorCode#NOT_FOUND} and the reason {@code SESSION.ERASED}. {@code Veriport.erase} also erases what the
     * vault has of it.
     *
     * @return {@code DONE}, {@code REQUESTED}, or {@code UNKNOWN} where the vendor has nothing under this id
     */
    default Erasure erase(VerificationId verification) {
        throw unsupported("erase");
    }

    /**
     * A vendor's own API, for what no other vendor offers. Code that uses it depends on that vendor.
     *
     * @param vendorApi the interface that the adapter publishes
     * @return the API of the chosen vendor, or else of the first open vendor that has it; empty when no open vendor has it.
     *     It works until Veriport is closed
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
