package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: inquiries")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaInquiriesTest extends FakePersonaCase {

    private static String creation(String attributes, String meta) {
        return "{\"data\":{\"attributes\":{\"inquiry-template-id\":\"%s\"%s}},\"meta\":{%s}}"
                .formatted(FakePersonaServer.TEMPLATE, attributes, meta);
    }

    @Test
    void a_new_inquiry_has_its_account_its_fields_its_tags_and_three_members_of_meta() throws Exception {
        JsonNode inquiry = newInquiry();
        JsonNode attributes = inquiry.at("/data/attributes");

        assertThat(id(inquiry)).startsWith("inq_");
        assertThat(status(inquiry)).isEqualTo("created");
        assertThat(attributes.get("reference-id").asText()).isEqualTo("case-4711");
        assertThat(attributes.at("/fields/name-first/value").asText()).isEqualTo("Mira");
        assertThat(attributes.at("/fields/birthdate/type").asText()).isEqualTo("date");
        assertThat(attributes.at("/fields/name-last/value").isNull()).isTrue();
        assertThat(attributes.at("/tags/0").asText()).isEqualTo("attempt-1");
        assertThat(attributes.get("created-at").asText()).isEqualTo("2026-11-25T10:00:00.000Z");
        assertThat(attributes.get("expires-at").asText()).isEqualTo("2026-11-26T10:00:00.000Z");
        assertThat(inquiry.at("/data/relationships/account/data/id").asText()).startsWith("act_");
        assertThat(inquiry.at("/meta/one-time-link").asText()).startsWith(vendor.baseUrl() + "/verify?code=");
        assertThat(inquiry.at("/meta/session-token").isNull()).isTrue();
        assertThat(inquiry.get("meta")).hasSize(3);
        assertThat(inquiry.has("included")).isFalse();
    }

    @Test
    void a_session_token_and_a_link_are_created_as_meta_says() throws Exception {
        JsonNode token = newInquiry(creation("", "\"auto-create-inquiry-session\":true"));
        JsonNode none = newInquiry(creation("", ""));

        assertThat(token.at("/meta/session-token").asText()).startsWith("eyJ");
        assertThat(token.at("/meta/one-time-link").isNull()).isTrue();
        assertThat(none.get("meta")).allMatch(JsonNode::isNull);
    }

    @Test
    void inquiries_with_the_same_reference_have_the_same_account() throws Exception {
        String account = newInquiry().at("/data/relationships/account/data/id").asText();
        JsonNode byAccount = newInquiry(creation(",\"account-id\":\"" + account + "\"", ""));

        for (JsonNode same :
                List.of(newInquiry(), newInquiry(creation(",\"reference-id\":\"case-4711\"", "")), byAccount)) {
            assertThat(same.at("/data/relationships/account/data/id").asText()).isEqualTo(account);
            assertThat(same.at("/data/attributes/reference-id").asText()).isEqualTo("case-4711");
        }
        assertThat(newInquiry(creation("", "\"auto-create-account\":false"))
                        .at("/data/relationships/account/data")
                        .isNull())
                .isTrue();
        assertRefused(client.post(INQUIRIES, creation(",\"account-id\":\"act_unknown\"", "")), 404, "Record not found");
    }

    @Test
    void one_of_the_three_templates_is_required_and_known() throws Exception {
        String body = "{\"data\":{\"attributes\":{%s}}}";
        for (String known : List.of(
                "\"template-id\":\"" + FakePersonaServer.LEGACY_TEMPLATE + "\"",
                "\"inquiry-template-version-id\":\"" + FakePersonaServer.TEMPLATE_VERSION + "\"",
                "\"inquiry-template-id\":\"" + FakePersonaServer.TEMPLATE + "\",\"template-id\":null")) {
            newInquiry(body.formatted(known));
        }
        String both = "\"inquiry-template-id\":\"%s\",\"inquiry-template-version-id\":\"%s\""
                .formatted(FakePersonaServer.TEMPLATE, FakePersonaServer.TEMPLATE_VERSION);
        assertRefused(client.post(INQUIRIES, body.formatted("")), 400, "Bad Request");
        assertRefused(client.post(INQUIRIES, body.formatted(both)), 400, "Bad Request");
        assertRefused(
                client.post(INQUIRIES, body.formatted("\"inquiry-template-id\":\"itmpl_x\"")), 404, "Record not found");
    }

    @Test
    void what_is_unknown_or_of_another_type_is_refused_and_creates_nothing() throws Exception {
        Map.of(
                        creation(",\"locale\":\"nb\"", ""),
                        "data.attributes.locale is not allowed",
                        creation("", "\"redirect-uri\":\"x\""),
                        "meta.redirect_uri is not allowed",
                        creation("", "\"auto-create-one-time-link\":\"yes\""),
                        "meta.auto_create_one_time_link must be boolean",
                        creation(",\"tags\":\"one\"", ""),
                        "data.attributes.tags must be an array",
                        creation(",\"note\":7", ""),
                        "data.attributes.note must be a string",
                        creation("", "\"expiration-after-create-interval-seconds\":\"1\""),
                        "meta.expiration_after_create_interval_seconds must be an integer",
                        "{\"data\":{}}",
                        "data.attributes is missing",
                        "{\"meta\":{}}",
                        "data is missing",
                        "[]",
                        "the body must be JSON",
                        creation("", "\"auto-create-account\":false,\"auto-create-account-reference-id\":\"x\""),
                        "meta.auto_create_account must be true")
                .forEach((body, details) -> refusedAs(body, details));
        assertInvalid(
                client.post(INQUIRIES, creation(",\"fields\":{\"shoe-size\":\"44\"}", "")),
                "/data/attributes/fields/shoe-size");
        assertInvalid(
                client.post(INQUIRIES, creation(",\"fields\":{\"birthdate\":\"23.07.1991\"}", "")),
                "/data/attributes/fields/birthdate");
        assertInvalid(
                client.post(INQUIRIES, creation(",\"redirect-uri\":\"/back\"", "")), "/data/attributes/redirect-uri");
        assertInvalid(
                client.post(INQUIRIES, creation("", "\"expiration-after-start-interval-seconds\":0")),
                "/meta/expiration-after-start-interval-seconds");
        assertThat(vendor.inquiryIds()).isEmpty();
    }

    private void refusedAs(String body, String details) {
        try {
            assertBad(client.post(INQUIRIES, body), details);
        } catch (Exception unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    @Test
    void a_read_includes_what_it_is_asked_for() throws Exception {
        JsonNode inquiry = ended("completed");
        JsonNode read = readAll(inquiry);

        assertThat(types(read))
                .containsExactly(
                        "verification/government-id", "verification/selfie", "document/government-id", "account");
        assertThat(readAgain(inquiry).has("included")).isFalse();
        assertThat(types(ok(client.get(path(inquiry) + "?include=sessions,inquiry-template,reports"))))
                .containsExactly("inquiry-session", "inquiry-template");
        assertRefused(client.get(path(inquiry) + "?include=friends"), 400, "Bad Request");
        assertRefused(client.get(path(inquiry) + "?expand=all"), 400, "Bad Request");
        assertRefused(client.get(INQUIRIES + "/inq_unknown"), 404, "Record not found");
    }

    private static Stream<String> types(JsonNode answer) {
        return answer.path("included")
                .valueStream()
                .map(object -> object.get("type").asText());
    }

    @Test
    void an_inquiry_that_is_not_finished_in_time_is_expired() throws Exception {
        JsonNode inquiry = newInquiry(creation("", "\"expiration-after-create-interval-seconds\":60"));
        pass(Duration.ofSeconds(59));
        assertThat(statusOf(inquiry)).isEqualTo("created");
        pass(Duration.ofSeconds(1));

        JsonNode expired = readAgain(inquiry).at("/data/attributes");
        assertThat(expired.get("status").asText()).isEqualTo("expired");
        assertThat(expired.get("expired-at").asText()).isEqualTo("2026-11-25T10:01:00.000Z");
        assertThat(expired.get("expires-at").isNull()).isTrue();
        assertThat(vendor.events(id(inquiry))).containsExactly("inquiry.created", "inquiry.expired");
    }

    @Test
    void an_inquiry_that_was_started_expires_after_its_own_interval() throws Exception {
        JsonNode inquiry = newInquiry(creation("", "\"expiration-after-start-interval-seconds\":30"));
        act(inquiry, "perform-simulate-actions", "{\"meta\":{\"simulate-actions\":[{\"type\":\"start_inquiry\"}]}}");
        pass(Duration.ofSeconds(30));

        assertThat(statusOf(inquiry)).isEqualTo("expired");
    }

    @Test
    void attributes_are_updated_and_fields_that_are_not_named_stay() throws Exception {
        JsonNode inquiry = newInquiry();
        pass(Duration.ofSeconds(1));
        String body =
                "{\"data\":{\"attributes\":{\"note\":\"vip\",\"fields\":{\"name-last\":\"Testmann\"},\"tags\":[]}}}";
        JsonNode updated = ok(client.call("PATCH", path(inquiry), body, Map.of()));

        assertThat(updated.at("/data/attributes/note").asText()).isEqualTo("vip");
        assertThat(updated.at("/data/attributes/fields/name-last/value").asText())
                .isEqualTo("Testmann");
        assertThat(updated.at("/data/attributes/fields/name-first/value").asText())
                .isEqualTo("Mira");
        assertThat(updated.at("/data/attributes/tags")).isEmpty();
        assertThat(updated.at("/data/attributes/updated-at").asText()).isEqualTo("2026-11-25T10:00:01.000Z");
        assertBad(
                client.call("PATCH", path(inquiry), "{\"data\":{\"attributes\":{\"account-id\":\"x\"}}}", Map.of()),
                "data.attributes.account_id is not allowed");
    }

    @Test
    void a_page_of_a_list_names_the_next_one_by_a_path() throws Exception {
        String oldest = id(newInquiry());
        String middle = id(newInquiry());
        newInquiry(creation("", "\"auto-create-account-reference-id\":\"another\""));
        String newest = id(newInquiry());

        JsonNode first = ok(client.get(INQUIRIES + "?filter%5Breference-id%5D=case-4711&page%5Bsize%5D=2"));
        assertThat(ids(first)).containsExactly(newest, middle);
        assertThat(first.at("/links/prev").isNull()).isTrue();
        String next = first.at("/links/next").asText();
        assertThat(next).startsWith("/api/v1/inquiries?").contains("page%5Bafter%5D=" + middle);
        JsonNode second = ok(client.get(next));
        assertThat(ids(second)).containsExactly(oldest);
        assertThat(second.at("/links/next").isNull()).isTrue();
        assertThat(ids(ok(client.get(second.at("/links/prev").asText())))).containsExactly(newest, middle);
    }

    private static Stream<String> ids(JsonNode list) {
        return list.get("data").valueStream().map(inquiry -> inquiry.get("id").asText());
    }

    @Test
    void a_list_is_filtered_as_specified() throws Exception {
        JsonNode one = ended("declined");
        String other = id(newInquiry(creation(",\"note\":\"vip\"", "")));
        String account = one.at("/data/relationships/account/data/id").asText();
        String inFuture = "2026-11-25T10:00:01Z";

        Map.of(
                        "filter[status]=approved,declined",
                        List.of(id(one)),
                        "filter[account-id]=" + account,
                        List.of(id(one)),
                        "filter[note]=vip",
                        List.of(other),
                        "filter[inquiry-id]=" + other,
                        List.of(other),
                        "filter[inquiry-template-id]=" + FakePersonaServer.TEMPLATE,
                        List.of(other, id(one)),
                        "filter[template-id]=tmpl_x",
                        List.<String>of(),
                        "filter[created-at-start]=" + inFuture,
                        List.<String>of(),
                        "filter[created-at-end]=" + inFuture,
                        List.of(other, id(one)))
                .forEach((query, found) ->
                        assertThat(ids(listed(query))).as(query).containsExactlyElementsOf(found));
        for (String wrong : List.of(
                "filter[name]=x",
                "filter[note]=vip&filter[status]=created",
                "page[size]=0",
                "page[size]=101",
                "page[after]=inq_unknown",
                "limit=1",
                "filter[created-at-end]=today")) {
            assertRefused(get(wrong), 400, "Bad Request");
        }
    }

    private JsonNode listed(String query) {
        try {
            return ok(get(query));
        } catch (Exception unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    private HttpResponse<String> get(String query) throws Exception {
        return client.get(INQUIRIES + "?" + query.replace("[", "%5B").replace("]", "%5D"));
    }

    @Test
    void an_inquiry_is_printed() throws Exception {
        HttpResponse<String> pdf = client.get(path(newInquiry()) + "/print");

        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    }
}
