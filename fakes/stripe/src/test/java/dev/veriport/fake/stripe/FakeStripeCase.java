package dev.veriport.fake.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A fake Stripe whose clock stands still, and what tests do with it. */
abstract class FakeStripeCase {
    static final String SESSIONS = FakeStripeServer.SESSIONS;
    static final String REPORTS = FakeStripeServer.REPORTS;
    static final String BACK = "https://shop.example/kyc?case=1";
    static final String DOCUMENT = "type=document&return_url=https%3A%2F%2Fshop.example%2Fkyc%3Fcase%3D1";
    static final String EVERYTHING = "expand[]=verified_outputs&expand[]=verified_outputs.dob"
            + "&expand[]=verified_outputs.id_number&expand[]=last_verification_report.document.dob"
            + "&expand[]=last_verification_report.document.number"
            + "&expand[]=last_verification_report.document.expiration_date"
            + "&expand[]=last_verification_report.id_number.id_number";
    static final Map<String, String> LIMITED = key(FakeStripeServer.LIMITED_KEY);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    FakeStripeServer vendor = FakeStripeServer.builder().clock(now::get).start();
    StripeClient client = new StripeClient(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    void restart(FakeStripeServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new StripeClient(vendor);
    }

    static Map<String, String> key(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    JsonNode newSession(String form) throws Exception {
        return ok(client.post(SESSIONS, form));
    }

    JsonNode newSession() throws Exception {
        return newSession(DOCUMENT);
    }

    /** A session that has come to an outcome. */
    JsonNode ended(String form, String outcome) throws Exception {
        JsonNode session = newSession(form);
        vendor.finish(page(session), outcome);
        return session;
    }

    static JsonNode ok(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StripeClient.json(answer);
    }

    JsonNode read(String path) throws Exception {
        return ok(client.get(path));
    }

    JsonNode readAgain(JsonNode session) throws Exception {
        return read(path(session));
    }

    JsonNode readAll(JsonNode session) throws Exception {
        return read(path(session) + "?" + EVERYTHING);
    }

    static String path(JsonNode session) {
        return SESSIONS + "/" + session.get("id").asText();
    }

    static URI page(JsonNode session) {
        return URI.create(session.get("url").asText());
    }

    static JsonNode assertRefused(HttpResponse<String> answer, int status, String type) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = StripeClient.json(answer).get("error");
        assertThat(error.get("type").asText()).isEqualTo(type);
        assertThat(error.get("message").asText()).isNotBlank();
        return error;
    }

    static void assertInvalid(HttpResponse<String> answer, String parameter) throws Exception {
        assertThat(assertRefused(answer, 400, "invalid_request_error")
                        .path("param")
                        .asText())
                .isEqualTo(parameter);
    }
}
