package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Explanation;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of completed and found verifications. */
interface CompletionClauses extends Clauses {
    ProviderId STRANGER = new ProviderId("nobody-opened-this");

    @Test
    @DisplayName("P1 Sessions, results and ids carry the vendor's configured name")
    default void everythingCarriesTheName() {
        ProviderId name = provider().id();
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        VerificationResult result = adapter().complete(session, Ending.APPROVED);

        assertThat(adapter().named(name).id()).isEqualTo(name);
        assertThat(session.provider()).isEqualTo(name);
        assertThat(result).isFrom(name);
        assertThat(idOf(result).provider()).isEqualTo(name);
    }

    @Test
    @DisplayName("P4 A session stored as a string completes like the one that start gave")
    default void aSessionIsAString() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        ReturnedParameters back = adapter().finish(session, Ending.APPROVED);
        SessionRef kept = SessionRef.parse(session.ref().value());

        assertThat(kept).isEqualTo(session.ref());
        assertThat(provider().complete(kept, back)).isApproved();
    }

    @Test
    @DisplayName("P5 An approved user is APPROVED, with the reference of the start, an id and a full name")
    default void anApprovedUserIsApproved() {
        VerificationResult result = adapter().complete(adapter().start(OpenAdapter.REFERENCE), Ending.APPROVED);

        assertThat(result).isApproved().hasReference(OpenAdapter.REFERENCE);
        assertThat(idOf(result).value()).isNotBlank();
        assertThat(result.person().fullName().isGiven()).as("a full name").isTrue();
    }

    @Test
    @DisplayName("P6 Completing the same session again gives the same result")
    default void completeIsIdempotent() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        ReturnedParameters back = adapter().finish(session, Ending.APPROVED);
        VerificationResult first = provider().complete(session.ref(), back);
        VerificationResult again = provider().complete(session.ref(), back);

        assertThat(again).hasDecision(first.decision()).hasReference(OpenAdapter.REFERENCE);
        assertThat(idOf(again)).isEqualTo(idOf(first));
        assertThat(again.person().fullName()).isEqualTo(first.person().fullName());
    }

    @Test
    @DisplayName("P7 A user who walked away is PENDING")
    default void aUserWhoWalkedAwayIsPending() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);

        assertThat(provider().complete(session.ref(), adapter().finish(session, Ending.ABANDONED)))
                .hasDecision(Decision.PENDING)
                .hasReference(OpenAdapter.REFERENCE);
    }

    @Test
    @DisplayName(
            "P8 A session of a vendor that is not open fails with CONFIGURATION and the key to set; nothing is sent")
    default void aSessionOfAVendorThatIsNotOpen() {
        adapter()
                .refusedUnsent(
                        ErrorCode.CONFIGURATION,
                        () -> provider().complete(OpenAdapter.bare(STRANGER), ReturnedParameters.none()))
                .hasMessageContainingAll("veriport.also-read", STRANGER.value());
    }

    @Test
    @DisplayName("P9 A completed verification is found by its id, or find is undeclared and UNSUPPORTED")
    default void aCompletedVerificationIsFound() {
        VerificationResult completed = adapter().complete(adapter().start(OpenAdapter.REFERENCE), Ending.APPROVED);
        if (!adapter().declares(Capability.FIND)) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().find(idOf(completed)));
            return;
        }
        VerificationResult found = provider().find(idOf(completed));

        assertThat(idOf(found)).isEqualTo(idOf(completed));
        assertThat(found.person().fullName()).isEqualTo(completed.person().fullName());
        assertThat(found.decision()).isIn(completed.decision(), Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("P10 An id the vendor does not have is NOT_FOUND, or find is undeclared and UNSUPPORTED")
    default void anUnknownIdIsNotFound() {
        assertThatFailureOf(() -> provider().find(adapter().unknown()))
                .hasCode(adapter().declares(Capability.FIND) ? ErrorCode.NOT_FOUND : ErrorCode.UNSUPPORTED);
    }

    @Test
    @DisplayName("P11 A session without the adapter's state is refused or PENDING, and nothing is sent")
    default void aDamagedSession() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        ReturnedParameters back = adapter().finish(session, Ending.APPROVED);
        String text = session.ref().value();
        int before = adapter().requests();

        adapter().refusedOrPending(OpenAdapter.bare(provider().id()), back);
        assertThat(adapter().requests()).as("requests").isEqualTo(before);
        assertThatFailureOf(() -> SessionRef.parse(text.substring(text.indexOf('.') + 1)))
                .hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("P12 Sessions and results print nothing personal and nothing secret")
    default void noResultIsPrinted() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        VerificationResult result = adapter().complete(session, Ending.APPROVED);
        String printed = session + " " + session.ref() + " " + session.handoff() + " " + result;

        for (String text : Revealed.of(session)) {
            assertThat(printed.contains(text))
                    .as("prints what opens the session")
                    .isFalse();
        }
        assertThat(Revealed.of(result)).as("personal data to look for").isNotEmpty();
        for (String text : Revealed.of(result)) {
            assertThat(printed.contains(text)).as("prints personal data").isFalse();
        }
    }

    @Test
    @DisplayName("P17 Every ending gives its decision")
    default void everyEndingComesToItsDecision() {
        assertThat(adapter().endings()).contains(Ending.APPROVED, Ending.ABANDONED);
        for (Ending ending : adapter().endings()) {
            assertThat(adapter()
                            .complete(adapter().start(OpenAdapter.REFERENCE), ending)
                            .decision())
                    .as("decision after %s", ending)
                    .isEqualTo(ending.decision());
        }
    }

    @Test
    @DisplayName("P18 The returned parameters of another session are refused or PENDING")
    default void aReturnOfAnotherSession() {
        VerificationSession mine = adapter().start(OpenAdapter.REFERENCE);
        ReturnedParameters others = adapter().finish(adapter().start("contract-case-2"), Ending.APPROVED);

        adapter().refusedOrPending(mine.ref(), others);
    }

    @Test
    @DisplayName("P19 An approved result explains from which of the vendor's fields its decision came")
    default void theDecisionIsExplained() {
        VerificationResult result = adapter().complete(adapter().start(OpenAdapter.REFERENCE), Ending.APPROVED);
        Explanation explanation = result.explain();

        assertThat(explanation.lines())
                .filteredOn(line -> line.ours().equals("decision"))
                .singleElement()
                .satisfies(line -> assertThat(line.origins()).isNotEmpty());
        assertThat(explanation.unknownWords()).isEmpty();
        for (String text : Revealed.of(result)) {
            assertThat(explanation.toString().contains(text))
                    .as("prints personal data")
                    .isFalse();
        }
    }

    @Test
    @DisplayName("P20 An attempt the vendor does not know is NOT_FOUND, or finding by reference is UNSUPPORTED")
    default void anUnknownAttemptIsNotFound() {
        AttemptReference unknown = new AttemptReference(provider().id(), "contract-nobody");

        assertThatFailureOf(() -> provider().findByReference(unknown))
                .hasCode(
                        adapter().declares(Capability.FIND_BY_REFERENCE) ? ErrorCode.NOT_FOUND : ErrorCode.UNSUPPORTED);
    }

    private IdentityProvider provider() {
        return adapter().provider();
    }
}
