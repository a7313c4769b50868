package dev.veriport.fake.persona;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebhookDelivery;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: webhooks")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaWebhooksTest extends FakePersonaCase {

    /** An application that receives deliveries. */
    private static final class Receiver extends FakeVendorServer {
        private static final String PATH = "/hook";

        Receiver() {
            super(LoopbackAddress.of("127.0.0.1", 0));
            route("POST", PATH, request -> new Reply(204, Map.of(), new byte[0]));
        }

        URI url() {
            return URI.create(baseUrl() + PATH);
        }

        List<String> received() throws Exception {
            List<String> names = new ArrayList<>();
            for (RecordedRequest request : recorded()) {
                names.add(name(new ObjectMapper().readTree(request.body())));
            }
            return names;
        }
    }

    private static JsonNode json(WebhookDelivery delivery) throws Exception {
        return new ObjectMapper().readTree(delivery.body());
    }

    private static String name(JsonNode event) {
        return event.at("/data/attributes/name").asText();
    }

    private static String signature(WebhookDelivery delivery) {
        return delivery.headers().get("Persona-Signature").get(0);
    }

    @Test
    void a_signature_is_the_HMAC_of_the_time_a_dot_and_the_body() {
        restart(FakePersonaServer.builder().webhookSecret("wbhsec_test"));
        now.set(Instant.ofEpochSecond(1234567890));

        // openssl dgst -sha256 -hmac wbhsec_test
        assertThat(signature(vendor.signed("{\"data\":{}}".getBytes(UTF_8))))
                .isEqualTo("t=1234567890,v1=d996b879444a7dc60fac84a13e4de12833be0c411192f2690d89c45deba1fdab");
    }

    @Test
    void while_secrets_are_rotated_a_delivery_has_two_pairs_with_a_space_between() {
        byte[] body = "{}".getBytes(UTF_8);
        String first = signature(vendor.signed(body));
        vendor.addWebhookSecret("wbhsec_second");
        String both = signature(vendor.signed(body));

        assertThat(both.split(" ")).hasSize(2).allMatch(pair -> pair.matches("t=[0-9]+,v1=[0-9a-f]{64}"));
        assertThat(both).startsWith(first + " ");
        vendor.removeWebhookSecret("wbhsec_not-a-secret-persona");
        assertThat(both).endsWith(" " + signature(vendor.signed(body)));
        assertThat(vendor.settings()).containsEntry("webhook-secrets", "wbhsec_second");
    }

    @Test
    void an_event_has_the_inquiry_and_its_template() throws Exception {
        JsonNode inquiry = ended("approved");
        JsonNode event = json(vendor.delivery(id(inquiry)));

        assertThat(event.at("/data/type").asText()).isEqualTo("event");
        assertThat(event.at("/data/id").asText()).startsWith("evt_");
        assertThat(name(event)).isEqualTo("inquiry.approved");
        assertThat(event.at("/data/attributes/created-at").asText()).isEqualTo("2026-11-25T10:00:00.000Z");
        assertThat(event.at("/data/attributes/payload/data/id").asText()).isEqualTo(id(inquiry));
        assertThat(event.at("/data/attributes/payload/included")
                        .valueStream()
                        .map(object -> object.get("type").asText()))
                .containsExactly("inquiry-template", "inquiry-template-version");
    }

    @Test
    void an_event_has_what_was_then_whatever_the_inquiry_has_come_to_since() throws Exception {
        String inquiry = id(ended("approved"));

        assertThat(statusIn("inquiry.created", inquiry)).isEqualTo("created");
        assertThat(statusIn("inquiry.started", inquiry)).isEqualTo("pending");
        assertThat(statusIn("inquiry.completed", inquiry)).isEqualTo("completed");
        assertThat(statusIn("inquiry.approved", inquiry)).isEqualTo("approved");
    }

    private String statusIn(String event, String inquiry) throws Exception {
        return json(vendor.event(inquiry, event))
                .at("/data/attributes/payload/data/attributes/status")
                .asText();
    }

    @Test
    void every_event_is_there_again_with_the_same_id_and_those_to_come_are_imagined() throws Exception {
        String inquiry = id(ended("completed"));

        for (String name : PersonaWords.INQUIRY_EVENTS) {
            JsonNode event = json(vendor.event(inquiry, name));
            assertThat(name(event)).isEqualTo(name);
            assertThat(json(vendor.event(inquiry, name)).at("/data/id")).isEqualTo(event.at("/data/id"));
        }
        assertThat(json(vendor.event(inquiry, "inquiry.redacted"))
                        .at("/data/attributes/payload/data/attributes/redacted-at")
                        .isTextual())
                .isTrue();
        assertThat(vendor.events(inquiry)).doesNotContain("inquiry.redacted");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.event(inquiry, "inquiry.lost"));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery("inq_unknown"));
    }

    @Test
    void two_events_of_one_name_have_two_ids() throws Exception {
        JsonNode inquiry = ended("approved");
        JsonNode first = json(vendor.delivery(id(inquiry)));
        act(inquiry, "decline", "");
        act(inquiry, "approve", "");

        assertThat(json(vendor.delivery(id(inquiry))).at("/data/id")).isNotEqualTo(first.at("/data/id"));
    }

    @Test
    void a_verification_has_events_of_its_own() throws Exception {
        String inquiry = id(newInquiry());
        for (String status : List.of("passed", "failed", "requires_retry", "canceled")) {
            String verification = vendor.addVerification(inquiry, "selfie", status, Set.of());
            JsonNode event = json(vendor.event(inquiry, "verification." + status.replace('_', '-')));

            assertThat(event.at("/data/attributes/payload/data/id").asText()).isEqualTo(verification);
            assertThat(event.at("/data/attributes/payload/data/type").asText()).isEqualTo("verification/selfie");
        }
        assertThat(vendor.events(inquiry)).contains("verification.created", "verification.submitted");
    }

    @Test
    void a_delivery_of_each_kind_and_of_another_product() throws Exception {
        String inquiry = id(ended("approved"));

        assertThat(nameOf(inquiry, Notification.Kind.STARTED)).isEqualTo("inquiry.started");
        assertThat(nameOf(inquiry, Notification.Kind.SUBMITTED)).isEqualTo("inquiry.completed");
        assertThat(nameOf(inquiry, Notification.Kind.COMPLETED)).isEqualTo("inquiry.approved");
        assertThat(nameOf(inquiry, Notification.Kind.EXPIRED)).isEqualTo("inquiry.expired");
        assertThat(nameOf(inquiry, Notification.Kind.ERASED)).isEqualTo("inquiry.redacted");
        assertThat(nameOf(inquiry, Notification.Kind.IGNORED)).isEqualTo("account.created");
        assertThat(vendor.delivery(inquiry, Notification.Kind.UNKNOWN)).isEmpty();
    }

    private String nameOf(String inquiry, Notification.Kind kind) throws Exception {
        return name(json(vendor.delivery(inquiry, kind).orElseThrow()));
    }

    @Test
    void events_are_sent_to_the_URLs_that_are_subscribed_to_their_names() throws Exception {
        try (Receiver all = new Receiver();
                Receiver decided = new Receiver()) {
            vendor.subscribe(all.url(), "inquiry.created", "inquiry.started", "inquiry.completed", "inquiry.approved");
            vendor.subscribe(decided.url(), "inquiry.approved");
            ended("approved");

            assertThat(vendor.sendEvents()).isEqualTo(Collections.nCopies(5, 204));
            assertThat(all.received())
                    .containsExactly("inquiry.created", "inquiry.started", "inquiry.completed", "inquiry.approved");
            assertThat(decided.received()).containsExactly("inquiry.approved");
            assertThat(vendor.sendEvents()).isEmpty();
        }
    }

    @Test
    void an_event_that_is_not_accepted_is_sent_eight_times_and_counted() throws Exception {
        try (Receiver receiver = new Receiver()) {
            for (int times = 1; times <= 9; times++) {
                receiver.answerNext(Receiver.PATH, Answer.of(500, "text/plain", ""));
            }
            vendor.subscribe(receiver.url(), "inquiry.created");
            newInquiry();
            for (int attempt = 1; attempt <= 8; attempt++) {
                assertThat(vendor.sendEvents()).containsExactly(500);
                RecordedRequest latest = receiver.recorded().get(attempt - 1);
                assertThat(latest.header("Persona-Webhook-Attempts-Made")).contains(Integer.toString(attempt));
                assertThat(latest.header("Persona-Webhook-Attempts-Left")).contains(Integer.toString(8 - attempt));
                assertThat(latest.header("Persona-Webhook-First-Attempted-At")).contains("2026-11-25T10:00:00.000Z");
                pass(Duration.ofMinutes(1));
            }
            assertThat(vendor.sendEvents()).isEmpty();
            assertThat(receiver.recorded().stream()
                            .map(RecordedRequest::bodyText)
                            .distinct())
                    .hasSize(1);
        }
    }
}
