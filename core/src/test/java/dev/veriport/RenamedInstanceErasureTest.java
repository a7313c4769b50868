package dev.veriport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.StoredResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure and redemption after an instance was renamed. */
final class RenamedInstanceErasureTest {
    @AutoClose
    private final OneShotVendors vendors = new OneShotVendors();

    private void rename() {
        vendors.settings.keySet().removeIf(key -> key.startsWith("veriport.alpha."));
        vendors.settings.put("veriport.provider", "renamed");
        vendors.settings.put("veriport.renamed.vendor", "alpha");
        vendors.settings.put("veriport.renamed.formerly", "older, alpha");
        vendors.settings.put("veriport.renamed.client-id", "client");
        vendors.settings.put("veriport.renamed.client-secret", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"renamed", "alpha", "older"})
    @DisplayName("L1 L10 an instance that was renamed erases by any of its names what nobody has read since")
    void renamedAndNotRead(String asked) {
        VerificationId old;
        try (Veriport veriport = vendors.open("shared")) {
            old = vendors.completed(veriport, "alpha", "case-1");
        }
        rename();
        try (Veriport veriport = vendors.open()) {
            VerificationId id = new VerificationId(new ProviderId(asked), old.value());
            assertThat(OneShotVendors.inVault(veriport.erase(List.of(id)))).containsExactly(State.DONE);
            vendors.vaultIsEmpty(veriport, "alpha", "case-1");
        }
    }

    @Test
    @DisplayName("L1 L10 what was erased under an earlier name before anybody read it is not got under the new name")
    void erasedBeforeItWasRenamed() {
        VaultKey unread = OneShotVendors.OneShotVendor.keyOf("alpha", "case-1");
        try (Veriport veriport = vendors.open("shared")) {
            vendors.shared.vault().keep(unread, new StoredResponse(200, OneShotVendors.CANARY.getBytes(UTF_8)));
            veriport.erase(List.of(VerificationId.parse("alpha:v-case-1")));
        }
        rename();
        try (Veriport veriport = vendors.open()) {
            assertThat(OneShotVendors.failure(veriport, "renamed", "case-1").reason())
                    .contains(ReasonCode.ERASED);
            vendors.vaultIsEmpty(veriport, "alpha", "case-1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "L1 C3 an instance that was renamed sends no second request for what it redeemed under an earlier name")
    void renamedAndRedeemed(boolean answered) {
        try (Veriport veriport = vendors.open("shared")) {
            if (answered) {
                vendors.completed(veriport, "alpha", "case-1");
            } else {
                vendors.shared.vault().begin(OneShotVendors.OneShotVendor.keyOf("alpha", "case-1"), "ended");
                vendors.shared.pass(Duration.ofMinutes(1));
            }
        }
        rename();
        try (Veriport veriport = vendors.open()) {
            SessionRef resumed = SessionRef.of(new ProviderId("renamed"), "case-1", Map.of());
            if (answered) {
                assertThat(veriport.identityProvider()
                                .complete(resumed, ReturnedParameters.none())
                                .decision())
                        .isEqualTo(Decision.APPROVED);
                VerificationId id = vendors.vendor("renamed").idOf("case-1");
                assertThat(OneShotVendors.inVault(veriport.erase(List.of(id)))).containsExactly(State.DONE);
            }
            assertThat(OneShotVendors.failure(veriport, "renamed", "case-1").code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(vendors.vendor("renamed").sent).hasValue(0);
        }
    }

    @Test
    @DisplayName(
            "L1 C3 a code that was redeemed under an earlier name of the instance belongs to the session that had it")
    void renamedAndClaimed() {
        try (Veriport veriport = vendors.open("shared")) {
            vendors.completed(veriport, "alpha", "case-1");
        }
        rename();
        try (Veriport veriport = vendors.open()) {
            SessionRef another = SessionRef.of(new ProviderId("renamed"), "case-2", Map.of("code", "case-1"));
            for (int attempt = 0; attempt < 2; attempt++) {
                VeriportException refused = catchThrowableOfType(
                        VeriportException.class,
                        () -> veriport.identityProvider().complete(another, ReturnedParameters.none()));
                assertThat(refused.reason()).contains(ReasonCode.CODE_INVALID_OR_USED);
            }
            assertThat(vendors.vendor("renamed").sent).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    @DisplayName("L1 L10 an instance that was renamed erases what it stored under either name")
    void renamed(String asked) {
        VerificationId old;
        try (Veriport veriport = vendors.open("shared")) {
            old = vendors.completed(veriport, "alpha", "case-1");
        }
        vendors.settings.keySet().removeIf(key -> key.startsWith("veriport.alpha."));
        vendors.settings.put("veriport.provider", "renamed");
        vendors.settings.put("veriport.renamed.vendor", "alpha");
        vendors.settings.put("veriport.renamed.formerly", "alpha");
        vendors.settings.put("veriport.renamed.client-id", "client");
        vendors.settings.put("veriport.renamed.client-secret", "secret");
        try (Veriport veriport = vendors.open()) {
            VerificationId now = new VerificationId(new ProviderId("renamed"), old.value());
            vendors.vendor("renamed").answering(Erasure.done(now));
            if (asked.equals("new")) {
                vendors.completed(veriport, "alpha", "case-1"); // read again, so it is known by the new name
            }
            VerificationId id = asked.equals("new") ? now : old;
            ErasureReceipt receipt = veriport.erase(List.of(id));
            assertThat(receipt.lines()).containsExactly(new ErasureReceipt.Line(Erasure.done(id), Erasure.done(id), 1));
        }
    }
}
