package dev.veriport.adapter.faceki;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationState;
import dev.veriport.testkit.server.Answer;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FacekiWebhooksTest {
    private static final ProviderId FACEKI = new ProviderId("faceki");

    private final AtFaceki app = AtFaceki.open();
    private final List<Delivery> handled = new ArrayList<>();
    private final WebhookEndpoint endpoint = new WebhookEndpoint(app.identity(), handled::add, Clock.systemUTC());

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("both bodies are hints, told apart by who changed what")
    void kinds() {
        String id = verified();
        Notification done = app.identity().receive(AtFaceki.inbound(app.server().delivery(id)));
        Notification changed =
                app.identity().receive(AtFaceki.inbound(app.server().portalDelivery(id, "DECLINED")));
        Notification other = app.identity().receive(with("{\"requestId\":\"r-1\",\"status\":\"NEW\"}"));

        assertThat(done.kind()).isEqualTo(Notification.Kind.COMPLETED);
        assertThat(done.decision()).isEqualTo(Decision.APPROVED);
        assertThat(changed.kind()).isEqualTo(Notification.Kind.DECISION_CHANGED);
        assertThat(changed.decision()).isEqualTo(Decision.DECLINED);
        assertThat(other.kind()).isEqualTo(Notification.Kind.UNKNOWN);
        assertThat(other.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(List.of(done, changed, other)).noneMatch(Notification::authenticated);
        assertThat(List.of(done, changed, other))
                .extracting(Notification::deduplicationKey)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a hint is confirmed by a read, and what the read says counts")
    void confirmed_by_a_read() {
        String id = verified();

        assertThat(endpoint.deliver(AtFaceki.inbound(app.server().portalDelivery(id, "DECLINED")))
                        .status())
                .isEqualTo(200);
        assertThat(handled)
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.result().orElseThrow())
                        .as("nobody declined in the portal")
                        .isApproved());

        app.server().decide(id, "DECLINED");
        endpoint.deliver(AtFaceki.inbound(app.server().portalDelivery(id, "DECLINED")));
        assertThat(handled.get(1).result().orElseThrow()).hasDecision(Decision.DECLINED);
    }

    @Test
    @DisplayName("a forged, replayed, reordered or cut delivery changes no state")
    void changes_no_state() {
        String id = verified();
        InboundNotification before = AtFaceki.inbound(app.server().delivery(id));
        app.server().decide(id, "DECLINED");
        VerificationState state = VerificationState.initial();
        endpoint.deliver(AtFaceki.inbound(app.server().portalDelivery(id, "DECLINED")));
        state = state.after(handled.get(0).result().orElseThrow(), Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(state.decision()).isEqualTo(Decision.DECLINED);

        endpoint.deliver(before); // late
        endpoint.deliver(before); // again
        endpoint.deliver(with("{\"requestId\":\"" + id + "\",\"status\":\"APPROVED\",\"kycData\":{}}")); // forged
        for (Delivery delivery : handled) {
            VerificationState after =
                    state.after(delivery.result().orElseThrow(), Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(after).isEqualTo(state);
            assertThat(state.after(delivery.notification(), delivery.at())).isEqualTo(state);
        }
        assertThat(endpoint.deliver(with("{\"requestId\":\"" + id)).status()).isEqualTo(400);
        assertThat(endpoint.deliver(with("{\"requestId\":\"nobody\",\"status\":\"APPROVED\"}"))
                        .status())
                .isEqualTo(503);
        assertThat(endpoint.deliver(with("{\"status\":\"APPROVED\"}")).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("a delivery by another path is refused before anything is read, and sends nothing")
    void another_path() {
        String id = verified();
        int before = app.server().requests();
        InboundNotification guessed = new InboundNotification(
                FACEKI, Map.of(), app.server().delivery(id).body(), Secret.of("guessed"));

        assertThatFailureOf(() -> app.identity().receive(guessed)).hasCode(ErrorCode.AUTHENTICATION);
        assertThat(endpoint.deliver(guessed).status()).isEqualTo(400);
        assertThat(app.server().requests()).isEqualTo(before);
        assertThat(handled).isEmpty();
    }

    @Test
    @DisplayName("when the vendor cannot be asked, the delivery is to come again")
    void vendor_down() {
        String id = verified();
        for (int i = 0; i < 3; i++) {
            app.server().answerNext(FakeFacekiServer.RECORDS, Answer.of(503, "text/plain", ""));
        }

        assertThat(endpoint.deliver(AtFaceki.inbound(app.server().delivery(id))).status())
                .isEqualTo(503);
        assertThat(handled).isEmpty();
    }

    private String verified() {
        return app.verify().id().toOptional().orElseThrow().value();
    }

    private static InboundNotification with(String body) {
        return new InboundNotification(FACEKI, Map.of(), body.getBytes(UTF_8), Secret.of(AtFaceki.WEBHOOK_TOKEN));
    }
}
