package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.API;
import static dev.veriport.fake.onfido.FakeOnfidoServer.APPLICANTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.OAUTH_TOKEN;
import static dev.veriport.fake.onfido.FakeOnfidoServer.WORKFLOW_RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.vendor.FakeVendor;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Onfido: credentials, applicants and the list of runs")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeOnfidoServerTest extends FakeOnfidoCase {

    @Test
    void it_is_found_by_its_name_and_gives_the_settings_of_an_adapter() {
        FakeVendor found = FakeVendor.installed().get("onfido");

        try (FakeOnfidoServer started = (FakeOnfidoServer) found.start(0)) {
            assertThat(started.settings())
                    .containsEntry("base-url", started.baseUrl() + "/v3.6")
                    .containsKeys("api-token", "workflow-id", "webhook-secrets")
                    .doesNotContainKey("client-id");
        }
    }

    @Test
    void an_API_token_is_accepted_with_its_prefix_alone() throws Exception {
        String path = API + "/ping";

        assertThat(client.get(path).body()).isEqualTo("OK");
        for (String wrong : List.of("", vendor.apiToken(), "Bearer " + vendor.apiToken(), "Token token=another")) {
            assertProblem(client.send("GET", path, null, wrong), 401, "authorization_error");
        }
        vendor.acceptApiToken("second");
        vendor.revokeApiToken(vendor.apiToken());
        assertProblem(client.get(path), 401, "authorization_error");
        assertThat(client.send("GET", path, null, "Token token=second").statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_access_token_is_valid_for_the_seconds_that_its_answer_says() throws Exception {
        JsonNode issued = OnfidoClient.json(client.form(OAUTH_TOKEN, credentials(vendor.clientSecret())));
        String bearer = "Bearer " + issued.get("access_token").asText();

        assertThat(issued.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(vendor.tokensIssued()).isEqualTo(1);
        now.set(now.get().plusSeconds(3599));
        assertThat(client.send("GET", API + "/ping", null, bearer).statusCode()).isEqualTo(200);
        now.set(now.get().plusSeconds(1));
        assertProblem(client.send("GET", API + "/ping", null, bearer), 401, "authorization_error");
    }

    @Test
    void a_wrong_client_gets_no_access_token() throws Exception {
        assertProblem(client.form(OAUTH_TOKEN, credentials("wrong")), 401, "authorization_error");
        assertProblem(client.post(OAUTH_TOKEN, "{}"), 400, "bad_request");
        assertProblem(
                client.form(OAUTH_TOKEN, credentials(vendor.clientSecret()) + "&grant_type=password"),
                400,
                "bad_request");
        assertThat(vendor.tokensIssued()).isZero();
    }

    private String credentials(String secret) {
        return "client_id=" + vendor.clientId() + "&client_secret=" + secret;
    }

    @Test
    void above_the_limit_of_a_minute_requests_are_refused_until_the_next_one() throws Exception {
        restart(FakeOnfidoServer.builder().requestsPerMinute(2));

        assertThat(client.get(API + "/ping").statusCode()).isEqualTo(200);
        assertThat(client.get(API + "/ping").statusCode()).isEqualTo(200);
        assertProblem(client.get(API + "/ping"), 429, "rate_limit");
        now.set(now.get().plusSeconds(60));
        assertThat(client.get(API + "/ping").statusCode()).isEqualTo(200);
    }

    @Test
    void an_applicant_is_created_and_read() throws Exception {
        JsonNode created = created(client.post(APPLICANTS, PERSON));
        String id = created.get("id").asText();

        assertThat(created.get("first_name").asText()).isEqualTo("Mira");
        assertThat(created.at("/location/country_of_residence").asText()).isEqualTo("NOR");
        assertThat(created.get("created_at").asText()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(created.get("delete_at").isNull()).isTrue();
        assertThat(created.get("sandbox").asBoolean()).isTrue();
        assertThat(created.get("href").asText()).isEqualTo("/v3.6/applicants/" + id);
        assertThat(read(APPLICANTS + "/" + id)).isEqualTo(created);
        assertThat(vendor.applicantIds()).containsExactly(id);
    }

    @Test
    void what_the_specification_refuses_of_an_applicant_is_refused_with_its_field() throws Exception {
        assertWrong("{\"first_name\": \"Mira\"}", "last_name");
        assertWrong("{\"first_name\": \"Mira\", \"last_name\": \"Test<mann\"}", "last_name");
        assertWrong("{\"first_name\": \"M\", \"last_name\": \"T\", \"dob\": \"23.07.1991\"}", "dob");
        assertWrong("{\"first_name\": \"M\", \"last_name\": \"T\", \"address\": {\"country\": \"NOR\"}}", "address");
        assertWrong(
                "{\"first_name\": \"M\", \"last_name\": \"T\", \"location\": {\"country_of_residence\": \"NO\"}}",
                "location");
        assertWrong(
                "{\"first_name\": \"M\", \"last_name\": \"T\", \"consents\": [{\"name\": \"all\", \"granted\": true}]}",
                "consents");
        assertProblem(client.post(APPLICANTS, "no JSON"), 400, "bad_request");
    }

    private void assertWrong(String body, String field) throws Exception {
        assertProblem(client.post(APPLICANTS, body), 422, "validation_error");
        assertThat(OnfidoClient.json(client.post(APPLICANTS, body)).at("/error/fields/" + field))
                .isNotEmpty();
    }

    @Test
    void an_applicant_without_checks_is_deleted_at_once() throws Exception {
        String applicant = newApplicant();
        JsonNode open = newRun(applicant, FakeOnfidoServer.PHOTO_WORKFLOW, "");

        assertThat(client.delete(APPLICANTS + "/" + applicant).statusCode()).isEqualTo(204);
        assertProblem(client.get(APPLICANTS + "/" + applicant), 404, "resource_not_found");
        assertProblem(client.get(path(open)), 404, "resource_not_found");
        assertProblem(client.delete(APPLICANTS + "/" + applicant), 404, "resource_not_found");
    }

    @Test
    void an_applicant_with_checks_waits_in_the_deletion_queue_and_can_be_restored() throws Exception {
        JsonNode run = newRun();
        vendor.finish(link(run), "approved");
        String applicant = APPLICANTS + "/" + run.get("applicant_id").asText();

        assertThat(client.delete(applicant).statusCode()).isEqualTo(204);
        String deleteAt = read(applicant).get("delete_at").asText();
        assertThat(deleteAt).isEqualTo("2026-12-15T10:00:00Z");
        now.set(now.get().plus(Duration.ofDays(1)));
        assertThat(client.delete(applicant).statusCode()).isEqualTo(204);
        assertThat(read(applicant).get("delete_at").asText()).isEqualTo(deleteAt);
        assertThat(readRun(run).get("status").asText()).isEqualTo("approved");

        assertThat(client.post(applicant + "/restore", "").statusCode()).isEqualTo(204);
        assertThat(read(applicant).get("delete_at").isNull()).isTrue();
    }

    @Test
    void after_the_deletion_queue_everything_of_the_applicant_is_gone() throws Exception {
        JsonNode run = newRun();
        vendor.finish(link(run), "approved");
        String applicant = APPLICANTS + "/" + run.get("applicant_id").asText();
        client.delete(applicant);

        now.set(now.get().plus(Duration.ofDays(20)));
        assertProblem(client.get(applicant), 404, "resource_not_found");
        assertProblem(client.post(applicant + "/restore", ""), 404, "resource_not_found");
        assertProblem(client.get(path(run)), 404, "resource_not_found");
        assertProblem(client.get(path(run) + "/tasks"), 404, "resource_not_found");
        assertThat(read(WORKFLOW_RUNS)).isEmpty();
    }

    @Test
    void runs_are_listed_by_tag_applicant_and_status_and_in_pages() throws Exception {
        String applicant = newApplicant();
        JsonNode tagged = newRun(applicant, FakeOnfidoServer.PHOTO_WORKFLOW, ", \"tags\": [\"vp-1\", \"both\"]");
        JsonNode other = newRun(newApplicant(), FakeOnfidoServer.PHOTO_WORKFLOW, ", \"tags\": [\"both\"]");
        vendor.finish(link(other), "review");

        assertThat(ids("?tags=vp-1")).containsExactly(tagged.get("id").asText());
        assertThat(ids("?tags=both&tags=vp-1")).containsExactly(tagged.get("id").asText());
        assertThat(ids("?tags=nobody")).isEmpty();
        assertThat(ids("?applicant_id=" + applicant))
                .containsExactly(tagged.get("id").asText());
        assertThat(ids("?status=review,error")).containsExactly(other.get("id").asText());
        assertThat(ids("")).isEqualTo(reversed(ids("?sort=asc"))).hasSize(2);
        for (int more : IntStream.range(0, 20).toArray()) {
            newRun(applicant, FakeOnfidoServer.PHOTO_WORKFLOW, ", \"customer_user_id\": \"case-" + more + "\"");
        }
        assertThat(ids("?page=1")).hasSize(20);
        assertThat(ids("?page=2")).hasSize(2);
        assertThat(ids("?page=3")).isEmpty();
    }

    private List<String> ids(String query) throws Exception {
        return read(WORKFLOW_RUNS + query)
                .valueStream()
                .map(run -> run.get("id").asText())
                .toList();
    }

    private static List<String> reversed(List<String> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(at -> ids.get(ids.size() - 1 - at))
                .toList();
    }
}
