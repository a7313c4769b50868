package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import dev.veriport.webhook.Delivery;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One customer's verification, as the onboarding site stores it. Once it is erased at its vendor, later results and webhooks of
 * it are ignored.
 *
 * @param back the parameters of the returning browser
 * @param result the latest result
 * @param failure of the latest attempt, if it failed
 * @param webhook the status of the answer to the vendor's webhook
 * @param erasure the receipt of the latest erasure
 * @param state folded from all deliveries and reads
 */
record Attempt(
        VerificationSession session,
        ReturnedParameters back,
        Optional<VerificationResult> result,
        Optional<VeriportException> failure,
        OptionalInt webhook,
        Optional<ErasureReceipt.Line> erasure,
        VerificationState state) {

    static Attempt begun(VerificationSession session) {
        return new Attempt(
                session,
                ReturnedParameters.none(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                VerificationState.initial());
    }

    String reference() {
        return session.ref().reference();
    }

    String vendor() {
        return session.provider().value();
    }

    Attempt resumed(VerificationSession fresh) {
        return new Attempt(fresh, back, result, Optional.empty(), webhook, erasure, state);
    }

    Attempt returned(ReturnedParameters parameters) {
        return new Attempt(session, parameters, result, failure, webhook, erasure, state);
    }

    Attempt read(VerificationResult read, Instant askedAt) {
        if (state.isErased()) {
            return this;
        }
        return new Attempt(
                session, back, Optional.of(read), Optional.empty(), webhook, erasure, state.after(read, askedAt));
    }

    Attempt told(Delivery delivery) {
        if (state.isErased()) {
            return this;
        }
        Attempt told = new Attempt(
                session, back, delivery.result().or(() -> result), failure, webhook, erasure, delivery.fold(state));
        return told.state.isErased() ? told.withoutPerson() : told;
    }

    Attempt failed(VeriportException how) {
        if (state.isErased()) {
            return this;
        }
        return new Attempt(session, back, result, Optional.of(how), webhook, erasure, state);
    }

    Attempt pushed(int status) {
        return new Attempt(session, back, result, failure, OptionalInt.of(status), erasure, state);
    }

    /** What the site has of the person is gone as well. */
    Attempt erased(ErasureReceipt.Line receipt) {
        boolean done = receipt.atVendor().state() == Erasure.State.DONE;
        VerificationState now = done ? state.erased() : state;
        return new Attempt(session, back, result, failure, webhook, Optional.of(receipt), now).withoutPerson();
    }

    private Attempt withoutPerson() {
        return new Attempt(session, back, Optional.empty(), Optional.empty(), webhook, erasure, state);
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
}
