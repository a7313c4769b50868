package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import dev.veriport.webhook.Delivery;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One customer's verification, as the onboarding site stores it. Once it is erased at its vendor, later results and webhooks of
 * it are ignored.
 *
 * @param returned the parameters of the browser, once it is back
 * @param result the latest result
 * @param failure of the latest attempt, if it failed
 * @param delivered the deduplication keys of the webhooks that were handled
 * @param erasure the receipt of the latest erasure
 * @param state folded from all deliveries and reads
 */
record Attempt(
        VerificationSession session,
        Optional<ReturnedParameters> returned,
        Optional<VerificationResult> result,
        Optional<VeriportException> failure,
        Set<String> delivered,
        Optional<ErasureReceipt.Line> erasure,
        VerificationState state) {

    static Attempt begun(VerificationSession session) {
        return new Attempt(
                session,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                VerificationState.initial());
    }

    String reference() {
        return session.ref().reference();
    }

    String vendor() {
        return session.provider().value();
    }

    /** With another page. How its vendor was chosen stays. */
    Attempt resumed(VerificationSession fresh) {
        VerificationSession resumed = fresh.withRoute(session.route(), session.rule(), session.tried());
        return new Attempt(resumed, returned, result, failure, delivered, erasure, state);
    }

    Attempt returned(ReturnedParameters parameters) {
        return new Attempt(session, Optional.of(parameters), result, failure, delivered, erasure, state);
    }

    Attempt read(VerificationResult read, Instant askedAt) {
        if (state.isErased()) {
            return this;
        }
        return new Attempt(
                session, returned, Optional.of(read), Optional.empty(), delivered, erasure, state.after(read, askedAt));
    }

    Attempt delivered(Delivery delivery) {
        if (state.isErased()) {
            return this;
        }
        Set<String> keys = new LinkedHashSet<>(delivered);
        keys.add(delivery.notification().deduplicationKey());
        Attempt after = new Attempt(
                session,
                returned,
                delivery.result().or(() -> result),
                failure,
                Set.copyOf(keys),
                erasure,
                delivery.fold(state));
        return after.state.isErased() ? after.withoutPerson() : after;
    }

    Attempt failed(VeriportException how) {
        if (state.isErased()) {
            return this;
        }
        return new Attempt(session, returned, result, Optional.of(how), delivered, erasure, state);
    }

    /** What the site has of the person is gone as well. */
    Attempt erased(ErasureReceipt.Line receipt) {
        boolean done = receipt.atVendor().state() == Erasure.State.DONE;
        VerificationState now = done ? state.erased() : state;
        return new Attempt(session, returned, result, failure, delivered, Optional.of(receipt), now).withoutPerson();
    }

    private Attempt withoutPerson() {
        return new Attempt(session, returned, Optional.empty(), Optional.empty(), delivered, erasure, state);
    }

    /** The decision that an application acts on; that it was erased, once it is. */
    String decision() {
        if (state.isErased()) {
            return "ERASED";
        }
        return failure.isPresent() && result.isEmpty()
                ? failure.get().code().name()
                : state.decision().name();
    }

    /** The parameters of the browser; none before it is back. */
    ReturnedParameters back() {
        return returned.orElse(ReturnedParameters.none());
    }

    /** The verification's id, once it is known. */
    Optional<VerificationId> id() {
        return state.id().toOptional();
    }

    /** Whether the user can still finish it, as far as the application knows. */
    boolean isOpen() {
        return !state.isErased() && !isDecided();
    }

    /** Whether there is a decision; also after the verification was erased. */
    boolean isDecided() {
        return id().isPresent() && state.decision() != Decision.PENDING;
    }
}
