package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Links and records of the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiServerTest {

    private static final String BACK = "https://shop.example/kyc?case=1";
    private static final String LINK_BODY = """
            {"workflowId": "sandbox-workflow", "expiryTime": 10, "applicationId": "APP-1",
             "redirect_url": "%s"}""".formatted(BACK);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-06-01T10:00:00Z"));
    private FakeFacekiServer vendor = FakeFacekiServer.builder().clock(now::get).start();
    private FacekiClient client = new FacekiClient(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    private void restart(FakeFacekiServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new FacekiClient(vendor);
    }

    @Test
    void a_link_is_a_text_with_its_url_beside_it() throws Exception {
        HttpResponse<String> answer = client.createLink(client.token(), LINK_BODY);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("responseCode").asInt(-1)).isZero();
        assertThat(body.get("data").isTextual()).isTrue();
        assertThat(body.get("url").asText())
                .startsWith(vendor.baseUrl() + "/")
                .endsWith(body.get("data").asText());
        VerificationLink link = vendor.links().get(0);
        assertThat(link.workflowId()).isEqualTo("sandbox-workflow");
        assertThat(link.applicationId()).isEqualTo("APP-1");
        assertThat(link.redirectUrl()).isEqualTo(BACK);
        assertThat(link.expiresAt()).contains(now.get().plus(Duration.ofMinutes(10)));
    }

    @Test
    void a_post_can_answer_201() throws Exception {
        restart(FakeFacekiServer.builder().postStatus(201));

        assertThat(client.createLink(client.token(), LINK_BODY).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 5002",
        "'{\"workflowId\": \"sandbox-workflow\", \"expiryTime\": \"soon\"}', 5002",
        "'{\"workflowId\": \"other\"}', 5001",
        "'{\"workflowId\": \"sandbox-workflow\", \"expiryTime\": \"15\"}', 0"
    })
    void a_link_needs_a_workflow_that_exists_and_minutes_as_number_or_text(String body, int code) throws Exception {
        restart(FakeFacekiServer.builder().workflows("sandbox-workflow"));

        HttpResponse<String> answer = client.createLink(client.token(), body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FacekiClient.json(answer).get("responseCode").asInt(-1)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, ACCEPTED, ",
        "DECLINED, DECLINED, 5008",
        "REVIEW, REVIEW, ",
        "BLURRY_SELFIE, DECLINED, 8019",
        "EXPIRED_DOCUMENT, DECLINED, 5010"
    })
    void an_ending_leaves_a_record_and_leads_back_with_nothing_to_trust(Ending ending, String decision, Integer code)
            throws Exception {
        URI url = newLink();

        assertThat(vendor.finish(url, ending)).isEqualTo(URI.create(BACK));
        JsonNode result = find("?link=" + linkId(url));
        assertThat(result).hasSize(1);
        assertThat(result.at("/0/decision").asText()).isEqualTo(decision);
        assertThat(result.at("/0/createdAt").asText()).isEqualTo("2024-06-01T10:00:00.000Z");
        assertThat(result.at("/0/errorCodes"))
                .isEqualTo(new ObjectMapper().readTree(code == null ? "[]" : "[" + code + "]"));
    }

    @Test
    void walking_away_leaves_no_record_and_the_link_open() throws Exception {
        URI url = newLink();

        assertThat(vendor.finish(url, Ending.ABANDONED)).isEqualTo(URI.create(BACK));
        assertThat(find("?link=" + linkId(url))).isEmpty();
        vendor.finish(url, Ending.APPROVED);
        assertThat(find("?link=" + linkId(url))).hasSize(1);
    }

    @Test
    void a_record_is_found_by_each_of_its_ids_and_by_several_at_once() throws Exception {
        URI url = newLink();
        vendor.finish(url, Ending.APPROVED);
        vendor.putRecord(FacekiRecordJson.accepted());
        String requestId = vendor.requestIds().get(0);
        String faceId = find("?requestId=" + requestId).at("/0/face_id").asText();

        for (String query :
                new String[] {"?requestId=" + requestId, "?record_identifier=APP-1", "?face_id=" + faceId}) {
            assertThat(find(query)).hasSize(1);
            assertThat(find(query).at("/0/link").asText()).isEqualTo(linkId(url));
        }
        assertThat(find("?record_identifier=APP-1&requestId=" + requestId)).hasSize(1);
        assertThat(find("?record_identifier=APP-2&requestId=" + requestId)).isEmpty();
        assertThat(find("")).hasSize(2);
    }

    @Test
    void the_default_record_has_the_documented_traps() throws Exception {
        vendor.finish(newLink(), Ending.APPROVED);
        JsonNode document = find("").at("/0/document_data/0");

        assertThat(document.get("issuer_iso").asText()).isEqualTo("DE");
        assertThat(document.get("issuer_iso2").asText()).isEqualTo("DEU");
        assertThat(document.get("age").isTextual()).isTrue();
        assertThat(document.get("mrz").asText().split("\\^"))
                .allSatisfy(line -> assertThat(line).hasSize(44));
        assertThat(document.get("date_of_birth_year").asText()).isEqualTo("1990");
    }

    @Test
    void an_expired_document_is_expired_in_every_field_that_says_when() throws Exception {
        vendor.finish(newLink(), Ending.EXPIRED_DOCUMENT);
        JsonNode document = find("").at("/0/document_data/0");

        assertThat(document.get("expiry").asText()).isEqualTo("2019-05-29");
        assertThat(document.get("expiryYear").asText()).isEqualTo("2019");
        assertThat(document.get("mrz").asText()).contains("F190529").hasSize(89);
    }

    @Test
    void an_unknown_id_earns_an_empty_array_or_code_8013_or_404() throws Exception {
        assertThat(find("?requestId=none")).isEmpty();

        restart(FakeFacekiServer.builder().unknownRecord(UnknownRecord.CODE_8013));
        HttpResponse<String> coded = client.records(client.token(), "?requestId=none");
        assertThat(coded.statusCode()).isEqualTo(200);
        assertThat(FacekiClient.json(coded).get("code").asInt()).isEqualTo(8013);

        restart(FakeFacekiServer.builder().unknownRecord(UnknownRecord.HTTP_404));
        assertThat(client.records(client.token(), "?requestId=none").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(ErrorResult.class)
    void the_result_of_an_error_changes_its_type(ErrorResult shape) throws Exception {
        restart(FakeFacekiServer.builder().errorResult(shape).unauthorizedStatus(200));

        HttpResponse<String> answer = client.records("made-up", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("code").asInt()).isEqualTo(1);
        String expected =
                switch (shape) {
                    case OBJECT -> "{}";
                    case ARRAY -> "[]";
                    case NULL -> "null";
                    case STRING -> "\"\"";
                    case ABSENT -> "";
                };
        assertThat(body.path("result").toString()).isEqualTo(expected);
    }

    @Test
    void staff_can_change_and_delete_a_record() throws Exception {
        vendor.finish(newLink(), Ending.REVIEW);
        String requestId = vendor.requestIds().get(0);
        now.set(now.get().plusSeconds(60));

        vendor.decide(requestId, "APPROVED");
        JsonNode record = find("?requestId=" + requestId).get(0);
        assertThat(record.get("decision").asText()).isEqualTo("APPROVED");
        assertThat(record.get("updatedAt").asText()).isEqualTo("2024-06-01T10:01:00.000Z");
        assertThat(record.get("createdAt").asText()).isEqualTo("2024-06-01T10:00:00.000Z");

        assertThat(vendor.deleteRecord(requestId)).isTrue();
        assertThat(find("?requestId=" + requestId)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.decide(requestId, "APPROVED"));
    }

    @Test
    void raw_records_stand_beside_each_other_and_put_ones_replace() throws Exception {
        vendor.addRecord("{\"requestId\": \"r1\", \"odd\": [1]}");
        vendor.addRecord("{\"requestId\": \"r1\", \"odd\": [2]}");
        assertThat(find("?requestId=r1")).hasSize(2);

        vendor.putRecord(FacekiRecordJson.accepted().requestId("r1").decision("SOMETHING_NEW"));
        assertThat(find("?requestId=r1")).hasSize(1);
        assertThat(vendor.records().get(0)).contains("SOMETHING_NEW");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.addRecord("[]"));
    }

    @Test
    void a_record_becomes_visible_when_its_delay_is_over() throws Exception {
        restart(FakeFacekiServer.builder().recordsVisibleAfter(Duration.ofSeconds(2)));
        vendor.finish(newLink(), Ending.APPROVED);

        assertThat(find("?record_identifier=APP-1")).isEmpty();
        now.set(now.get().plusSeconds(2));
        assertThat(find("?record_identifier=APP-1")).hasSize(1);
    }

    @Test
    void the_application_id_need_not_come_back() throws Exception {
        restart(FakeFacekiServer.builder().applicationIdBecomesRecordIdentifier(false));
        vendor.finish(newLink(), Ending.APPROVED);

        assertThat(find("?record_identifier=APP-1")).isEmpty();
        assertThat(find("")).hasSize(1);
    }

    @Test
    void a_link_works_once_unless_it_is_reusable_and_not_after_its_end() throws Exception {
        URI used = newLink();
        vendor.finish(used, Ending.APPROVED);
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(used, Ending.APPROVED));

        URI late = newLink();
        now.set(now.get().plus(Duration.ofMinutes(10)));
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(late, Ending.APPROVED));

        restart(FakeFacekiServer.builder().linksReusable(true));
        URI reusable = newLink();
        vendor.finish(reusable, Ending.BLURRY_SELFIE);
        vendor.finish(reusable, Ending.APPROVED);
        assertThat(find("?link=" + linkId(reusable))).hasSize(2);
    }

    @Test
    void the_redirect_carries_a_result_where_the_switch_says_so() throws Exception {
        restart(FakeFacekiServer.builder().redirectCarriesResult(true));

        URI landing = vendor.finish(newLink(), Ending.DECLINED);
        assertThat(landing.toString())
                .isEqualTo(BACK + "&requestId=" + vendor.requestIds().get(0) + "&status=DECLINED");
    }

    @Test
    void the_hosted_page_says_what_it_is_and_its_buttons_lead_back() throws Exception {
        String page = newLink().getPath();

        assertThat(client.get(page).body())
                .contains("<html lang=\"en\">", "sandbox", "APP-1", "Finish: approved", "blurry selfie", "Walk away");
        HttpResponse<String> away = client.post(page, "ending=ABANDONED");
        assertThat(away.statusCode()).isEqualTo(303);
        assertThat(away.headers().firstValue("Location")).contains(BACK);
        assertThat(client.post(page, "ending=NONE").statusCode()).isEqualTo(400);
        assertThat(client.post(page, "ending=REVIEW").statusCode()).isEqualTo(303);
        assertThat(find("").at("/0/decision").asText()).isEqualTo("REVIEW");
        assertThat(client.get(page).statusCode()).isEqualTo(410);
        assertThat(client.post(page, "ending=APPROVED").statusCode()).isEqualTo(410);
    }

    @Test
    void while_it_is_down_its_api_fails_and_what_was_recorded_is_there_when_it_is_back() throws Exception {
        String page = newLink().getPath();

        assertThat(client.post(page, "ending=VENDOR_DOWN").statusCode()).isEqualTo(303);
        assertThat(vendor.isDown()).isTrue();
        assertThat(client.post(FakeFacekiServer.GENERATE_TOKEN, "{}").statusCode())
                .isEqualTo(503);
        vendor.comeBack();
        assertThat(find("").at("/0/decision").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_link_without_a_redirect_url_ends_on_the_page_itself() throws Exception {
        URI url = linkUrl(client.createLink(client.token(), "{\"workflowId\": \"w\"}"));

        assertThat(vendor.finish(url, Ending.ABANDONED)).isEqualTo(url);
        assertThat(client.post(url.getPath(), "ending=APPROVED").body()).contains("You can close this page");
    }

    @Test
    void it_listens_on_the_loopback_only() {
        assertThat(vendor.baseUrl().getHost()).isEqualTo("127.0.0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeFacekiServer.builder().host("0.0.0.0").start())
                .withMessageContaining("loopback");
    }

    private URI newLink() throws Exception {
        return linkUrl(client.createLink(client.token(), LINK_BODY));
    }

    private static URI linkUrl(HttpResponse<String> answer) throws Exception {
        return URI.create(FacekiClient.json(answer).get("url").asText());
    }

    private static String linkId(URI url) {
        return url.getPath().substring(FakeFacekiServer.HOSTED_PAGE.length());
    }

    private JsonNode find(String query) throws Exception {
        HttpResponse<String> answer = client.records(client.token(), query);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("code").asInt()).isEqualTo(200);
        return body.get("result");
    }
}
