package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.Capability;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure over all vendors and the vault, and its receipt. */
final class ErasureTest {
    @AutoClose
    private final OneShotVendors vendors = new OneShotVendors();

    @ParameterizedTest
    @ValueSource(strings = {"memory", "shared"})
    @DisplayName("L10 with one of two vendors down the receipt has a line for each id; again later, the rest is erased")
    void oneVendorDown(String store) {
        try (Veriport veriport = vendors.open(store)) {
            VerificationId atAlpha = vendors.completed(veriport, "alpha", "case-1");
            VerificationId atBeta = vendors.completed(veriport, "beta", "case-2");
            VerificationId mistyped = new VerificationId(new ProviderId("beta"), "v-case-22");
            vendors.vendor("alpha").failure = Optional.of(
                    VeriportException.of(ErrorCode.UNAVAILABLE, "the vendor is down")
                            .build());
            List<VerificationId> all = List.of(atAlpha, atBeta, mistyped, atAlpha);

            ErasureReceipt first = veriport.erase(all);
            assertThat(first.lines())
                    .extracting(ErasureReceipt.Line::verification)
                    .containsExactly(atAlpha, atBeta, mistyped);
            assertThat(OneShotVendors.states(first)).containsExactly(State.FAILED, State.DONE, State.UNKNOWN);
            assertThat(first.firstCode()).contains("UNAVAILABLE");
            assertThat(OneShotVendors.inVault(first)).containsExactly(State.DONE, State.DONE, State.UNKNOWN);
            vendors.vaultIsEmpty(veriport, "alpha", "case-1");
            vendors.vaultIsEmpty(veriport, "beta", "case-2");

            vendors.vendor("alpha").failure = Optional.empty();
            ErasureReceipt again = veriport.erase(all);
            assertThat(OneShotVendors.states(again)).containsExactly(State.DONE, State.DONE, State.UNKNOWN);
            assertThat(OneShotVendors.inVault(again)).containsOnly(State.UNKNOWN);
            assertThat(again.firstCode()).isEmpty();
        }
    }

    @Test
    @DisplayName("L10 a receipt has its time and the number of erased answers, and each of its lines is an event")
    void reported() {
        try (Veriport veriport = vendors.open("memory")) {
            VerificationId atAlpha = vendors.completed(veriport, "alpha", "case-1");
            VerificationId mistyped = VerificationId.parse("beta:v-22");
            VerificationId nobodys = VerificationId.parse("gamma:v-1");
            ErasureReceipt receipt = veriport.erase(List.of(atAlpha, mistyped, nobodys));

            assertThat(receipt.madeAt()).isEqualTo(OneShotVendors.NOW);
            assertThat(receipt.lines())
                    .extracting(ErasureReceipt.Line::vaultAnswers)
                    .containsExactly(1, 0, 0);
            assertThat(vendors.events.of(VeriportEvent.ErasureReported.class))
                    .containsExactly(
                            new VeriportEvent.ErasureReported(
                                    atAlpha.provider(), atAlpha.value(), State.DONE, State.DONE),
                            new VeriportEvent.ErasureReported(
                                    mistyped.provider(), "v-22", State.UNKNOWN, State.UNKNOWN),
                            new VeriportEvent.ErasureReported(nobodys.provider(), "v-1", State.FAILED, State.UNKNOWN));
        }
    }

    @Test
    @DisplayName("L10 an erased answer is not redeemed again")
    void notRedeemedAgain() {
        try (Veriport veriport = vendors.open("memory")) {
            veriport.erase(List.of(vendors.completed(veriport, "alpha", "case-1")));

            SessionRef session = SessionRef.of(new ProviderId("alpha"), "case-1", Map.of());
            assertThat(catchThrowableOfType(
                                    VeriportException.class,
                                    () -> veriport.identityProvider().complete(session, ReturnedParameters.none()))
                            .code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        }
    }

    @Test
    @DisplayName(
            "L10 what the vendor says stands in the receipt: when it is due, whether it can be undone, what it covers")
    void asTheVendorSays() {
        try (Veriport veriport = vendors.open("memory")) {
            VerificationId id = vendors.completed(veriport, "alpha", "case-1");
            Erasure requested = Erasure.requested(id, Reported.of(Instant.parse("2026-04-01T00:00:00Z")))
                    .restorableUntilDue()
                    .ofWholePerson();
            vendors.vendor("alpha").answering(requested);

            assertThat(veriport.erase(List.of(id)).lines().get(0).atVendor()).isEqualTo(requested);
        }
    }

    @Test
    @DisplayName("L10 NOT_FOUND certifies an erasure only where the vendor says that it erased the verification")
    void saysErased() {
        try (Veriport veriport = vendors.open("memory")) {
            VerificationId id = new VerificationId(new ProviderId("alpha"), "v-1");
            assertThat(OneShotVendors.states(veriport.erase(List.of(id)))).containsExactly(State.UNKNOWN);

            vendors.vendor("alpha").failure = Optional.of(VeriportException.of(ErrorCode.NOT_FOUND, "erased")
                    .reason(ReasonCode.ERASED)
                    .build());
            assertThat(OneShotVendors.states(veriport.erase(List.of(id)))).containsExactly(State.DONE);
        }
    }

    @Test
    @DisplayName(
            "L10 a vendor that is not open is FAILED, one without an API UNSUPPORTED, each with what to do; answers are erased")
    void unsupported() {
        vendors.offered.remove(Capability.ERASE);
        try (Veriport veriport = vendors.open("memory")) {
            VerificationId id = vendors.completed(veriport, "alpha", "case-1");
            VerificationId nobodys = new VerificationId(new ProviderId("gamma"), "v-1");

            ErasureReceipt receipt = veriport.erase(List.of(nobodys, id));
            assertThat(OneShotVendors.states(receipt)).containsExactly(State.FAILED, State.UNSUPPORTED);
            assertThat(receipt.lines().get(0).atVendor().advice())
                    .hasValueSatisfying(advice -> assertThat(advice).contains("gamma", "veriport.also-read"));
            assertThat(receipt.lines().get(1).atVendor().advice()).contains("ask the vendor to erase it");
            assertThat(OneShotVendors.inVault(receipt)).containsExactly(State.UNKNOWN, State.DONE);
            assertThat(receipt.firstCode()).contains("CONFIGURATION");
        }
    }

    @Test
    @DisplayName("L10 a failure that nobody expected is a line as well")
    void unexpected() {
        try (Veriport veriport = vendors.open("memory")) {
            VerificationId id = vendors.completed(veriport, "beta", "case-1");
            vendors.vendor("alpha").failure = Optional.of(new IllegalStateException(OneShotVendors.CANARY));

            ErasureReceipt receipt =
                    veriport.erase(List.of(vendors.vendor("alpha").idOf("case-2"), id));
            assertThat(OneShotVendors.states(receipt)).containsExactly(State.FAILED, State.DONE);
            assertThat(receipt.toString()).doesNotContain(OneShotVendors.CANARY);
        }
    }
}
