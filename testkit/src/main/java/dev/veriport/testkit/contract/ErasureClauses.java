package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.Capability;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of erasure. */
interface ErasureClauses extends Clauses {

    @Test
    @DisplayName("D1 An erased verification is DONE, or REQUESTED and restorable at most then, or erase is UNSUPPORTED")
    default void aVerificationIsErased() {
        VerificationId id = approved();
        if (isUnsupported(id)) {
            return;
        }
        Erasure erasure = provider().erase(id);

        assertThat(erasure.verification()).isEqualTo(id);
        assertThat(erasure.state()).isIn(State.DONE, State.REQUESTED);
        assertThat(erasure.isRestorable() && erasure.state() != State.REQUESTED)
                .as("restorable, though it is done")
                .isFalse();
    }

    @Test
    @DisplayName("D2 A verification that is erased again has the same state, or erase is UNSUPPORTED")
    default void aVerificationIsErasedAgain() {
        VerificationId id = approved();
        if (isUnsupported(id)) {
            return;
        }
        assertThat(provider().erase(id)).isEqualTo(provider().erase(id));
    }

    @Test
    @DisplayName("D3 An id the vendor does not have is UNKNOWN, or erase is UNSUPPORTED")
    default void anIdOfNobodyIsNotErased() {
        if (isUnsupported(adapter().unknown())) {
            return;
        }
        assertThat(provider().erase(adapter().unknown()))
                .isEqualTo(Erasure.unknown(adapter().unknown()));
    }

    @Test
    @DisplayName(
            "D4 After DONE find fails with NOT_FOUND and SESSION.ERASED; a mark in place of a name is never a person")
    default void whatIsErasedIsNotFound() {
        VerificationId id = approved();
        if (isUnsupported(id)) {
            return;
        }
        State state = provider().erase(id).state();
        if (!adapter().declares(Capability.FIND)) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().find(id));
        } else if (state == State.DONE) {
            assertThatFailureOf(() -> provider().find(id))
                    .hasCode(ErrorCode.NOT_FOUND)
                    .hasReason(ReasonCode.ERASED);
        } else {
            assertThat(nameNow(id)).isNotEqualTo(Optional.of("[redacted]"));
        }
    }

    @Test
    @DisplayName(
            "D5 A receipt has a line for each id, with what to do where erase is undeclared, and the vault is emptied")
    default void aReceiptIsGiven() {
        AtomicInteger stored = new AtomicInteger();
        Veriport.Builder builder = adapter().builder(adapter().vendor().settings());
        try (Veriport veriport = builder.listener(event -> count(event, stored)).build()) {
            IdentityProvider identity = veriport.identityProvider();
            VerificationSession session =
                    identity.start(adapter().request(OpenAdapter.REFERENCE).build());
            ReturnedParameters back = adapter().finish(session, Ending.APPROVED);
            VerificationId id = idOf(identity.complete(session.ref(), back));

            ErasureReceipt.Line line = veriport.erase(List.of(id)).lines().get(0);
            assertThat(line.verification()).isEqualTo(id);
            if (adapter().declares(Capability.ERASE)) {
                assertThat(line.atVendor().state()).isIn(State.DONE, State.REQUESTED);
            } else {
                assertThat(line.atVendor().state()).isEqualTo(State.UNSUPPORTED);
                assertThat(line.atVendor().advice()).isPresent();
            }
            assertThat(line.inVault().state()).isEqualTo(stored.get() > 0 ? State.DONE : State.UNKNOWN);
            assertThat(veriport.erase(List.of(id)).lines().get(0).inVault().state())
                    .isEqualTo(State.UNKNOWN);
        }
    }

    @Test
    @DisplayName(
            "D6 Once an erasure is DONE, as of a verification that nobody finished, it is DONE again, and find says SESSION.ERASED")
    default void anErasureIsRemembered() {
        if (isUnsupported(adapter().unknown())) {
            return;
        }
        VerificationId id = unfinished();
        State state = provider().erase(id).state();
        if (state == State.DONE && adapter().declares(Capability.FIND)) {
            assertThatFailureOf(() -> provider().find(id))
                    .hasCode(ErrorCode.NOT_FOUND)
                    .hasReason(ReasonCode.ERASED);
        }
        assertThat(provider().erase(id).state()).isEqualTo(state);
    }

    /** Or one that was approved, where a verification has no id before. */
    private VerificationId unfinished() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        VerificationResult pending = provider().complete(session.ref(), ReturnedParameters.none());
        return pending.id().toOptional().orElseGet(this::approved);
    }

    private static void count(VeriportEvent event, AtomicInteger stored) {
        if (event instanceof VeriportEvent.AnswerStored) {
            stored.incrementAndGet();
        }
    }

    private Optional<String> nameNow(VerificationId id) {
        try {
            return provider().find(id).person().fullName().reveal();
        } catch (VeriportException gone) {
            return Optional.empty();
        }
    }

    private VerificationId approved() {
        return idOf(adapter().complete(adapter().start(OpenAdapter.REFERENCE), Ending.APPROVED));
    }

    private boolean isUnsupported(VerificationId id) {
        if (adapter().declares(Capability.ERASE)) {
            return false;
        }
        adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().erase(id));
        return true;
    }

    private IdentityProvider provider() {
        return adapter().provider();
    }
}
