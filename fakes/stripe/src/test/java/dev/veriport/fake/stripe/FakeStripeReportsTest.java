package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Stripe: reports, files and redaction")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeStripeReportsTest extends FakeStripeCase {
    private static final String WITH_ALL = DOCUMENT + "&options[document][require_matching_selfie]=true"
            + "&options[document][require_id_number]=true&options[document][allowed_types][]=passport";

    @Test
    void a_verified_session_has_a_report_whose_sensitive_values_are_expanded() throws Exception {
        JsonNode session = readAll(ended(WITH_ALL, "verified"));
        JsonNode report = session.get("last_verification_report");

        assertThat(report.get("verification_session")).isEqualTo(session.get("id"));
        assertThat(report.at("/document/status").asText()).isEqualTo("verified");
        assertThat(report.at("/document/type").asText()).isEqualTo("passport");
        assertThat(report.at("/document/dob").toString()).isEqualTo("{\"day\":23,\"month\":7,\"year\":1991}");
        assertThat(report.at("/document/number").asText()).isEqualTo("SPECIMEN8417");
        assertThat(report.at("/document/expiration_date/year").asInt()).isEqualTo(2031);
        assertThat(report.at("/document/issuing_country").asText()).isEqualTo("NO");
        assertThat(report.at("/document/files")).hasSize(2);
        assertThat(report.at("/document/error").isNull()).isTrue();
        assertThat(report.at("/selfie/document")).isEqualTo(report.at("/document/files/0"));
        assertThat(report.at("/id_number/id_number").asText()).isNotBlank();
        assertThat(session.at("/verified_outputs/last_name").asText()).isEqualTo("Testmann");
        assertThat(session.at("/verified_outputs/address/country").asText()).isEqualTo("NO");
        assertThat(session.at("/verified_outputs/dob")).isEqualTo(report.at("/document/dob"));
    }

    @Test
    void what_is_not_expanded_is_left_out() throws Exception {
        JsonNode session = readAgain(ended(WITH_ALL, "verified"));
        JsonNode report =
                read(REPORTS + "/" + session.get("last_verification_report").asText());

        assertThat(session.has("verified_outputs")).isFalse();
        for (String left : List.of("dob", "number", "expiration_date")) {
            assertThat(report.get("document").has(left)).as(left).isFalse();
        }
        assertThat(report.get("id_number").has("id_number")).isFalse();
        assertThat(read(REPORTS + "/" + report.get("id").asText() + "?expand[]=document.dob")
                        .at("/document/dob/day")
                        .asInt())
                .isEqualTo(23);
    }

    @Test
    void each_error_is_that_of_its_section_and_a_user_who_refused_has_no_report() throws Exception {
        Map<String, List<String>> sections = Map.of(
                "document", StripeWords.DOCUMENT_ERRORS,
                "selfie", StripeWords.SELFIE_ERRORS,
                "id_number", StripeWords.ID_NUMBER_ERRORS,
                "email", StripeWords.EMAIL_ERRORS,
                "phone", StripeWords.PHONE_ERRORS);
        for (String code : StripeWords.LAST_ERRORS) {
            JsonNode report = readAll(ended(DOCUMENT, code)).get("last_verification_report");
            String section = sections.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(code))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            if (section.isEmpty()) {
                assertThat(report.isNull()).as(code).isTrue();
            } else {
                assertThat(report.at("/" + section + "/status").asText())
                        .as(code)
                        .isEqualTo("unverified");
                assertThat(report.at("/" + section + "/error/code").asText()).isEqualTo(code);
            }
        }
    }

    @Test
    void a_flow_checks_the_email_address_and_the_phone_number_too() throws Exception {
        JsonNode report = readAll(ended("verification_flow=" + FakeStripeServer.FLOW, "verified"))
                .get("last_verification_report");

        for (String section : List.of("document", "selfie", "email", "phone")) {
            assertThat(report.at("/" + section + "/status").asText()).isEqualTo("verified");
        }
        JsonNode ofNumber = readAll(ended("type=id_number", "verified")).get("last_verification_report");
        assertThat(ofNumber.has("document")).isFalse();
        assertThat(ofNumber.at("/id_number/id_number_type").asText()).isEqualTo("us_ssn");
    }

    @Test
    void reports_are_listed_by_session_and_by_type() throws Exception {
        JsonNode session = ended(DOCUMENT, "document_unverified_other");
        vendor.finish(page(readAgain(session)), "verified");
        ended("type=id_number", "verified");

        String of = REPORTS + "?verification_session=" + session.get("id").asText();
        assertThat(read(of).get("data")).hasSize(2);
        assertThat(read(of + "&limit=1").get("has_more").asBoolean()).isTrue();
        assertThat(read(REPORTS + "?type=id_number").get("data")).hasSize(1);
        assertRefused(client.get(REPORTS + "/vr_unknown"), 404, "invalid_request_error");
    }

    @Test
    void a_test_sets_any_field_of_an_answer() throws Exception {
        JsonNode session = ended(DOCUMENT, "document_expired");
        vendor.alter(session.get("id").asText(), "/last_error/code", "\"unpublished_word\"");
        String report = readAgain(session).get("last_verification_report").asText();
        vendor.alter(report, "/document/dob/month", "null");

        assertThat(readAgain(session).at("/last_error/code").asText()).isEqualTo("unpublished_word");
        assertThat(readAll(session)
                        .at("/last_verification_report/document/dob/month")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_file_is_downloaded_with_a_key_that_may() throws Exception {
        String front = front(ended(DOCUMENT, "verified"));
        String path = FakeStripeServer.FILES + "/" + front + "/contents";

        HttpResponse<byte[]> image = client.download(vendor.baseUrl() + path);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(image.body()).startsWith(0xFF, 0xD8);
        assertRefused(client.get(path, LIMITED), 403, "invalid_request_error");
        assertRefused(client.get(FakeStripeServer.FILES + "/file_unknown/contents"), 404, "invalid_request_error");
    }

    @Test
    void files_can_be_at_a_host_of_their_own() throws Exception {
        restart(FakeStripeServer.builder().filesAtAnotherHost(true));
        String path = FakeStripeServer.FILES + "/" + front(ended(DOCUMENT, "verified")) + "/contents";
        String host = vendor.settings().get("files-base-url");

        assertThat(host).isNotEqualTo(vendor.baseUrl().toString());
        assertThat(client.download(host + path).statusCode()).isEqualTo(200);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        assertThat(vendor.fileRequests()).hasSize(1);
    }

    @Test
    void a_link_to_a_file_needs_no_key_and_ends() throws Exception {
        String front = front(ended(DOCUMENT, "verified"));
        long end = now.get().plusSeconds(30).getEpochSecond();
        JsonNode link = ok(client.post(FakeStripeServer.FILE_LINKS, "file=" + front + "&expires_at=" + end));
        URI url = URI.create(link.get("url").asText());

        assertThat(link.get("file").asText()).isEqualTo(front);
        assertThat(link.get("expires_at").asLong()).isEqualTo(end);
        assertThat(client.browse(url).statusCode()).isEqualTo(200);
        now.set(now.get().plusSeconds(30));
        assertThat(client.browse(url).statusCode()).isEqualTo(404);
        assertInvalid(client.post(FakeStripeServer.FILE_LINKS, "expires_at=1"), "file");
        assertRefused(client.post(FakeStripeServer.FILE_LINKS, "file=" + front, LIMITED), 403, "invalid_request_error");
    }

    private String front(JsonNode session) throws Exception {
        return readAll(session).at("/last_verification_report/document/files/0").asText();
    }

    @Test
    void a_redaction_takes_its_time_and_then_nothing_is_left() throws Exception {
        JsonNode session = ended(WITH_ALL + "&metadata[attempt]=attempt-of-ours", "verified");
        String file = front(session);
        JsonNode asked = ok(client.post(path(session) + "/redact", ""));
        assertThat(asked.at("/redaction/status").asText()).isEqualTo("processing");
        assertRefused(client.post(path(session) + "/redact", ""), 400, "invalid_request_error");

        now.set(now.get().plus(Duration.ofDays(4)).minusSeconds(1));
        assertThat(readAll(session).at("/verified_outputs/last_name").asText()).isEqualTo("Testmann");
        now.set(now.get().plusSeconds(1));
        JsonNode redacted = readAll(session);
        assertThat(redacted.at("/redaction/status").asText()).isEqualTo("redacted");
        assertThat(redacted.get("status").asText()).isEqualTo("verified");
        assertThat(redacted.get("metadata")).isEmpty();
        assertThat(redacted.at("/verified_outputs/last_name").asText()).isEqualTo("[redacted]");
        assertThat(redacted.at("/verified_outputs/dob/year").isNull()).isTrue();
        assertThat(redacted.at("/last_verification_report/document/number").asText())
                .isEqualTo("[redacted]");
        assertThat(redacted.at("/last_verification_report/document/files")).isEmpty();
        assertThat(redacted.toString())
                .doesNotContain("Mira", "Testmann", "SPECIMEN", "Prøve", "\"year\":1991", "attempt-of-ours", file);
        assertRefused(client.get(FakeStripeServer.FILES + "/" + file + "/contents"), 404, "invalid_request_error");
    }

    @Test
    void an_open_session_is_canceled_by_its_redaction_and_others_are_not_redacted() throws Exception {
        JsonNode open = newSession();
        assertThat(ok(client.post(path(open) + "/redact", "")).get("status").asText())
                .isEqualTo("canceled");

        for (String outcome : List.of("processing", "canceled")) {
            JsonNode session = ended(DOCUMENT, outcome);
            assertRefused(client.post(path(session) + "/redact", ""), 400, "invalid_request_error");
        }
        assertRefused(client.post(SESSIONS + "/vs_unknown/redact", ""), 404, "invalid_request_error");
    }
}
