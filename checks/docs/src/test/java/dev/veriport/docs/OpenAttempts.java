package dev.veriport.docs;

import dev.veriport.error.VeriportException;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What docs/start.md reads by a schedule. */
final class OpenAttempts {
    private final IdentityProvider identity;
    private final Cases cases;
    private final Attempts attempts;
    private final InstantSource clock;

    OpenAttempts(IdentityProvider identity, Cases cases, Attempts attempts, InstantSource clock) {
        this.identity = identity;
        this.cases = cases;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A row of the application's table. */
    record Attempt(String customer, String session, Optional<VerificationId> verification) {}

    /** The application's table. */
    interface Attempts {
        /** Those that are not decided, or of which a part was not read. */
        List<Attempt> open();

        void alert(Attempt attempt, VeriportException failure);
    }

    // tag::open[]
    /** A scheduler calls this every few minutes, on one node. */
    void readOpen() {
        for (Attempt attempt : attempts.open()) {
            Instant askedAt = clock.instant();
            try {
                cases.read(attempt.customer(), read(attempt), askedAt);
            } catch (VeriportException failure) {
                switch (failure.code()) {
                    case UNAVAILABLE, TIMEOUT, RATE_LIMITED, CIRCUIT_OPEN, BUDGET_EXHAUSTED, NOT_FOUND -> {
                        continue; // the next run reads it again
                    }
                    case INTERRUPTED -> {
                        return; // the application ends
                    }
                    default -> attempts.alert(attempt, failure); // a setting, the account, an unreadable answer
                }
            }
        }
    }

    /** The session alone is known until the vendor has a record. */
    private VerificationResult read(Attempt attempt) {
        return attempt.verification()
                .map(identity::find)
                .orElseGet(() -> identity.complete(SessionRef.parse(attempt.session()), ReturnedParameters.none()));
    }
    // end::open[]
}
