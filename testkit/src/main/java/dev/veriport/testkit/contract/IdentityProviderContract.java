package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Explanation;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of every adapter for verifications. Extend it, implement three methods, and run it as a JUnit test. The
 * clauses are listed in {@code docs/contract.md}. Each clause gets a new Veriport.
 *
 * <p>The adapter declares at least one channel to start on and {@link Capability#COMPLETE}. The clauses read all other
 * capabilities from its declaration.
 */
public abstract class IdentityProviderContract extends AdapterContract {
    private static final ProviderId STRANGER = new ProviderId("nobody-opened-this");
    private static final String REFERENCE = "contract-case-1";
    private static final int CALLERS = 8;

    /** For the extending class. */
    protected IdentityProviderContract() {}

    @Test
    @DisplayName("P1 Sessions, results and ids carry the vendor's configured name")
    void everythingCarriesTheName() {
        ProviderId name = provider().id();
        VerificationSession session = adapter.start(REFERENCE);
        VerificationResult result = adapter.complete(session, Ending.APPROVED);

        assertThat(adapter.named(name).id()).isEqualTo(name);
        assertThat(session.provider()).isEqualTo(name);
        assertThat(result).isFrom(name);
        assertThat(OpenAdapter.idOf(result).provider()).isEqualTo(name);
    }

    @Test
    @DisplayName("P2 A start hands off to an absolute URL on the web and to a token in a mobile SDK")
    void aStartHandsOff() {
        List<Channel> channels = adapter.declaredChannels();

        assertThat(channels).isNotEmpty();
        for (Channel channel : channels) {
            assertThat(adapter.handsOffOn(channel))
                    .as("hand-off on %s", channel)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("P3 What is not declared fails with UNSUPPORTED, and nothing is sent")
    void whatIsNotDeclaredFails() {
        Capabilities declared = provider().capabilities();

        adapter.calls().forEach((capability, call) -> {
            if (!declared.supports(capability)) {
                adapter.refusedUnsent(ErrorCode.UNSUPPORTED, call);
            }
        });
        EnumSet<CheckType> unknown = EnumSet.allOf(CheckType.class);
        unknown.removeAll(declared.checks());
        for (CheckType check : unknown) {
            VerificationRequest demanding =
                    adapter.request(REFERENCE).checks(Set.of(check)).build();
            adapter.refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().start(demanding));
        }
    }

    @Test
    @DisplayName("P4 A session stored as a string completes like the one that start gave")
    void aSessionIsAString() {
        VerificationSession session = adapter.start(REFERENCE);
        ReturnedParameters back = finish(session, Ending.APPROVED);
        SessionRef kept = SessionRef.parse(session.ref().value());

        assertThat(kept).isEqualTo(session.ref());
        assertThat(provider().complete(kept, back)).isApproved();
    }

    @Test
    @DisplayName("P5 An approved user is APPROVED, with the reference of the start, an id and a full name")
    void anApprovedUserIsApproved() {
        VerificationResult result = adapter.complete(adapter.start(REFERENCE), Ending.APPROVED);

        assertThat(result).isApproved().hasReference(REFERENCE);
        assertThat(OpenAdapter.idOf(result).value()).isNotBlank();
        assertThat(result.person().fullName().isGiven()).as("a full name").isTrue();
    }

    @Test
    @DisplayName("P6 Completing the same session again gives the same result")
    void completeIsIdempotent() {
        VerificationSession session = adapter.start(REFERENCE);
        ReturnedParameters back = finish(session, Ending.APPROVED);
        VerificationResult first = provider().complete(session.ref(), back);
        VerificationResult again = provider().complete(session.ref(), back);

        assertThat(again).hasDecision(first.decision()).hasReference(REFERENCE);
        assertThat(OpenAdapter.idOf(again)).isEqualTo(OpenAdapter.idOf(first));
        assertThat(again.person().fullName()).isEqualTo(first.person().fullName());
    }

    @Test
    @DisplayName("P7 A user who walked away is PENDING")
    void aUserWhoWalkedAwayIsPending() {
        VerificationSession session = adapter.start(REFERENCE);

        assertThat(provider().complete(session.ref(), finish(session, Ending.ABANDONED)))
                .hasDecision(Decision.PENDING)
                .hasReference(REFERENCE);
    }

    @Test
    @DisplayName(
            "P8 A session of a vendor that is not open fails with CONFIGURATION and the key to set; nothing is sent")
    void aSessionOfAVendorThatIsNotOpen() {
        adapter.refusedUnsent(
                        ErrorCode.CONFIGURATION,
                        () -> provider().complete(OpenAdapter.bare(STRANGER), ReturnedParameters.none()))
                .hasMessageContainingAll("veriport.also-read", STRANGER.value());
    }

    @Test
    @DisplayName("P9 A completed verification is found by its id, or find is undeclared and UNSUPPORTED")
    void aCompletedVerificationIsFound() {
        VerificationResult completed = adapter.complete(adapter.start(REFERENCE), Ending.APPROVED);
        if (!adapter.declares(Capability.FIND)) {
            adapter.refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().find(OpenAdapter.idOf(completed)));
            return;
        }
        VerificationResult found = provider().find(OpenAdapter.idOf(completed));

        assertThat(OpenAdapter.idOf(found)).isEqualTo(OpenAdapter.idOf(completed));
        assertThat(found.person().fullName()).isEqualTo(completed.person().fullName());
        assertThat(found.decision()).isIn(completed.decision(), Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("P10 An id the vendor does not have is NOT_FOUND, or find is undeclared and UNSUPPORTED")
    void anUnknownIdIsNotFound() {
        assertThatFailureOf(() -> provider().find(adapter.unknown()))
                .hasCode(adapter.declares(Capability.FIND) ? ErrorCode.NOT_FOUND : ErrorCode.UNSUPPORTED);
    }

    @Test
    @DisplayName("P11 A session without the adapter's state is refused or PENDING, and nothing is sent")
    void aDamagedSession() {
        VerificationSession session = adapter.start(REFERENCE);
        ReturnedParameters back = finish(session, Ending.APPROVED);
        String text = session.ref().value();
        int before = requests();

        adapter.refusedOrPending(OpenAdapter.bare(provider().id()), back);
        assertThat(requests()).as("requests").isEqualTo(before);
        assertThatFailureOf(() -> SessionRef.parse(text.substring(text.indexOf('.') + 1)))
                .hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("P12 Sessions and results print nothing personal and nothing secret")
    void nothingIsPrinted() {
        VerificationSession session = adapter.start(REFERENCE);
        VerificationResult result = adapter.complete(session, Ending.APPROVED);
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
    @DisplayName("P13 Eight concurrent starts give eight sessions and eight hand-offs")
    void concurrentStartsAreSeparate() {
        List<VerificationSession> sessions = AtOnce.call(CALLERS, () -> adapter.start(REFERENCE));

        assertThat(sessions).extracting(VerificationSession::handoff).doesNotHaveDuplicates();
        assertThat(sessions).extracting(session -> session.ref().value()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("P14 Unwrap is empty for an API that is not the vendor's")
    void unwrapOfAForeignType() {
        assertThat(provider().unwrap(IdentityProviderContract.class)).isEmpty();
    }

    @Test
    @DisplayName("P15 Closing twice is closing once, and neither fails")
    void closingTwice() {
        adapter.start(REFERENCE);
        adapter.close();
        adapter.close();
    }

    @Test
    @DisplayName("P16 Capabilities are the same at every call, and asking for them sends nothing")
    void capabilitiesAreData() {
        int before = requests();
        Capabilities first = provider().capabilities();

        assertThat(requests()).as("requests").isEqualTo(before);
        adapter.start(REFERENCE);
        assertThat(provider().capabilities()).isEqualTo(first);
    }

    @Test
    @DisplayName("P17 Every ending gives its decision")
    void everyEndingComesToItsDecision() {
        assertThat(endings()).contains(Ending.APPROVED, Ending.ABANDONED);
        for (Ending ending : endings()) {
            assertThat(adapter.complete(adapter.start(REFERENCE), ending).decision())
                    .as("decision after %s", ending)
                    .isEqualTo(ending.decision());
        }
    }

    @Test
    @DisplayName("P18 The returned parameters of another session are refused or PENDING")
    void aReturnOfAnotherSession() {
        VerificationSession mine = adapter.start(REFERENCE);
        ReturnedParameters others = finish(adapter.start("contract-case-2"), Ending.APPROVED);

        adapter.refusedOrPending(mine.ref(), others);
    }

    @Test
    @DisplayName("P19 An approved result explains from which of the vendor's fields its decision came")
    void theDecisionIsExplained() {
        VerificationResult result = adapter.complete(adapter.start(REFERENCE), Ending.APPROVED);
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
    void anUnknownAttemptIsNotFound() {
        AttemptReference unknown = new AttemptReference(provider().id(), "contract-nobody");

        assertThatFailureOf(() -> provider().findByReference(unknown))
                .hasCode(adapter.declares(Capability.FIND_BY_REFERENCE) ? ErrorCode.NOT_FOUND : ErrorCode.UNSUPPORTED);
    }
}
