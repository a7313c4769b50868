package dev.veriport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L10 at a vendor that answers NOT_FOUND after an erasure, as for an id that it never had. */
final class RememberedErasureTest {
    private static final VerificationId ID = VerificationId.parse("alpha:v-1");

    @AutoClose
    private final OneShotVendors vendors = new OneShotVendors();

    /** The vendor erases the verification at once, and does not know it afterwards. */
    private Erasure erasedAndForgotten(Veriport veriport) {
        vendors.vendor("alpha").answering(Erasure.done(ID));
        Erasure erasure = veriport.identityProvider().erase(ID);
        vendors.vendor("alpha").forget(ID);
        return erasure;
    }

    private static VeriportException notFound(Veriport veriport, VerificationId id) {
        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> veriport.identityProvider().find(id));
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "shared"})
    @DisplayName("L10 after DONE find is NOT_FOUND with SESSION.ERASED, and a second erasure is DONE; store:")
    void remembered(String store) {
        try (Veriport veriport = vendors.open(store)) {
            Erasure erasure = erasedAndForgotten(veriport);

            assertThat(notFound(veriport, ID).reason()).contains(ReasonCode.ERASED);
            assertThat(notFound(veriport, ID).provider()).contains(ID.provider());
            assertThat(veriport.identityProvider().erase(ID)).isEqualTo(erasure).isEqualTo(Erasure.done(ID));
            assertThat(OneShotVendors.states(veriport.erase(List.of(ID)))).containsExactly(State.DONE);
            assertThat(notFound(veriport, VerificationId.parse("alpha:v-2")).reason())
                    .isEmpty();
            assertThat(notFound(veriport, VerificationId.parse("beta:v-1")).reason())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("L10 a second erasure covers the whole person where the first did")
    void wholePerson() {
        try (Veriport veriport = vendors.open("shared")) {
            vendors.vendor("alpha").answering(Erasure.done(ID).ofWholePerson());
            veriport.identityProvider().erase(ID);
            vendors.vendor("alpha").forget(ID);

            assertThat(veriport.identityProvider().erase(ID))
                    .isEqualTo(Erasure.done(ID).ofWholePerson());
        }
    }

    @Test
    @DisplayName("L10 what the vendor did not have stays UNKNOWN, however often it is erased, and find has no reason")
    void unknown() {
        try (Veriport veriport = vendors.open("memory")) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThat(OneShotVendors.states(veriport.erase(List.of(ID)))).containsExactly(State.UNKNOWN);
                assertThat(notFound(veriport, ID).reason()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("L10 what was requested and is not found later is UNKNOWN: a 404 certifies nothing")
    void requested() {
        try (Veriport veriport = vendors.open("memory")) {
            vendors.vendor("alpha").answering(Erasure.requested(ID, Reported.notProvided()));
            assertThat(OneShotVendors.states(veriport.erase(List.of(ID)))).containsExactly(State.REQUESTED);
            vendors.vendor("alpha").forget(ID);

            assertThat(OneShotVendors.states(veriport.erase(List.of(ID)))).containsExactly(State.UNKNOWN);
            assertThat(notFound(veriport, ID).reason()).isEmpty();
        }
    }

    @Test
    @DisplayName("L1 L10 an instance that was renamed remembers what was erased under its earlier name")
    void renamed() {
        try (Veriport veriport = vendors.open("shared")) {
            erasedAndForgotten(veriport);
        }
        vendors.settings.keySet().removeIf(key -> key.startsWith("veriport.alpha."));
        vendors.settings.putAll(Map.of(
                "veriport.provider", "renamed",
                "veriport.renamed.vendor", "alpha",
                "veriport.renamed.formerly", "alpha",
                "veriport.renamed.client-id", "client",
                "veriport.renamed.client-secret", "secret"));
        try (Veriport veriport = vendors.open()) {
            VerificationId now = new VerificationId(new ProviderId("renamed"), ID.value());
            for (VerificationId id : List.of(ID, now)) {
                assertThat(notFound(veriport, id).reason()).contains(ReasonCode.ERASED);
                assertThat(veriport.identityProvider().erase(id)).isEqualTo(Erasure.done(id));
            }
        }
    }

    @Test
    @DisplayName("L11 L12 a late webhook about it is answered 200, and not handed on; one about another id comes again")
    void lateWebhook() {
        try (Veriport veriport = vendors.open("memory")) {
            erasedAndForgotten(veriport);
            List<Delivery> handled = new ArrayList<>();
            WebhookEndpoint endpoint =
                    new WebhookEndpoint(veriport.identityProvider(), handled::add, () -> OneShotVendors.NOW);

            assertThat(endpoint.deliver("alpha", Map.of(), "v-1".getBytes(UTF_8))
                            .status())
                    .isEqualTo(200);
            assertThat(endpoint.deliver("alpha", Map.of(), "v-2".getBytes(UTF_8))
                            .status())
                    .isEqualTo(503);
            assertThat(handled).isEmpty();
        }
    }

    @Test
    @DisplayName("L10 an erasure that the vault cannot record is DONE all the same, and find has no reason then")
    void vaultFails() {
        try (Veriport veriport = vendors.open("shared")) {
            vendors.shared.store().lose();

            assertThat(erasedAndForgotten(veriport)).isEqualTo(Erasure.done(ID));
            assertThat(notFound(veriport, ID).reason()).isEmpty();
        }
    }
}
