package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.Finality;
import dev.veriport.model.Notification;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.webhook.Delivery;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the site keeps of an attempt that was erased. */
final class AttemptTest {
    private FakeVendors fakes;
    private Onboarding onboarding;
    private Attempt completed;
    private VerificationResult approved;

    @BeforeEach
    void complete() throws Exception {
        fakes = FakeVendors.start();
        onboarding = new Onboarding(fakes, Map.of());
        int begunAs = onboarding.begin(number -> URI.create("https://shop.example/back/" + number));
        Attempt begun = onboarding.walk(begunAs).orElseThrow().attempt();
        approved = VerificationResult.builder(begun.session().provider(), Decision.APPROVED, Finality.FINAL)
                .id("v-1")
                .build();
        completed = begun.read(approved, Instant.EPOCH);
    }

    @AfterEach
    void close() {
        onboarding.close();
        fakes.close();
    }

    private VerificationId id() {
        return completed.id().orElseThrow();
    }

    private Attempt erased(Erasure atVendor) {
        return completed.erased(new ErasureReceipt.Line(atVendor, Erasure.unknown(id()), 0));
    }

    private Delivery delivery(Notification.Kind kind, Optional<VerificationResult> result) {
        return new Delivery(
                Notification.authenticated(id(), kind, Decision.PENDING, "event-1"),
                result,
                Instant.EPOCH.plusSeconds(1));
    }

    @Test
    @DisplayName("L10 an attempt that its vendor erased is erased, and takes in no later result, webhook or failure")
    void done() {
        Attempt erased = erased(Erasure.done(id()));
        assertThat(erased.decision()).isEqualTo("ERASED");
        assertThat(erased.result()).isEmpty();

        assertThat(erased.read(approved, Instant.EPOCH.plusSeconds(1))).isEqualTo(erased);
        assertThat(erased.delivered(delivery(Notification.Kind.COMPLETED, Optional.of(approved))))
                .isEqualTo(erased);
        assertThat(erased.failed(
                        VeriportException.of(ErrorCode.NOT_FOUND, "erased").build()))
                .isEqualTo(erased);
    }

    @Test
    @DisplayName("L10 an attempt whose vendor says by a webhook that it was erased keeps nothing of the person")
    void delivered() {
        Attempt erased = completed.delivered(delivery(Notification.Kind.ERASED, Optional.empty()));
        assertThat(erased.decision()).isEqualTo("ERASED");
        assertThat(erased.result()).isEmpty();
        assertThat(erased.read(approved, Instant.EPOCH.plusSeconds(1))).isEqualTo(erased);
    }

    @Test
    @DisplayName("L10 an attempt that was not erased at its vendor is read again")
    void notDone() {
        for (Erasure state :
                new Erasure[] {Erasure.requested(id(), Reported.notProvided()), Erasure.unsupported(id(), "ask")}) {
            Attempt asked = erased(state);
            assertThat(asked.result()).isEmpty();
            assertThat(asked.decision()).isEqualTo("APPROVED");
            assertThat(asked.read(approved, Instant.EPOCH.plusSeconds(1)).result())
                    .contains(approved);
        }
    }
}
