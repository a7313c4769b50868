package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ErasureReceipt.Line;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ReceiptViewTest {
    private static final VerificationId ID = VerificationId.parse("acme:1");
    private static final Erasure REQUESTED = Erasure.requested(ID, Reported.of(Instant.parse("2026-04-01T00:00:00Z")))
            .restorableUntilDue()
            .ofWholePerson();

    private static final Instant MADE_AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String HEAD = "made at 2026-03-01T10:00:00Z\n";

    private static ErasureReceipt receipt(Erasure atVendor, Erasure inVault) {
        return receipt(atVendor, inVault, 0);
    }

    private static ErasureReceipt receipt(Erasure atVendor, Erasure inVault, int vaultAnswers) {
        return new ErasureReceipt(MADE_AT, List.of(new Line(atVendor, inVault, vaultAnswers)));
    }

    @Test
    @DisplayName("L10 a requested erasure says when it is due, that it can be undone, and what it covers")
    void requested() {
        ErasureReceipt receipt = receipt(REQUESTED, Erasure.done(ID), 2);

        assertThat(ReceiptView.text(receipt))
                .isEqualTo(HEAD
                        + "acme:1  REQUESTED, due 2026-04-01T00:00:00Z, can be undone at the vendor until then, with the"
                        + " person's other verifications; 2 answers erased in the vault");
        assertThat(ReceiptView.json(receipt))
                .isEqualTo(Map.of(
                        "madeAt",
                        "2026-03-01T10:00:00Z",
                        "receipt",
                        List.of(Map.of(
                                "verificationId",
                                "acme:1",
                                "state",
                                "REQUESTED",
                                "dueAt",
                                "2026-04-01T00:00:00Z",
                                "restorable",
                                true,
                                "wholePerson",
                                true,
                                "vault",
                                "DONE",
                                "vaultAnswers",
                                2))));
    }

    @Test
    @DisplayName("L10 a receipt says how many answers were erased in the vault, and that there was none")
    void answers() {
        assertThat(ReceiptView.text(receipt(Erasure.done(ID), Erasure.done(ID), 1)))
                .isEqualTo(HEAD + "acme:1  DONE; 1 answer erased in the vault");
        assertThat(ReceiptView.text(receipt(Erasure.done(ID), Erasure.unknown(ID))))
                .isEqualTo(HEAD + "acme:1  DONE; the vault had no answer of it");
    }

    @Test
    @DisplayName("L10 a failed erasure says its code, the vendor's before the vault's, and what to do")
    void failed() {
        Erasure down = Erasure.failed(ID, "UNAVAILABLE", "try again later");
        Erasure disk = Erasure.failed(ID, "CONFIGURATION", "check veriport.jdbc.url");

        assertThat(ReceiptView.text(receipt(down, Erasure.unknown(ID))))
                .isEqualTo(HEAD + "acme:1  FAILED UNAVAILABLE; the vault had no answer of it\n  try again later");
        assertThat(ReceiptView.text(receipt(Erasure.done(ID), disk)))
                .isEqualTo(HEAD + "acme:1  DONE; the vault FAILED CONFIGURATION\n  check veriport.jdbc.url");
        assertThat(receipt(down, disk).firstCode()).contains("UNAVAILABLE");
        assertThat(receipt(Erasure.done(ID), disk).firstCode()).contains("CONFIGURATION");
    }
}
