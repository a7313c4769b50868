package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.API;
import static dev.veriport.fake.onfido.FakeOnfidoServer.APPLICANTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.CHECKS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.DOCUMENTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.LIVE_PHOTOS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.LIVE_VIDEOS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.REPORTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.VIDEO_WORKFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Onfido: files, evidence, checks and reports")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeOnfidoMediaTest extends FakeOnfidoCase {

    @Test
    void an_applicant_has_files_once_the_user_has_finished() throws Exception {
        JsonNode run = newRun();
        assertThat(files(DOCUMENTS, run)).isEmpty();
        vendor.finish(link(run), Ending.APPROVED);

        assertThat(files(DOCUMENTS, run)
                        .valueStream()
                        .map(document -> document.get("side").asText()))
                .containsExactly("front", "back");
        assertThat(files(LIVE_PHOTOS, run)).hasSize(1);
        assertThat(files(LIVE_VIDEOS, run)).isEmpty();
        JsonNode front = files(DOCUMENTS, run).get(0);
        assertThat(read(front.get("href").asText())).isEqualTo(front);
        HttpResponse<String> download = client.get(front.get("download_href").asText());
        assertThat(download.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(download.headers().firstValueAsLong("Content-Length"))
                .hasValue(front.get("file_size").asLong());
    }

    @Test
    void a_workflow_with_a_video_leaves_a_video_and_its_frame() throws Exception {
        JsonNode run = newRun(newApplicant(), VIDEO_WORKFLOW, "");
        vendor.finish(link(run), Ending.APPROVED);
        JsonNode video = files(LIVE_VIDEOS, run).get(0);

        assertThat(files(LIVE_PHOTOS, run)).isEmpty();
        assertThat(client.get(video.get("download_href").asText()).headers().firstValue("Content-Type"))
                .contains("video/mp4");
        assertThat(client.get(video.get("href").asText() + "/frame").headers().firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    private JsonNode files(String list, JsonNode run) throws Exception {
        String name = list.substring(API.length() + 1);
        return read(list + "?applicant_id=" + run.get("applicant_id").asText()).get(name);
    }

    @Test
    void files_of_nobody_are_not_found() throws Exception {
        assertProblem(client.get(DOCUMENTS), 422, "validation_error");
        assertProblem(client.get(DOCUMENTS + "?applicant_id=" + UNKNOWN), 404, "resource_not_found");
        for (String list : new String[] {DOCUMENTS, LIVE_PHOTOS, LIVE_VIDEOS}) {
            assertProblem(client.get(list + "/" + UNKNOWN), 404, "resource_not_found");
            assertProblem(client.get(list + "/" + UNKNOWN + "/download"), 404, "resource_not_found");
        }
    }

    @Test
    void an_abandoned_run_leaves_no_file() throws Exception {
        JsonNode run = newRun();
        vendor.finish(link(run), "abandoned");

        assertThat(files(DOCUMENTS, run)).isEmpty();
        assertProblem(client.delete(APPLICANTS + "/" + UNKNOWN), 404, "resource_not_found");
    }

    @Test
    void signed_evidence_is_at_a_pre_signed_address_of_another_host() throws Exception {
        JsonNode run = newRun();
        String evidence = path(run) + "/signed_evidence_file";
        assertProblem(client.get(evidence), 404, "resource_not_found");
        vendor.finish(link(run), Ending.APPROVED);

        HttpResponse<String> moved = client.get(evidence);
        assertThat(moved.statusCode()).isEqualTo(302);
        URI address = URI.create(moved.headers().firstValue("Location").orElseThrow());
        assertThat(address.getRawAuthority()).isEqualTo(vendor.settings().get("files-hosts"));
        assertThat(address.getPort()).isNotEqualTo(vendor.baseUrl().getPort());
        HttpResponse<String> pdf = fetch(address);
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF");
        assertThat(fetch(address, "Authorization", "Token token=" + vendor.apiToken())
                        .statusCode())
                .isEqualTo(400);
        assertThat(fetch(URI.create(address + "0")).statusCode()).isEqualTo(403);
        now.set(now.get().plus(Duration.ofMinutes(1)));
        assertThat(fetch(address).statusCode()).isEqualTo(403);
        assertThat(vendor.fileRequests()).hasSize(4);
    }

    @Test
    void signed_evidence_can_be_in_the_answer() throws Exception {
        restart(FakeOnfidoServer.builder().evidenceAtOnce(true));
        JsonNode run = newRun();
        vendor.finish(link(run), Ending.APPROVED);

        assertThat(client.get(path(run) + "/signed_evidence_file").body()).startsWith("%PDF");
    }

    private static HttpResponse<String> fetch(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        HttpRequest built = (headers.length == 0 ? request : request.headers(headers)).build();
        return HttpClient.newHttpClient().send(built, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_check_outside_Studio_is_read_with_its_reports() throws Exception {
        String applicant = newApplicant();
        String check = vendor.addCheck(
                applicant,
                Map.of(
                        "document",
                        OnfidoReportJson.document().result("consider").subResult("caution"),
                        "facial_similarity_photo",
                        OnfidoReportJson.facePhoto()));

        JsonNode read = read(CHECKS + "/" + check);
        assertThat(read.get("result").asText()).isEqualTo("consider");
        assertThat(read.get("report_ids")).hasSize(2);
        JsonNode reports = read(REPORTS + "?check_id=" + check).get("reports");
        assertThat(reports).hasSize(2);
        for (JsonNode report : reports) {
            assertThat(report.get("check_id").asText()).isEqualTo(check);
            assertThat(report.has("sub_result"))
                    .isEqualTo(report.get("name").asText().equals("document"));
            assertThat(read(REPORTS + "/" + report.get("id").asText())).isEqualTo(report);
        }
        assertProblem(client.get(REPORTS + "?check_id=" + UNKNOWN), 404, "resource_not_found");
        assertProblem(client.get(REPORTS + "/" + UNKNOWN), 404, "resource_not_found");
        assertProblem(client.get(CHECKS + "/" + UNKNOWN), 404, "resource_not_found");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.addCheck(UNKNOWN, Map.of()));
        client.delete(APPLICANTS + "/" + applicant);
        assertThat(read(APPLICANTS + "/" + applicant).get("delete_at").isNull()).isFalse();
    }
}
