package dev.veriport.fake.onfido;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A fake Onfido whose clock stands still, and what tests do with it. */
abstract class FakeOnfidoCase {
    static final String BACK = "https://shop.example/kyc?case=1";
    static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    static final String PERSON = """
            {"first_name": "Mira", "last_name": "Testmann", "email": "mira@example.com", "dob": "1991-07-23",
             "address": {"street": "Prøvegata", "town": "Prøveby", "postcode": "0001", "country": "NOR"},
             "location": {"ip_address": "192.0.2.7", "country_of_residence": "NOR"},
             "consents": [{"name": "privacy_notices_read", "granted": true}]}""";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    FakeOnfidoServer vendor = FakeOnfidoServer.builder().clock(now::get).start();
    OnfidoClient client = new OnfidoClient(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    void restart(FakeOnfidoServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new OnfidoClient(vendor);
    }

    String newApplicant() throws Exception {
        return created(client.post(FakeOnfidoServer.APPLICANTS, PERSON))
                .get("id")
                .asText();
    }

    JsonNode newRun(String applicant, String workflow, String more) throws Exception {
        return created(client.post(FakeOnfidoServer.WORKFLOW_RUNS, """
                {"applicant_id": "%s", "workflow_id": "%s",
                 "link": {"completed_redirect_url": "%s", "language": "en_US"}%s}""".formatted(applicant, workflow, BACK, more)));
    }

    JsonNode newRun() throws Exception {
        return newRun(newApplicant(), FakeOnfidoServer.PHOTO_WORKFLOW, "");
    }

    static JsonNode created(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return OnfidoClient.json(answer);
    }

    JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = client.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OnfidoClient.json(answer);
    }

    JsonNode readRun(JsonNode run) throws Exception {
        return read(path(run));
    }

    static String path(JsonNode run) {
        return FakeOnfidoServer.WORKFLOW_RUNS + "/" + run.get("id").asText();
    }

    static URI link(JsonNode run) {
        return URI.create(run.at("/link/url").asText());
    }

    static void assertProblem(HttpResponse<String> answer, int status, String type) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = OnfidoClient.json(answer).get("error");
        assertThat(error.get("type").asText()).isEqualTo(type);
        assertThat(error.get("message").asText()).isNotBlank();
        assertThat(error.get("fields").isObject()).isTrue();
    }
}
