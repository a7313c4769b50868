package dev.veriport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure of answers that nobody has read yet. */
final class UnreadAnswerErasureTest {
    @AutoClose
    private final OneShotVendors vendors = new OneShotVendors();

    /** Somebody completes at a vendor that has not answered yet. */
    private Caller<VerificationResult> completing(Veriport veriport, String reference) throws Exception {
        vendors.vendor("alpha").slow = true;
        SessionRef session = SessionRef.of(new ProviderId("alpha"), reference, Map.of());
        Caller<VerificationResult> caller =
                Caller.start(() -> veriport.identityProvider().complete(session, ReturnedParameters.none()));
        assertThat(vendors.vendor("alpha").asked.await(30, TimeUnit.SECONDS)).isTrue();
        return caller;
    }

    /** The vendor answers, and the redemption that its caller has left ends. */
    private void redeemed() throws InterruptedException {
        vendors.vendor("alpha").answering.countDown();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("veriport-alpha-redeem")) {
                thread.join(30_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "shared"})
    @DisplayName("L10 C3 an answer that came after its caller had left is erased, though nobody read it")
    void neverRead(String store) throws Exception {
        try (Veriport veriport = vendors.open(store)) {
            Caller<VerificationResult> caller = completing(veriport, "case-1");
            caller.interrupt();
            assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            redeemed();

            ErasureReceipt receipt =
                    veriport.erase(List.of(vendors.vendor("alpha").idOf("case-1")));
            assertThat(OneShotVendors.inVault(receipt)).containsExactly(State.DONE);
            vendors.vaultIsEmpty(veriport, "alpha", "case-1");
            assertThat(OneShotVendors.failure(veriport, "alpha", "case-1").code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(vendors.vendor("alpha").sent).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"memory, false", "memory, true", "shared, false", "shared, true"})
    @DisplayName("L10 C3 an answer that comes after its verification was erased is deleted, and nobody gets it")
    void erasedMeanwhile(String store, boolean waits) throws Exception {
        try (Veriport veriport = vendors.open(store)) {
            Caller<VerificationResult> caller = completing(veriport, "case-1");
            if (!waits) {
                caller.interrupt();
                assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            }
            ErasureReceipt receipt =
                    veriport.erase(List.of(vendors.vendor("alpha").idOf("case-1")));
            assertThat(OneShotVendors.inVault(receipt)).containsExactly(State.UNKNOWN);
            redeemed();
            if (waits) {
                assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.NOT_FOUND);
                assertThat(caller.veriportFailure().reason()).contains(ReasonCode.ERASED);
            }
            vendors.vaultIsEmpty(veriport, "alpha", "case-1");
            assertThat(OneShotVendors.failure(veriport, "alpha", "case-1").code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(vendors.vendor("alpha").sent).hasValue(1);
        }
    }

    @Test
    @DisplayName("L10 an answer that is read again after its verification was erased is deleted, and nobody gets it")
    void erasedBeforeReplay() {
        try (Veriport veriport = vendors.open("shared")) {
            VaultKey unread = OneShotVendors.OneShotVendor.keyOf("alpha", "case-1");
            vendors.shared.vault().keep(unread, new StoredResponse(200, OneShotVendors.CANARY.getBytes(UTF_8)));
            veriport.erase(List.of(VerificationId.parse("alpha:v-1")));

            assertThat(catchThrowableOfType(VeriportException.class, () -> veriport.replay(unread))
                            .reason())
                    .contains(ReasonCode.ERASED);
            vendors.vaultIsEmpty(veriport, "alpha", "case-1");
        }
    }
}
