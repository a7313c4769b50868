package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.model.Notification;
import dev.veriport.testkit.server.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Stripe: webhooks")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeStripeWebhooksTest extends FakeStripeCase {

    @Test
    void a_signature_is_that_of_the_vendors_own_test_vector() {
        restart(FakeStripeServer.builder().webhookSecret("whsec_test_secret"));
        now.set(Instant.ofEpochSecond(1234567890));
        String body = "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}";

        assertThat(signatures(vendor.signed(body.getBytes(StandardCharsets.UTF_8))))
                .startsWith("t=1234567890", "v1=45969f456b3331a0f76e237ed33423d5f758908f1f0432d30e7d45ba89bb9edd");
    }

    @Test
    void while_secrets_are_rolled_a_delivery_has_a_signature_of_each() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        List<String> before = signatures(vendor.signed(body));
        vendor.addWebhookSecret("whsec_second");
        List<String> both = signatures(vendor.signed(body));

        assertThat(both.stream().filter(part -> part.startsWith("v1=")))
                .hasSize(2)
                .contains(before.get(1));
        vendor.removeWebhookSecret("whsec_not_a_secret_stripe");
        assertThat(signatures(vendor.signed(body)).get(1)).isEqualTo(both.get(2));
        assertThat(vendor.settings().get("webhook-secrets")).isEqualTo("whsec_second");
    }

    private static List<String> signatures(WebhookDelivery delivery) {
        return Arrays.asList(delivery.headers().get("Stripe-Signature").get(0).split(","));
    }

    @Test
    void an_event_has_the_session_without_its_outputs_and_without_a_page() throws Exception {
        JsonNode session = ended(DOCUMENT + "&metadata[attempt]=a1", "verified");
        JsonNode event = event(vendor.delivery(session.get("id").asText()));

        assertThat(event.get("object").asText()).isEqualTo("event");
        assertThat(event.get("id").asText()).startsWith("evt_");
        assertThat(event.get("type").asText()).isEqualTo("identity.verification_session.verified");
        assertThat(event.get("livemode").asBoolean(true)).isFalse();
        assertThat(event.get("api_version").asText()).isEqualTo(FakeStripeServer.API_VERSION);
        assertThat(event.get("created").asLong()).isEqualTo(now.get().getEpochSecond());
        assertThat(event.get("pending_webhooks").asInt()).isEqualTo(1);
        JsonNode object = event.at("/data/object");
        assertThat(object.get("id")).isEqualTo(session.get("id"));
        assertThat(object.at("/metadata/attempt").asText()).isEqualTo("a1");
        assertThat(object.get("last_verification_report").isTextual()).isTrue();
        assertThat(object.has("verified_outputs")).isFalse();
        assertThat(object.get("url").isNull() && object.get("client_secret").isNull())
                .isTrue();
    }

    @Test
    void events_come_in_any_order_each_as_the_session_was_then_and_again_with_the_same_id() throws Exception {
        String id = ended(DOCUMENT, "verified").get("id").asText();

        for (String type : StripeWords.EVENTS) {
            JsonNode event = event(vendor.event(id, type));
            assertThat(event.get("type").asText()).isEqualTo("identity.verification_session." + type);
            String status =
                    switch (type) {
                        case "created" -> "requires_input";
                        case "redacted" -> "verified";
                        default -> type;
                    };
            assertThat(event.at("/data/object/status").asText()).as(type).isEqualTo(status);
            assertThat(event(vendor.event(id, type)).get("id")).isEqualTo(event.get("id"));
        }
        assertThat(event(vendor.event(id, "requires_input"))
                        .at("/data/object/last_error/code")
                        .asText())
                .isNotBlank();
        assertThat(event(vendor.event(id, "redacted"))
                        .at("/data/object/redaction/status")
                        .asText())
                .isEqualTo("redacted");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.event(id, "declined"));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery("vs_unknown"));
    }

    @Test
    void two_events_of_one_type_have_two_ids() throws Exception {
        JsonNode session = ended(DOCUMENT, "document_expired");
        JsonNode first = event(vendor.delivery(session.get("id").asText()));
        vendor.finish(page(readAgain(session)), "selfie_manipulated");

        assertThat(event(vendor.delivery(session.get("id").asText())).get("id")).isNotEqualTo(first.get("id"));
    }

    @Test
    void events_of_another_product_another_mode_and_a_connected_account_come_too() throws Exception {
        String id = ended(DOCUMENT, "verified").get("id").asText();
        JsonNode payment = event(vendor.delivery(id, Notification.Kind.IGNORED).orElseThrow());

        assertThat(payment.get("type").asText()).isEqualTo("payment_intent.succeeded");
        assertThat(event(vendor.eventOfAnotherMode(id)).get("livemode").asBoolean())
                .isTrue();
        assertThat(vendor.delivery(id, Notification.Kind.EXPIRED)).isEmpty();
        JsonNode connected =
                ok(client.post(SESSIONS, DOCUMENT, Map.of("Stripe-Account", FakeStripeServer.CONNECTED_ACCOUNT)));
        assertThat(event(vendor.event(connected.get("id").asText(), "created"))
                        .get("account")
                        .asText())
                .isEqualTo(FakeStripeServer.CONNECTED_ACCOUNT);
    }

    private static JsonNode event(WebhookDelivery delivery) throws Exception {
        return new ObjectMapper().readTree(delivery.body());
    }
}
