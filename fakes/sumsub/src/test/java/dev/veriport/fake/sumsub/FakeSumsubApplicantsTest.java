package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.BASIC_LEVEL;
import static dev.veriport.fake.sumsub.FakeSumsubServer.RESIDENCE_LEVEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Ending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Sumsub: applicants")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeSumsubApplicantsTest extends FakeSumsubCase {
    private static final String CREATE = APPLICANTS + "?levelName=" + BASIC_LEVEL;
    private static final String RED = """
            {"reviewAnswer": "RED", "rejectLabels": ["UNSATISFACTORY_PHOTOS", "SCREENSHOTS"], "reviewRejectType": "RETRY",
             "clientComment": "A screenshot.", "moderationComment": "Take a photo."}""";

    @Test
    void an_applicant_is_created_and_read_by_its_id_and_by_the_users() throws Exception {
        JsonNode created = answer(client.post(CREATE, """
                {"externalUserId": "case 1/ä", "email": "mira@example.com", "lang": "no",
                 "fixedInfo": {"firstName": "Ada", "lastName": "Prøve", "dob": "1980-02-29", "country": "NOR"}}"""), 201);

        assertThat(created.get("externalUserId").asText()).isEqualTo("case 1/ä");
        assertThat(created.get("email").asText()).isEqualTo("mira@example.com");
        assertThat(created.at("/fixedInfo/firstName").asText()).isEqualTo("Ada");
        assertThat(created.get("createdAt").asText()).isEqualTo("2026-11-25 10:00:00");
        assertThat(created.at("/review/createDate").asText()).isEqualTo("2026-11-25 10:00:00+0000");
        assertThat(created.at("/review/reviewStatus").asText()).isEqualTo("init");
        assertThat(created.at("/requiredIdDocs/docSets")
                        .valueStream()
                        .map(set -> set.get("idDocSetType").asText()))
                .containsExactly("IDENTITY", "SELFIE");
        String id = created.get("id").asText();
        assertThat(created.at("/review").has("attemptId")).isFalse();
        ((ObjectNode) created.get("review")).set("attemptId", review(id).get("attemptId"));
        assertThat(read(APPLICANTS + "/" + id + "/one")).isEqualTo(created);
        assertThat(byUser("case%201%2F%C3%A4")).isEqualTo(created);
        assertThat(read(APPLICANTS + "/-/byExternalUserId/case%201%2F%C3%A4").get("applicant"))
                .isEqualTo(created);
        assertThat(review(id)).isEqualTo(created.get("review"));
        assertThat(vendor.applicantIds()).containsExactly(id);
    }

    @Test
    void a_matrix_parameter_whose_separators_are_encoded_is_none() throws Exception {
        newApplicant("case-1");

        assertThat(byUser("case-1").get("externalUserId").asText()).isEqualTo("case-1");
        assertRefused(client.get(APPLICANTS + "/-%3BexternalUserId%3Dcase-1/one"), 404);
    }

    @Test
    void a_user_has_one_applicant() throws Exception {
        newApplicant("case-1");

        assertRefused(client.post(CREATE, "{\"externalUserId\":\"case-1\"}"), 409);
        assertThat(vendor.applicantIds()).hasSize(1);
    }

    @Test
    void an_applicant_that_cannot_be_is_refused() throws Exception {
        for (String body : List.of(
                "no JSON",
                "{}",
                "{\"externalUserId\":\"a\",\"fixedInfo\":{\"dob\":\"29.02.1980\"}}",
                "{\"externalUserId\":\"a\",\"fixedInfo\":{\"country\":\"NO\"}}")) {
            assertRefused(client.post(CREATE, body), 400);
        }
        assertRefused(client.post(APPLICANTS, "{\"externalUserId\":\"a\"}"), 400);
        assertRefused(client.post(APPLICANTS + "?levelName=none", "{\"externalUserId\":\"a\"}"), 404);
        for (String read : List.of("/one", "/status", "/requiredIdDocsStatus", "/metadata/resources")) {
            assertRefused(client.get(APPLICANTS + "/" + UNKNOWN + read), 404);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.decide(UNKNOWN, ReviewOutcome.green()));
    }

    @Test
    void the_sandbox_decides_as_it_is_told_and_production_does_not() throws Exception {
        String path = APPLICANTS + "/" + newApplicant("case-1");
        assertRefused(client.post(path + "/status/testCompleted", "{\"reviewAnswer\":\"YELLOW\"}"), 400);
        assertThat(answer(client.post(path + "/status/testCompleted", RED), 200).toString())
                .isEqualTo("{\"ok\":1}");

        JsonNode result = read(path + "/status").get("reviewResult");
        assertThat(texts(result.get("rejectLabels"))).containsExactly("UNSATISFACTORY_PHOTOS", "SCREENSHOTS");
        assertThat(result.get("reviewRejectType").asText()).isEqualTo("RETRY");
        assertThat(result.get("moderationComment").asText()).isEqualTo("Take a photo.");
        answer(client.post(path + "/status/testCompleted", "{\"reviewAnswer\":\"GREEN\",\"rejectLabels\":[]}"), 200);
        assertThat(read(path + "/status").get("reviewResult").toString()).isEqualTo("{\"reviewAnswer\":\"GREEN\"}");

        restart(FakeSumsubServer.builder().appToken("prd:not-a-token"));
        String live = APPLICANTS + "/" + newApplicant("case-1");
        assertRefused(client.post(live + "/status/testCompleted", RED), 403);
    }

    @Test
    void a_decision_can_be_another_one_later() throws Exception {
        vendor.finish(newLink("case-1"), Ending.APPROVED);
        String id = byUser("case-1").get("id").asText();
        String attempt = review(id).get("attemptId").asText();
        pass(Duration.ofDays(30));
        vendor.decide(id + ":" + attempt, ReviewOutcome.red("FINAL", "SANCTIONS"));

        assertThat(review(id).at("/reviewResult/reviewAnswer").asText()).isEqualTo("RED");
        assertThat(review(id).get("attemptId").asText()).isEqualTo(attempt);
        assertThat(review(id).get("reviewDate").asText()).isEqualTo("2026-12-25 10:00:00+0000");
    }

    @Test
    void a_reset_begins_another_attempt_and_deactivates_the_images() throws Exception {
        vendor.finish(newLink("case-1"), Ending.APPROVED);
        JsonNode before = byUser("case-1");
        String path = APPLICANTS + "/" + before.get("id").asText();
        answer(client.post(path + "/reset", ""), 200);

        JsonNode review = read(path + "/status");
        assertThat(review.get("reviewStatus").asText()).isEqualTo("init");
        assertThat(review.get("attemptId")).isNotEqualTo(before.at("/review/attemptId"));
        assertThat(read(path + "/metadata/resources").get("items"))
                .isNotEmpty()
                .allMatch(image -> image.get("deactivated").asBoolean());
        assertThat(read(path + "/requiredIdDocsStatus").get("IDENTITY").isNull())
                .isTrue();
    }

    @Test
    void another_level_is_another_attempt() throws Exception {
        vendor.finish(newLink("case-1"), Ending.APPROVED);
        String path = APPLICANTS + "/" + byUser("case-1").get("id").asText();
        JsonNode moved = answer(client.post(path + "/moveToLevel?name=" + RESIDENCE_LEVEL, ""), 200);

        assertThat(moved.at("/review/levelName").asText()).isEqualTo(RESIDENCE_LEVEL);
        assertThat(moved.at("/review/reviewStatus").asText()).isEqualTo("init");
        assertThat(answer(client.post(path + "/moveToLevel?name=" + RESIDENCE_LEVEL, ""), 200))
                .isEqualTo(moved);
        assertRefused(client.post(path + "/moveToLevel?name=none", ""), 404);
    }

    @Test
    void a_deactivated_applicant_is_as_if_it_had_never_existed_until_it_is_activated() throws Exception {
        String id = newApplicant("case-1");
        String path = APPLICANTS + "/" + id;
        assertThat(answer(client.patch(path + "/presence/deactivated"), 200)
                        .get("deleted")
                        .asBoolean())
                .isTrue();
        assertRefused(client.get(path + "/one"), 404);
        assertRefused(client.get(APPLICANTS + "/-;externalUserId=case-1/one"), 404);
        assertRefused(client.post(path + "/reset", ""), 404);

        assertThat(answer(client.patch(path + "/presence/activated"), 200).has("deleted"))
                .isFalse();
        assertThat(byUser("case-1").get("id").asText()).isEqualTo(id);
        client.patch(path + "/presence/deactivated");
        newApplicant("case-1");
        assertRefused(client.patch(path + "/presence/activated"), 409);
        assertRefused(client.patch(path + "/presence/hidden"), 400);
    }

    @Test
    void nothing_is_changed_of_an_applicant_that_is_being_checked() throws Exception {
        for (String status : List.of("pending", "prechecked", "queued")) {
            vendor.finish(newLink(status), ReviewOutcome.status(status));
            String path = APPLICANTS + "/" + byUser(status).get("id").asText();

            assertRefused(client.post(path + "/reset", ""), 409);
            assertRefused(client.patch(path + "/presence/deactivated"), 409);
            assertRefused(client.post(path + "/moveToLevel?name=" + RESIDENCE_LEVEL, ""), 409);
            assertRefused(client.post(path + "/status/pending", ""), 409);
            assertThat(byUser(status).at("/review/reviewStatus").asText()).isEqualTo(status);
        }
    }

    @Test
    void the_dashboard_erases_the_person_or_the_whole_applicant() throws Exception {
        vendor.finish(newLink("case-1"), Ending.APPROVED);
        String id = byUser("case-1").get("id").asText();
        assertThat(byUser("case-1").at("/info/firstName").asText()).isEqualTo("Mira");
        vendor.deletePersonalData(id);

        JsonNode left = byUser("case-1");
        assertThat(left.has("info") || left.has("email")).isFalse();
        client.patch(APPLICANTS + "/" + id + "/presence/deactivated");
        client.patch(APPLICANTS + "/" + id + "/presence/activated");
        assertThat(byUser("case-1")).isEqualTo(left);
        assertThat(left.at("/review/reviewResult/reviewAnswer").asText()).isEqualTo("GREEN");
        assertThat(read(APPLICANTS + "/" + id + "/metadata/resources")
                        .get("totalItems")
                        .asInt())
                .isZero();
        vendor.delete(id);
        assertRefused(client.get(APPLICANTS + "/" + id + "/one"), 404);
        assertRefused(client.patch(APPLICANTS + "/" + id + "/presence/activated"), 404);
        assertThat(vendor.applicantIds()).isEmpty();
    }
}
