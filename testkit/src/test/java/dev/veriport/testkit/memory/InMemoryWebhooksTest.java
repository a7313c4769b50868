package dev.veriport.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.model.Decision;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import dev.veriport.testkit.server.Ending;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** L11: webhooks of every kind, whenever they arrive. */
final class InMemoryWebhooksTest {
    private final InMemoryVendor vendor = InMemoryVendor.create();
    private final Veriport veriport = InMemory.veriport(vendor);
    private final List<Delivery> handled = new ArrayList<>();
    private final WebhookEndpoint endpoint =
            new WebhookEndpoint(veriport.identityProvider(), handled::add, InstantSource.system());

    @AfterEach
    void close() {
        veriport.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aDeliveryThatArrivesBeforeStartHasReturnedIsHandled(Kind kind) {
        List<Integer> answered = new ArrayList<>();
        List<VerificationId> created = new ArrayList<>();
        vendor.whileStarting(id -> {
            created.add(id);
            answered.add(endpoint.deliver(vendor.delivery(id, kind)).status());
        });

        VerificationSession session = veriport.identityProvider().start(InMemory.request());

        assertThat(answered).containsExactly(200);
        assertThat(handled).hasSize(kind == Kind.IGNORED ? 0 : 1);
        assertThat(handled).extracting(Delivery::id).allMatch(created.get(0)::equals);
        VerificationResult completed =
                veriport.identityProvider().complete(session.ref(), vendor.finish(session, Ending.APPROVED));
        assertThat(completed.id().toOptional()).contains(created.get(0));
    }

    @Test
    void allDeliveriesOfAVerificationFoldIntoOneStateInAnyOrder() {
        VerificationSession session = veriport.identityProvider().start(InMemory.request());
        VerificationResult completed =
                veriport.identityProvider().complete(session.ref(), vendor.finish(session, Ending.APPROVED));
        VerificationId id = completed.id().toOptional().orElseThrow();
        for (Kind kind : List.of(Kind.ERASED, Kind.COMPLETED, Kind.SUBMITTED, Kind.COMPLETED, Kind.STARTED)) {
            assertThat(endpoint.deliver(vendor.delivery(id, kind)).status()).isEqualTo(200);
        }

        VerificationState state = VerificationState.initial().after(completed, Instant.EPOCH);
        for (Delivery delivery : handled) {
            state = delivery.fold(state);
        }

        assertThat(state.decision()).isEqualTo(Decision.APPROVED);
        assertThat(state.isErased()).isTrue();
    }

    @Test
    void aDeliveryWithoutAVerificationOfOursIsRefusedWhereItContainsAResult() {
        VerificationId unknown = new VerificationId(new ProviderId("in-memory"), "unknown");

        assertThat(endpoint.deliver(vendor.delivery(unknown)).status()).isEqualTo(400);
        assertThat(handled).isEmpty();
    }
}
