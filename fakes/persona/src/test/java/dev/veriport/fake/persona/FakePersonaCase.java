package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A fake Persona whose clock stands still, and what tests do with it. */
abstract class FakePersonaCase {
    static final String INQUIRIES = FakePersonaServer.INQUIRIES;
    static final String BACK = "https://shop.example/kyc?case=1";
    static final String ALL = "?include=verifications,documents,account";
    static final String CREATION = """
            {"data": {"attributes": {"inquiry-template-id": "%s", "redirect-uri": "%s",
              "fields": {"name-first": "Mira", "birthdate": "1991-07-23"}, "tags": ["attempt-1"]}},
             "meta": {"auto-create-account-reference-id": "case-4711", "auto-create-one-time-link": true}}
            """.formatted(FakePersonaServer.TEMPLATE, BACK);
    static final Map<String, String> PRODUCTION = key(FakePersonaServer.PRODUCTION_KEY);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    FakePersonaServer vendor = FakePersonaServer.builder().clock(now::get).start();
    PersonaClient client = new PersonaClient(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    void restart(FakePersonaServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new PersonaClient(vendor);
    }

    void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    static Map<String, String> key(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    JsonNode newInquiry(String json) throws Exception {
        return answered(client.post(INQUIRIES, json), 201);
    }

    JsonNode newInquiry() throws Exception {
        return newInquiry(CREATION);
    }

    /** An inquiry that has come to a status by its page. */
    JsonNode ended(String outcome) throws Exception {
        JsonNode inquiry = newInquiry();
        vendor.finish(page(inquiry), outcome);
        return inquiry;
    }

    static JsonNode answered(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return PersonaClient.json(answer);
    }

    static JsonNode ok(HttpResponse<String> answer) throws Exception {
        return answered(answer, 200);
    }

    JsonNode readAgain(JsonNode inquiry) throws Exception {
        return ok(client.get(path(inquiry)));
    }

    JsonNode readAll(JsonNode inquiry) throws Exception {
        return ok(client.get(path(inquiry) + ALL));
    }

    String statusOf(JsonNode inquiry) throws Exception {
        return status(readAgain(inquiry));
    }

    JsonNode act(JsonNode inquiry, String action, String json) throws Exception {
        return ok(client.post(path(inquiry) + "/" + action, json));
    }

    static String status(JsonNode answer) {
        return answer.at("/data/attributes/status").asText();
    }

    static String id(JsonNode answer) {
        return answer.at("/data/id").asText();
    }

    static String path(JsonNode inquiry) {
        return INQUIRIES + "/" + id(inquiry);
    }

    static URI page(JsonNode inquiry) {
        return URI.create(inquiry.at("/meta/one-time-link").asText());
    }

    static JsonNode assertRefused(HttpResponse<String> answer, int status, String title) throws Exception {
        JsonNode errors = answered(answer, status).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).path("title").asText()).isEqualTo(title);
        return errors.get(0);
    }

    static void assertBad(HttpResponse<String> answer, String details) throws Exception {
        assertThat(assertRefused(answer, 400, "Bad Request").path("details").asText())
                .isEqualTo(details);
    }

    static void assertInvalid(HttpResponse<String> answer, String pointer) throws Exception {
        assertThat(assertRefused(answer, 422, "Record invalid")
                        .at("/source/pointer")
                        .asText())
                .isEqualTo(pointer);
    }
}
