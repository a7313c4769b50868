package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.BASIC_LEVEL;
import static dev.veriport.fake.sumsub.FakeSumsubServer.WEBSDK_LINK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Multipart;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A fake Sumsub whose clock stands still, and what tests do with it. */
abstract class FakeSumsubCase {
    static final String PASSED = "https://shop.example/kyc?case=1";
    static final String FAILED = "https://shop.example/kyc?case=1&again=yes";
    static final String UNKNOWN = "000000000000000000000000";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    FakeSumsubServer vendor = FakeSumsubServer.builder().clock(now::get).start();
    SumsubClient client = new SumsubClient(vendor, now::get);

    @AfterEach
    void stop() {
        vendor.close();
    }

    void restart(FakeSumsubServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new SumsubClient(vendor, now::get);
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    String newApplicant(String user) throws Exception {
        return answer(
                        client.post(APPLICANTS + "?levelName=" + BASIC_LEVEL, "{\"externalUserId\":\"" + user + "\"}"),
                        201)
                .get("id")
                .asText();
    }

    URI newLink(String user) throws Exception {
        return newLink(user, BASIC_LEVEL);
    }

    URI newLink(String user, String level) throws Exception {
        return link("""
                {"levelName": "%s", "userId": "%s", "ttlInSecs": 600,
                 "applicantIdentifiers": {"email": "mira@example.com"},
                 "redirect": {"successUrl": "%s", "rejectUrl": "%s", "allowedQueryParams": ["n"]}}""".formatted(level, user, PASSED, FAILED));
    }

    URI link(String body) throws Exception {
        JsonNode answer = answer(client.post(WEBSDK_LINK, body), 200);
        assertThat(answer.properties()).hasSize(1);
        return URI.create(answer.get("url").asText());
    }

    JsonNode byUser(String user) throws Exception {
        return read(APPLICANTS + "/-;externalUserId=" + user + "/one");
    }

    JsonNode review(String id) throws Exception {
        return read(APPLICANTS + "/" + id + "/status");
    }

    JsonNode read(String path) throws Exception {
        return answer(client.get(path), 200);
    }

    HttpResponse<String> upload(String id, String metadata, String contentType, byte[] file) throws Exception {
        List<Multipart.Part> parts = new ArrayList<>(List.of(Multipart.Part.text("metadata", metadata)));
        parts.add(Multipart.Part.file("content", "photo", contentType, file));
        return client.send(
                "POST",
                APPLICANTS + "/" + id + "/info/idDoc",
                "multipart/form-data; boundary=b",
                new Multipart(parts).body("b"));
    }

    static JsonNode answer(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return SumsubClient.json(answer);
    }

    static JsonNode assertRefused(HttpResponse<String> answer, int status) throws Exception {
        JsonNode error = answer(answer, status);
        assertThat(error.get("code").asInt()).isEqualTo(status);
        assertThat(error.get("description").asText()).isNotBlank();
        assertThat(error.get("correlationId").asText()).isNotBlank();
        return error;
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asText()).toList();
    }
}
