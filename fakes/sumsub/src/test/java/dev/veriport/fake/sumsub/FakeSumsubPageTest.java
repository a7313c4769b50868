package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.ACCESS_TOKENS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.BASIC_LEVEL;
import static dev.veriport.fake.sumsub.FakeSumsubServer.RESIDENCE_LEVEL;
import static dev.veriport.fake.sumsub.FakeSumsubServer.WEBSDK_LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Sumsub: links and the hosted page")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeSumsubPageTest extends FakeSumsubCase {

    @Test
    void a_link_names_no_applicant_and_the_page_creates_it() throws Exception {
        URI link = newLink("case-1");
        assertThat(link.toString()).startsWith(vendor.baseUrl() + "/websdk/p/");
        assertRefused(client.get(APPLICANTS + "/-;externalUserId=case-1/one"), 404);
        assertThat(read(APPLICANTS + "/-/byExternalUserId/case-1").toString()).isEqualTo("{\"exists\":false}");

        assertThat(vendor.finish(link, Ending.ABANDONED)).isEqualTo(URI.create(FAILED));
        JsonNode applicant = byUser("case-1");
        assertThat(applicant.at("/review/reviewStatus").asText()).isEqualTo("init");
        assertThat(applicant.at("/review/attemptCnt").asInt()).isZero();
        assertThat(applicant.get("email").asText()).isEqualTo("mira@example.com");
        assertThat(applicant.get("info")).isEmpty();
        assertThat(read(APPLICANTS + "/-/byExternalUserId/case-1").get("applicant"))
                .isEqualTo(applicant);
    }

    @Test
    void a_link_creates_the_applicant_at_once_where_the_account_does_so() throws Exception {
        restart(FakeSumsubServer.builder().createsApplicantWithLink(true));
        newLink("case-1");

        assertThat(byUser("case-1").at("/review/reviewStatus").asText()).isEqualTo("init");
    }

    @Test
    void each_ending_has_its_status_its_result_and_its_way_back() throws Exception {
        assertEnding(Ending.APPROVED, PASSED, "completed GREEN");
        assertEnding(Ending.DECLINED, FAILED, "completed RED FINAL [FORGERY]");
        assertEnding(Ending.BLURRY_SELFIE, FAILED, "completed RED RETRY [BAD_SELFIE]");
        assertEnding(Ending.EXPIRED_DOCUMENT, FAILED, "completed RED FINAL [EXPIRATION_DATE]");
        assertEnding(Ending.REVIEW, PASSED, "onHold");
        assertEnding(Ending.ABANDONED, FAILED, "init");
        assertThat(byUser("EXPIRED_DOCUMENT").at("/info/idDocs/0/validUntil").asText())
                .isLessThan("2026");
        assertThat(byUser("APPROVED").at("/info/idDocs/0/validUntil").asText()).isGreaterThan("2027");
    }

    private void assertEnding(Ending ending, String back, String words) throws Exception {
        assertThat(vendor.finish(newLink(ending.name()), ending)).isEqualTo(URI.create(back));
        assertThat(words(byUser(ending.name()).get("review"))).isEqualTo(words);
    }

    private static String words(JsonNode review) {
        JsonNode result = review.path("reviewResult");
        List<String> labels = texts(result.path("rejectLabels"));
        return String.join(
                        " ",
                        review.path("reviewStatus").asText(),
                        result.path("reviewAnswer").asText(),
                        result.path("reviewRejectType").asText(),
                        labels.isEmpty() ? "" : labels.toString())
                .strip();
    }

    @Test
    void a_review_can_come_to_every_word_of_the_vendor() throws Exception {
        for (String label : SumsubWords.REJECT_LABELS) {
            vendor.finish(newLink(label), ReviewOutcome.red("RETRY", label).withComments("Try again.", "Ours."));
            JsonNode result = byUser(label).at("/review/reviewResult");
            assertThat(texts(result.get("rejectLabels"))).containsExactly(label);
            assertThat(result.get("moderationComment").asText()).isEqualTo("Try again.");
            assertThat(result.get("clientComment").asText()).isEqualTo("Ours.");
        }
        for (String status : SumsubWords.REVIEW_STATUSES) {
            vendor.finish(newLink(status), ReviewOutcome.status(status));
            JsonNode review = byUser(status).get("review");
            assertThat(review.get("reviewStatus").asText()).isEqualTo(status);
            assertThat(review.has("reviewResult")).isFalse();
        }
        assertThat(SumsubWords.REJECT_LABELS).hasSize(102).doesNotHaveDuplicates();
        assertThat(SumsubWords.DATA_VIOLATIONS).hasSize(70).doesNotHaveDuplicates();
    }

    @Test
    void an_attempt_is_pending_until_it_was_processed() throws Exception {
        restart(FakeSumsubServer.builder().processingFor(Duration.ofMinutes(2)));
        assertThat(vendor.finish(newLink("case-1"), Ending.DECLINED)).isEqualTo(URI.create(PASSED));
        assertThat(words(byUser("case-1").get("review"))).isEqualTo("pending");
        assertThat(byUser("case-1").at("/review").has("reviewDate")).isFalse();

        pass(Duration.ofMinutes(2));
        JsonNode review = byUser("case-1").get("review");
        assertThat(words(review)).isEqualTo("completed RED FINAL [FORGERY]");
        assertThat(review.get("createDate").asText()).isEqualTo("2026-11-25 10:00:00+0000");
        assertThat(review.get("reviewDate").asText()).isEqualTo("2026-11-25 10:02:00+0000");
        assertThat(byUser("case-1").get("createdAt").asText()).isEqualTo("2026-11-25 10:00:00");
    }

    @Test
    void a_user_has_one_applicant_whose_old_answer_stays_until_another_attempt_has_one() throws Exception {
        vendor.finish(newLink("case-1"), Ending.APPROVED);
        JsonNode approved = byUser("case-1");
        pass(Duration.ofDays(365));
        URI link = newLink("case-1");

        assertThat(byUser("case-1")).isEqualTo(approved);
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(link, Ending.APPROVED));
        vendor.finish(newLink("case-1", RESIDENCE_LEVEL), Ending.BLURRY_SELFIE);
        JsonNode other = byUser("case-1");
        assertThat(other.get("id")).isEqualTo(approved.get("id"));
        assertThat(other.at("/review/levelName").asText()).isEqualTo(RESIDENCE_LEVEL);
        assertThat(other.at("/review/attemptId")).isNotEqualTo(approved.at("/review/attemptId"));
    }

    @Test
    void who_may_try_again_begins_another_attempt_and_who_may_not_does_not() throws Exception {
        vendor.finish(newLink("case-1"), Ending.BLURRY_SELFIE);
        JsonNode first = byUser("case-1").get("review");
        assertThat(first.get("attemptCnt").asInt()).isEqualTo(1);
        vendor.finish(newLink("case-1"), Ending.DECLINED);
        JsonNode second = byUser("case-1").get("review");

        assertThat(second.get("attemptCnt").asInt()).isEqualTo(2);
        assertThat(second.get("attemptId")).isNotEqualTo(first.get("attemptId"));
        URI link = newLink("case-1");
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(link, Ending.APPROVED));
    }

    @Test
    void a_link_and_a_token_are_valid_for_their_seconds() throws Exception {
        URI link = newLink("case-1");
        pass(Duration.ofSeconds(599));
        assertThat(browse("GET", link, "").statusCode()).isEqualTo(200);
        pass(Duration.ofSeconds(1));
        assertThat(browse("GET", link, "").statusCode()).isEqualTo(410);
        assertThat(browse("POST", link, "ending=APPROVED").statusCode()).isEqualTo(410);
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(link, Ending.APPROVED));
    }

    @Test
    void the_page_lets_a_browser_choose_and_sends_it_back_with_what_the_link_allows() throws Exception {
        URI link = URI.create(newLink("case-1") + "?n=a%20b&secret=1");
        assertThat(browse("GET", link, "").body()).contains("Level: " + BASIC_LEVEL, "awaitingService");
        assertThat(browse("POST", link, "ending=NONE").statusCode()).isEqualTo(400);

        HttpResponse<String> back = browse("POST", link, "ending=APPROVED");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains(PASSED + "&n=a%20b");
        assertThat(browse("GET", link, "").statusCode()).isEqualTo(410);
        assertThat(browse("POST", newLink("case-2"), "ending=queued").statusCode())
                .isEqualTo(303);
        assertThat(words(byUser("case-2").get("review"))).isEqualTo("queued");
        URI plain = link("{\"levelName\": \"" + BASIC_LEVEL + "\", \"userId\": \"case-3\"}");
        assertThat(browse("POST", plain, "ending=APPROVED").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> browse(String method, URI page, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page)
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_token_for_the_SDK_is_issued_by_a_body_or_by_a_query() throws Exception {
        JsonNode byBody = answer(
                client.post(
                        ACCESS_TOKENS + "/sdk",
                        "{\"userId\":\"case-1\",\"levelName\":\"" + BASIC_LEVEL + "\",\"ttlInSecs\":600}"),
                200);
        JsonNode byQuery = answer(
                client.post(ACCESS_TOKENS + "?userId=case-1&levelName=" + BASIC_LEVEL + "&ttlInSecs=600", ""), 200);

        assertThat(byBody.get("userId").asText()).isEqualTo("case-1");
        assertThat(byBody.get("token").asText()).startsWith("_act-sbx-");
        assertThat(byQuery.get("token")).isNotEqualTo(byBody.get("token"));
        restart(FakeSumsubServer.builder().appToken("prd:not-a-token"));
        assertThat(answer(client.post(ACCESS_TOKENS + "?userId=a&levelName=" + BASIC_LEVEL, ""), 200)
                        .get("token")
                        .asText())
                .startsWith("_act-prd-");
    }

    @Test
    void a_link_without_what_it_needs_is_refused() throws Exception {
        String level = "{\"levelName\":\"" + BASIC_LEVEL + "\"";
        for (String body : List.of(
                "no JSON",
                level + "}",
                level + ",\"userId\":\"a\",\"ttlInSecs\":0}",
                level + ",\"userId\":\"a\",\"redirect\":{\"successUrl\":\"app\"}}",
                level + ",\"userId\":\"a\",\"redirect\":{\"allowedQueryParams\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}}")) {
            assertRefused(client.post(WEBSDK_LINK, body), 400);
        }
        assertRefused(client.post(WEBSDK_LINK, "{\"levelName\":\"none\",\"userId\":\"a\"}"), 404);
    }
}
