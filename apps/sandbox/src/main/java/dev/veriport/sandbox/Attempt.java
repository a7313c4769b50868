package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One customer's way through a verification, as the onboarding keeps it.
 *
 * @param back what the browser came back with
 * @param result as it was last seen
 * @param failure of the last try, where it failed
 * @param webhook the status that the vendor's webhook was answered with
 * @param state folded from everything that was heard
 */
record Attempt(
        VerificationSession session,
        ReturnedParameters back,
        Optional<VerificationResult> result,
        Optional<VeriportException> failure,
        OptionalInt webhook,
        VerificationState state) {

    static Attempt begun(VerificationSession session) {
        return new Attempt(
                session,
                ReturnedParameters.none(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                VerificationState.initial());
    }

    String reference() {
        return session.ref().reference();
    }

    String vendor() {
        return session.provider().value();
    }

    Attempt returned(ReturnedParameters parameters) {
        return new Attempt(session, parameters, result, failure, webhook, state);
    }

    Attempt read(VerificationResult read, Instant askedAt) {
        return new Attempt(session, back, Optional.of(read), Optional.empty(), webhook, state.after(read, askedAt));
    }

    Attempt told(VerificationResult believed, VerificationState folded) {
        return new Attempt(session, back, Optional.of(believed), failure, webhook, folded);
    }

    Attempt failed(VeriportException how) {
        return new Attempt(session, back, result, Optional.of(how), webhook, state);
    }

    Attempt pushed(int status) {
        return new Attempt(session, back, result, failure, OptionalInt.of(status), state);
    }

    /** What an application goes by. */
    String decision() {
        return failure.isPresent() && result.isEmpty()
                ? failure.get().code().name()
                : state.decision().name();
    }
}
