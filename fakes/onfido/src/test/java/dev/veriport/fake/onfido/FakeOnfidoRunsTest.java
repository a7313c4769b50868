package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.ONE_TASK_WORKFLOW;
import static dev.veriport.fake.onfido.FakeOnfidoServer.PHOTO_WORKFLOW;
import static dev.veriport.fake.onfido.FakeOnfidoServer.WORKFLOW_RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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

@DisplayName("The fake Onfido: workflow runs, their page and their tasks")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeOnfidoRunsTest extends FakeOnfidoCase {

    @Test
    void a_run_that_was_created_awaits_input_and_has_a_link_and_a_token_for_the_SDK() throws Exception {
        JsonNode run =
                newRun(newApplicant(), PHOTO_WORKFLOW, ", \"customer_user_id\": \"case-1\", \"tags\": [\"vp-1\"]");

        assertThat(run.get("status").asText()).isEqualTo("awaiting_input");
        assertThat(run.get("sdk_token").asText()).isNotEmpty();
        assertThat(run.get("customer_user_id").asText()).isEqualTo("case-1");
        assertThat(run.get("tags").get(0).asText()).isEqualTo("vp-1");
        assertThat(run.get("error").isNull()).isTrue();
        assertThat(link(run))
                .isEqualTo(URI.create(vendor.baseUrl() + "/l/" + run.get("id").asText()));
        assertThat(run.at("/link/completed_redirect_url").asText()).isEqualTo(BACK);
        assertThat(run.at("/link/expired_redirect_url").isNull()).isTrue();
        assertThat(readRun(run)).isEqualTo(run);
        assertThat(vendor.runIds()).containsExactly(run.get("id").asText());
    }

    @Test
    void what_the_specification_refuses_of_a_run_is_refused() throws Exception {
        String applicant = newApplicant();
        for (String body : List.of(
                "{}",
                runBody(UNKNOWN, PHOTO_WORKFLOW, ""),
                runBody(applicant, UNKNOWN, ""),
                runBody(applicant, PHOTO_WORKFLOW, ", \"tags\": [\"\"]"),
                runBody(applicant, PHOTO_WORKFLOW, ", \"customer_user_id\": \"" + "x".repeat(257) + "\""),
                runBody(applicant, PHOTO_WORKFLOW, ", \"link\": {\"language\": \"en\"}"),
                runBody(applicant, PHOTO_WORKFLOW, ", \"link\": {\"expires_at\": \"soon\"}"))) {
            assertProblem(client.post(WORKFLOW_RUNS, body), 422, "validation_error");
        }
        assertProblem(client.get(WORKFLOW_RUNS + "/" + UNKNOWN), 404, "resource_not_found");
    }

    private static String runBody(String applicant, String workflow, String more) {
        return "{\"applicant_id\": \"%s\", \"workflow_id\": \"%s\"%s}".formatted(applicant, workflow, more);
    }

    @Test
    void every_status_of_the_vendor_can_end_a_run_once() throws Exception {
        for (String status : OnfidoWords.FINAL_RUN_STATUSES) {
            JsonNode run = newRun();
            assertThat(vendor.finish(link(run), status)).isEqualTo(URI.create(BACK));
            assertThat(readRun(run).get("status").asText()).isEqualTo(status);
            assertThat(readRun(run).get("error").isObject()).isEqualTo(status.equals("error"));
            assertThatIllegalStateException().isThrownBy(() -> vendor.finish(link(run), status));
        }
        JsonNode run = newRun();
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.finish(link(run), "processing"));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.finish(link(run), Ending.BLURRY_SELFIE));
    }

    @Test
    void a_user_who_walks_away_leaves_the_run_open() throws Exception {
        JsonNode run = newRun();

        assertThat(vendor.finish(link(run), Ending.ABANDONED)).isEqualTo(URI.create(BACK));
        assertThat(readRun(run).get("status").asText()).isEqualTo("awaiting_input");
        vendor.finish(link(run), Ending.APPROVED);
        assertThat(readRun(run).get("status").asText()).isEqualTo("approved");
    }

    @Test
    void a_run_is_processed_before_it_is_decided() throws Exception {
        restart(FakeOnfidoServer.builder().processingFor(Duration.ofSeconds(30)));
        JsonNode run = newRun();
        vendor.finish(link(run), "declined");

        assertThat(readRun(run).get("status").asText()).isEqualTo("processing");
        assertThat(task(run, "document_check").get("output").isNull()).isTrue();
        assertThat(task(run, "upload_document_photo").get("output")).hasSize(2);
        now.set(now.get().plusSeconds(30));
        assertThat(readRun(run).get("status").asText()).isEqualTo("declined");
        assertThat(readRun(run).get("updated_at").asText()).isEqualTo("2026-11-25T10:00:30Z");
        assertThat(task(run, "document_check").at("/output/sub_result").asText())
                .isEqualTo("suspected");
    }

    @Test
    void a_reviewer_can_change_the_status_of_a_run_that_has_ended() throws Exception {
        JsonNode run = newRun();
        String id = run.get("id").asText();
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.decide(id, "approved"));
        vendor.finish(link(run), "review");

        vendor.decide(id, "approved");
        assertThat(readRun(run).get("status").asText()).isEqualTo("approved");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.decide(id, "processing"));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.decide(UNKNOWN, "approved"));
    }

    @Test
    void tasks_are_listed_without_and_read_with_their_output() throws Exception {
        JsonNode run = newRun();
        assertThat(definitions(run)).containsExactly("upload_document_photo", "upload_face_photo");
        assertThat(task(run, "upload_document_photo").get("output").isNull()).isTrue();
        vendor.finish(link(run), Ending.APPROVED);

        assertThat(definitions(run))
                .containsExactly("upload_document_photo", "upload_face_photo", "document_check", "face_check_photo");
        assertThat(read(path(run) + "/tasks").get(0).has("output")).isFalse();
        JsonNode document = task(run, "document_check").get("output");
        assertThat(document.get("result").asText()).isEqualTo("clear");
        assertThat(document.at("/properties/first_name").asText()).isEqualTo("Mira Solveig");
        assertThat(document.at("/breakdown/data_validation/breakdown/mrz/result")
                        .asText())
                .isEqualTo("clear");
        JsonNode face = task(run, "face_check_photo").get("output");
        assertThat(face.at("/breakdown/face_comparison/breakdown/face_match/properties/score")
                        .asDouble())
                .isEqualTo(0.91);
        assertProblem(client.get(path(run) + "/tasks/another_1"), 404, "resource_not_found");
    }

    @Test
    void a_workflow_can_have_one_task() throws Exception {
        JsonNode run = newRun(newApplicant(), ONE_TASK_WORKFLOW, "");
        assertThat(definitions(run)).isEmpty();
        vendor.finish(link(run), Ending.EXPIRED_DOCUMENT);

        assertThat(definitions(run)).containsExactly("document_check");
        assertThat(readRun(run).get("status").asText()).isEqualTo("declined");
        JsonNode document = task(run, "document_check").get("output");
        assertThat(document.at("/breakdown/data_validation/breakdown/document_expiration/result")
                        .asText())
                .isEqualTo("consider");
        assertThat(document.at("/properties/date_of_expiry").asText()).isEqualTo("2019-02-28");
    }

    @Test
    void a_test_can_say_what_a_task_puts_out() throws Exception {
        JsonNode run = newRun();
        String report = OnfidoReportJson.document()
                .result("consider")
                .reason("image_integrity", "image_quality", "dark_photo", "Too dark")
                .property("last_name", "Annenmann")
                .json();
        vendor.output(run.get("id").asText(), "document_check", report);
        vendor.finish(link(run), Ending.APPROVED);

        JsonNode document = task(run, "document_check").get("output");
        assertThat(document.at("/properties/last_name").asText()).isEqualTo("Annenmann");
        assertThat(document.at("/breakdown/image_integrity/breakdown/image_quality/properties/dark_photo")
                        .asText())
                .isEqualTo("Too dark");
    }

    private List<String> definitions(JsonNode run) throws Exception {
        return read(path(run) + "/tasks")
                .valueStream()
                .map(task -> task.get("task_def_id").asText())
                .toList();
    }

    private JsonNode task(JsonNode run, String definition) throws Exception {
        String id = read(path(run) + "/tasks")
                .valueStream()
                .filter(task -> task.get("task_def_id").asText().equals(definition))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        return read(path(run) + "/tasks/" + id);
    }

    @Test
    void the_page_ends_a_run_in_a_browser() throws Exception {
        JsonNode run = newRun();
        HttpClient browser = HttpClient.newHttpClient();

        assertThat(get(browser, link(run)).body()).contains("This is a sandbox", "APPROVED", "EXPIRED_DOCUMENT");
        HttpRequest choice = HttpRequest.newBuilder(link(run))
                .POST(HttpRequest.BodyPublishers.ofString("ending=REVIEW"))
                .build();
        HttpResponse<String> left = browser.send(choice, HttpResponse.BodyHandlers.ofString());
        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.headers().firstValue("Location")).contains(BACK);
        assertThat(readRun(run).get("status").asText()).isEqualTo("review");
        assertThat(get(browser, link(run)).statusCode()).isEqualTo(410);
        assertThat(browser.send(choice, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(410);
    }

    @Test
    void an_expired_link_leads_to_its_own_URL() throws Exception {
        String expired = "https://shop.example/expired";
        JsonNode run = created(client.post(
                WORKFLOW_RUNS,
                runBody(
                        newApplicant(),
                        PHOTO_WORKFLOW,
                        ", \"link\": {\"expired_redirect_url\": \"%s\", \"expires_at\": \"2026-11-25T10:10:00Z\"}"
                                .formatted(expired))));
        HttpClient browser = HttpClient.newHttpClient();
        assertThat(get(browser, link(run)).statusCode()).isEqualTo(200);

        now.set(now.get().plusSeconds(600));
        assertThat(get(browser, link(run)).headers().firstValue("Location")).contains(expired);
        assertThatIllegalStateException().isThrownBy(() -> vendor.finish(link(run), Ending.APPROVED));
        assertThat(readRun(run).get("status").asText()).isEqualTo("awaiting_input");
    }

    private static HttpResponse<String> get(HttpClient browser, URI page) throws Exception {
        return browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }
}
