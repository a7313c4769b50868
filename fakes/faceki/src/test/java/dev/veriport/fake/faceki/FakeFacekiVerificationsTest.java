package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.Multipart.Part;
import dev.veriport.testkit.server.SampleFiles;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Verifications of images by the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiVerificationsTest extends FakeFacekiCase {
    private static final String WORKFLOW = "sandbox-workflow";

    @Test
    void a_verification_is_decided_at_once_and_leaves_a_record() throws Exception {
        HttpResponse<String> answer = client.verify(client.token(), images("document_1_front"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("status").asBoolean()).isTrue();
        assertThat(body.get("code").asInt()).isEqualTo(200);
        JsonNode result = body.get("result");
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("requestId", "decision", "companyId", "workflowId", "branchId");
        assertThat(result).allSatisfy(value -> assertThat(value.asText()).isNotEmpty());
        assertThat(result.get("decision").asText()).isEqualTo("ACCEPTED");
        assertThat(result.get("workflowId").asText()).isEqualTo(WORKFLOW);
        JsonNode record = find("?record_identifier=APP-1").get(0);
        assertThat(record.get("requestId")).isEqualTo(result.get("requestId"));
        assertThat(record.get("decision")).isEqualTo(result.get("decision"));
        assertThat(record.get("createdAt").asText()).isEqualTo("2024-06-01T10:00:00.000Z");
    }

    @Test
    void a_verification_can_answer_201() throws Exception {
        restart(FakeFacekiServer.builder().postStatus(201));

        assertThat(client.verify(client.token(), images("document_1_front")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void the_record_of_a_verification_becomes_visible_when_its_delay_is_over() throws Exception {
        restart(FakeFacekiServer.builder().recordsVisibleAfter(Duration.ofSeconds(2)));
        client.verify(client.token(), images("document_1_front"));

        assertThat(find("?record_identifier=APP-1")).isEmpty();
        now.set(now.get().plusSeconds(2));
        assertThat(find("?record_identifier=APP-1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, 200, ACCEPTED",
        "DECLINED, 5008, DECLINED",
        "REVIEW, 200, REVIEW",
        "BLURRY_SELFIE, 8019, DECLINED",
        "EXPIRED_DOCUMENT, 5010, DECLINED"
    })
    void what_fails_comes_as_a_code_or_as_a_decision_and_leaves_a_record(Ending ending, int code, String decision)
            throws Exception {
        vendor.verifyNext(ending);
        assertThat(verified("document_1_front").get("code").asInt()).isEqualTo(code);
        assertThat(find("").at("/0/decision").asText()).isEqualTo(decision);

        restart(FakeFacekiServer.builder().failureAsDecision(true));
        vendor.verifyNext(ending);
        JsonNode decided = verified("document_1_front");
        assertThat(decided.get("code").asInt()).isEqualTo(200);
        assertThat(decided.at("/result/decision").asText()).isEqualTo(decision);
        assertThat(find("").at("/0/decision").asText()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"5003, NOT_ENOUGH_WALLET_CREDIT", "8004, FACE_CROPPED", "9999, ''"})
    void any_code_can_come_next_and_leaves_no_record(int code, String name) throws Exception {
        vendor.verifyNextCode(code);

        JsonNode body = verified("document_1_front");
        assertThat(body.get("status").asBoolean()).isFalse();
        assertThat(body.get("code").asInt()).isEqualTo(code);
        assertThat(body.get("message").asText()).isEqualTo(name);
        assertThat(find("")).isEmpty();
    }

    @Test
    void endings_come_in_the_order_in_which_they_were_told_and_refusals_use_up_none() throws Exception {
        vendor.verifyNext(Ending.REVIEW);
        vendor.verifyNextCode(5004);

        assertThat(verified().get("code").asInt()).isEqualTo(5002);
        assertThat(verified("document_1_front").at("/result/decision").asText()).isEqualTo("REVIEW");
        assertThat(verified("document_1_front").get("code").asInt()).isEqualTo(5004);
        assertThat(verified("document_1_front").at("/result/decision").asText()).isEqualTo("ACCEPTED");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.verifyNext(Ending.ABANDONED));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.verifyNextCode(200));
    }

    @ParameterizedTest
    @EnumSource(ErrorResult.class)
    void the_result_of_a_refusal_changes_its_type(ErrorResult shape) throws Exception {
        restart(FakeFacekiServer.builder().errorResult(shape).businessErrorStatus(422));
        vendor.verifyNextCode(5004);

        HttpResponse<String> answer = client.verify(client.token(), images("document_1_front"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(FacekiClient.json(answer).has("result")).isEqualTo(shape != ErrorResult.ABSENT);
        assertThat(FacekiClient.json(answer).path("result").isArray()).isEqualTo(shape == ErrorResult.ARRAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfie", "workflowId", "document_1_front"})
    void what_is_mandatory_must_be_there_and_not_empty(String part) throws Exception {
        List<Part> parts = new ArrayList<>(images("document_1_front").parts());
        parts.removeIf(given -> given.name().equals(part));
        assertThat(verified(new Multipart(parts)).get("code").asInt()).isEqualTo(5002);

        parts.add(Part.file(part, "empty", "image/jpeg", new byte[0]));
        assertThat(verified(new Multipart(parts)).get("code").asInt()).isEqualTo(5002);
        assertThat(find("")).isEmpty();
    }

    @Test
    void a_verification_needs_a_workflow_that_exists() throws Exception {
        restart(FakeFacekiServer.builder().workflows("other"));
        assertThat(verified("document_1_front").get("code").asInt()).isEqualTo(5001);

        vendor.rules(WORKFLOW, WorkflowRulesJson.anyDocument());
        assertThat(verified("document_1_front").get("code").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "ID Card|Passport, true, document_1_front, 200",
        "ID Card|Driving License, true, document_1_front, 5006",
        "ID Card|Driving License, true, document_1_front|document_1_back, 200",
        "Passport, false, document_1_front, 200",
        "' passport ', false, document_1_front, 200",
        "ID Card|Passport, false, document_1_front|document_1_back, 5006",
        "ID Card|Passport, false, document_1_front|document_2_front, 5006",
        "ID Card|Passport, false, document_1_front|document_2_front|document_1_back, 200",
        "ID Card|Passport, false, document_1_front|document_2_front|document_2_back, 200",
        "Passport|Passport|Passport|Passport, false, document_1_front|document_2_front|document_3_front, 200",
        "Passport|Passport|Passport|Passport, false, document_1_front|document_2_front, 5006"
    })
    void every_document_needs_its_front_and_all_but_a_passport_their_back(
            String documents, boolean optional, String sent, int code) throws Exception {
        vendor.rules(
                WORKFLOW,
                WorkflowRulesJson.anyDocument()
                        .documents(documents.split("\\|"))
                        .documentOptional(optional));

        assertThat(verified(sent.split("\\|")).get("code").asInt()).isEqualTo(code);
    }

    @Test
    void an_upload_needs_a_token_and_the_form_of_one() throws Exception {
        assertThat(client.verify("made-up", images("document_1_front")).statusCode())
                .isEqualTo(401);
        assertThat(client.upload(FakeFacekiServer.SEARCH_BY_FACE, "made-up", images())
                        .statusCode())
                .isEqualTo(401);
        String bearer = "Bearer " + client.token();
        HttpResponse<String> json = client.post(FakeFacekiServer.VERIFY, "{}", "Authorization", bearer);
        assertThat(FacekiClient.json(json).get("code").asInt()).isEqualTo(400);
        assertThat(find("")).isEmpty();
    }

    @Test
    void an_upload_beyond_the_limit_earns_413_without_a_body() throws Exception {
        Multipart images = images("document_1_front");
        int length = images.body("--sandbox").length;
        restart(FakeFacekiServer.builder().maxUpload(length));
        assertThat(client.verify(client.token(), images).statusCode()).isEqualTo(200);

        restart(FakeFacekiServer.builder().maxUpload(length - 1));
        HttpResponse<String> tooLarge = client.verify(client.token(), images);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).isEmpty();
        assertThat(find("")).isEmpty();
    }

    @Test
    void a_submission_shows_its_parts_by_name_and_prints_none_of_them() throws Exception {
        client.verify(client.token(), images("document_1_front", "document_1_back"));
        find("");

        assertThat(vendor.submissions()).hasSize(1);
        Submission submission = vendor.submissions().get(0);
        assertThat(submission.workflowId()).isEqualTo(WORKFLOW);
        assertThat(submission.recordIdentifier()).isEqualTo("APP-1");
        assertThat(submission.partNames())
                .containsExactly("selfie", "workflowId", "record_identifier", "document_1_front", "document_1_back");
        assertThat(submission.content("document_1_back")).isEqualTo(SampleFiles.jpeg("document_1_back"));
        assertThatIllegalArgumentException().isThrownBy(() -> submission.content("document_2_front"));
        assertThat(submission.toString()).contains("selfie").doesNotContain("APP-1", WORKFLOW);
    }

    private static Multipart images(String... documentSides) {
        List<Part> parts = new ArrayList<>(List.of(
                Part.file("selfie", "selfie.jpg", "image/jpeg", SampleFiles.jpeg("selfie")),
                Part.text("workflowId", WORKFLOW),
                Part.text("record_identifier", "APP-1")));
        for (String side : documentSides) {
            parts.add(Part.file(side, side + ".jpg", "image/jpeg", SampleFiles.jpeg(side)));
        }
        return new Multipart(parts);
    }

    private JsonNode verified(String... documentSides) throws Exception {
        return verified(images(documentSides));
    }

    private JsonNode verified(Multipart body) throws Exception {
        return FacekiClient.json(client.verify(client.token(), body));
    }
}
