package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.vendor.FakeVendor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Stripe: sessions")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeStripeSessionsTest extends FakeStripeCase {

    @Test
    void it_is_found_by_its_name_and_gives_the_settings_of_an_adapter() {
        FakeVendor found = FakeVendor.installed().get("stripe");

        try (FakeStripeServer started = (FakeStripeServer) found.start(0)) {
            assertThat(started.settings())
                    .containsEntry("base-url", started.baseUrl().toString())
                    .containsEntry("files-base-url", started.baseUrl().toString())
                    .containsEntry("api-key", FakeStripeServer.RESTRICTED_KEY)
                    .containsKeys("publishable-key", "webhook-secrets");
        }
    }

    @Test
    void a_session_is_created_with_what_was_asked_for() throws Exception {
        JsonNode session = newSession(DOCUMENT
                + "&client_reference_id=case-4711&metadata[attempt]=a1&related_customer=cus_1"
                + "&options[document][allowed_types][0]=passport&options[document][allowed_types][1]=id_card"
                + "&options[document][require_matching_selfie]=true&options[document][require_live_capture]=false"
                + "&provided_details[email]=mira%40example.com");

        assertThat(session.get("object").asText()).isEqualTo("identity.verification_session");
        assertThat(session.get("id").asText()).startsWith("vs_1");
        assertThat(session.get("status").asText()).isEqualTo("requires_input");
        assertThat(session.get("client_reference_id").asText()).isEqualTo("case-4711");
        assertThat(session.get("related_customer").asText()).isEqualTo("cus_1");
        assertThat(session.at("/metadata/attempt").asText()).isEqualTo("a1");
        assertThat(session.get("options").toString())
                .isEqualTo("{\"document\":{\"allowed_types\":[\"passport\",\"id_card\"],"
                        + "\"require_matching_selfie\":true,\"require_live_capture\":false}}");
        assertThat(session.at("/provided_details/email").asText()).isEqualTo("mira@example.com");
        assertThat(session.get("created").asLong()).isEqualTo(now.get().getEpochSecond());
        assertThat(session.get("livemode").asBoolean(true)).isFalse();
        assertThat(session.get("url").asText()).contains("/start/test_");
        assertThat(session.get("client_secret").asText())
                .startsWith(session.get("id").asText() + "_secret_test_");
        for (String nothing : List.of("last_error", "last_verification_report", "redaction")) {
            assertThat(session.get(nothing).isNull()).as(nothing).isTrue();
        }
        assertThat(session.has("verified_outputs")).isFalse();
    }

    @Test
    void lists_are_accepted_with_and_without_an_index() throws Exception {
        JsonNode indexed = newSession(DOCUMENT + "&options[document][allowed_types][0]=passport");
        JsonNode bare = newSession(DOCUMENT + "&options[document][allowed_types][]=passport");

        assertThat(bare.get("options")).isEqualTo(indexed.get("options"));
    }

    @Test
    void a_verification_flow_takes_the_place_of_a_type() throws Exception {
        JsonNode session = newSession("verification_flow=" + FakeStripeServer.FLOW);

        assertThat(session.get("verification_flow").asText()).isEqualTo(FakeStripeServer.FLOW);
        assertThat(session.get("type").asText()).isEqualTo("verification_flow");
        assertInvalid(client.post(SESSIONS, "verification_flow=vf_another"), "verification_flow");
        assertInvalid(client.post(SESSIONS, "metadata[a]=b"), "type");
    }

    @Test
    void what_the_vendor_refuses_is_refused_with_its_parameter() throws Exception {
        assertInvalid(client.post(SESSIONS, DOCUMENT + "&color=red"), "color");
        assertInvalid(client.post(SESSIONS, "type=passport"), "type");
        assertInvalid(
                client.post(SESSIONS, DOCUMENT + "&options[document][allowed_types][0]=visa"),
                "options[document][allowed_types][0]");
        assertInvalid(
                client.post(SESSIONS, DOCUMENT + "&options[document][require_live_capture]=yes"),
                "options[document][require_live_capture]");
        assertInvalid(client.post(SESSIONS, DOCUMENT + "&options[selfie]=true"), "options[selfie]");
        assertInvalid(client.post(SESSIONS, "type=document&return_url=nowhere"), "return_url");
        assertInvalid(client.post(SESSIONS, DOCUMENT + "&metadata[a]=" + "x".repeat(501)), "metadata[a]");
        assertInvalid(
                client.post(SESSIONS, DOCUMENT + "&metadata[" + "n".repeat(41) + "]=x"),
                "metadata[" + "n".repeat(41) + "]");
        String names = IntStream.range(0, 51)
                .mapToObj(at -> "&metadata[n" + at + "]=x")
                .collect(Collectors.joining());
        assertInvalid(client.post(SESSIONS, DOCUMENT + names), "metadata");
        assertInvalid(client.post(SESSIONS, DOCUMENT + "&options[]=document"), "options");
        assertInvalid(client.post(SESSIONS, DOCUMENT + "&options[document=1"), "parameters");
        assertInvalid(client.get(SESSIONS + "?status=open"), "status");
        assertInvalid(client.get(SESSIONS + "?limit=101"), "limit");
        assertInvalid(client.get(path(newSession()) + "?expand[]=owner"), "expand");
    }

    @Test
    void a_body_of_JSON_is_refused() throws Exception {
        assertRefused(client.postJson(SESSIONS, "{\"type\":\"document\"}"), 415, "invalid_request_error");
        assertThat(vendor.sessionIds()).isEmpty();
    }

    @Test
    void an_unknown_session_is_not_found() throws Exception {
        JsonNode error = assertRefused(client.get(SESSIONS + "/vs_unknown"), 404, "invalid_request_error");

        assertThat(error.get("code").asText()).isEqualTo("resource_missing");
        assertThat(error.get("param").asText()).isEqualTo("session");
    }

    @Test
    void an_open_session_has_a_new_page_and_a_new_secret_at_each_read() throws Exception {
        JsonNode session = newSession();
        JsonNode again = readAgain(session);

        assertThat(again.get("url").asText()).isNotEqualTo(session.get("url").asText());
        assertThat(again.get("client_secret").asText())
                .isNotEqualTo(session.get("client_secret").asText());
        vendor.finish(page(again), "verified");
        assertThat(readAgain(session).get("url").isNull()).isTrue();
        assertThat(readAgain(session).get("client_secret").isNull()).isTrue();
    }

    @Test
    void an_open_session_is_updated_and_an_empty_value_unsets() throws Exception {
        JsonNode session = newSession(DOCUMENT + "&metadata[a]=1&metadata[b]=2");
        JsonNode updated = ok(client.post(
                path(session), "metadata[a]=&metadata[c]=3&options[document][require_matching_selfie]=true"));

        assertThat(updated.get("metadata").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(updated.at("/options/document/require_matching_selfie").asBoolean())
                .isTrue();
        assertInvalid(client.post(path(session), "return_url=https%3A%2F%2Fshop.example"), "return_url");
        vendor.finish(page(updated), "verified");
        assertRefused(client.post(path(session), "metadata[d]=4"), 400, "invalid_request_error");
    }

    @Test
    void an_open_session_is_canceled_once_and_no_other() throws Exception {
        JsonNode open = newSession();
        JsonNode canceled = ok(client.post(path(open) + "/cancel", ""));

        assertThat(canceled.get("status").asText()).isEqualTo("canceled");
        assertThat(canceled.get("url").isNull()).isTrue();
        assertRefused(client.post(path(open) + "/cancel", ""), 400, "invalid_request_error");
        JsonNode verified = ended(DOCUMENT, "verified");
        assertRefused(client.post(path(verified) + "/cancel", ""), 400, "invalid_request_error");
        assertThat(readAgain(verified).get("status").asText()).isEqualTo("verified");
    }

    @Test
    void sessions_are_listed_newest_first_by_filter_and_in_pages() throws Exception {
        String first = newSession(DOCUMENT + "&client_reference_id=a&related_customer=cus_1")
                .get("id")
                .asText();
        now.set(now.get().plusSeconds(60));
        String second =
                ended(DOCUMENT + "&client_reference_id=b", "verified").get("id").asText();
        String third = newSession(DOCUMENT + "&client_reference_id=a").get("id").asText();
        long minute = now.get().getEpochSecond();

        assertThat(ids("")).containsExactly(third, second, first);
        assertThat(ids("?client_reference_id=a")).containsExactly(third, first);
        assertThat(ids("?related_customer=cus_1")).containsExactly(first);
        assertThat(ids("?status=verified")).containsExactly(second);
        assertThat(ids("?created[gte]=" + minute)).containsExactly(third, second);
        assertThat(ids("?created[lt]=" + minute)).containsExactly(first);
        assertThat(ids("?created=" + (minute - 60))).containsExactly(first);
        assertThat(ids("?limit=2")).containsExactly(third, second);
        assertThat(read(SESSIONS + "?limit=2").get("has_more").asBoolean()).isTrue();
        assertThat(ids("?limit=2&starting_after=" + second)).containsExactly(first);
        assertThat(read(SESSIONS + "?starting_after=" + second).get("has_more").asBoolean(true))
                .isFalse();
        assertThat(ids("?ending_before=" + second)).containsExactly(third);
        assertThat(read(SESSIONS).get("url").asText()).isEqualTo(SESSIONS);
        assertRefused(client.get(SESSIONS + "?starting_after=vs_unknown"), 404, "invalid_request_error");
    }

    @Test
    void a_list_expands_what_its_data_has() throws Exception {
        ended(DOCUMENT, "verified");

        JsonNode listed = read(SESSIONS + "?expand[]=data.verified_outputs.dob").at("/data/0");
        assertThat(listed.at("/verified_outputs/dob/year").asInt()).isEqualTo(1991);
        assertThat(listed.get("url").isNull()).isTrue();
        assertInvalid(client.get(SESSIONS + "?expand[]=verified_outputs"), "expand");
    }

    private List<String> ids(String query) throws Exception {
        return StreamSupport.stream(read(SESSIONS + query).get("data").spliterator(), false)
                .map(session -> session.get("id").asText())
                .toList();
    }
}
