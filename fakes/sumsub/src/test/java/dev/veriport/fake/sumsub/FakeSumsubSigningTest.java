package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.ACCESS_TOKENS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.WEBSDK_LINK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Sumsub: signatures, times and rates")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeSumsubSigningTest extends FakeSumsubCase {
    private static final String SIGNED_AT = "1607551635";
    private static final String JSON = "application/json";

    @Test
    void is_installed_with_settings_for_its_adapter() {
        FakeVendor installed = FakeVendor.installed().get("sumsub");
        try (RunningFake running = installed.start(0)) {
            assertThat(running.settings())
                    .containsKeys("base-url", "app-token", "secret-key", "workflow-id", "webhook-secrets")
                    .containsEntry("webhook-algorithm", "sha256");
        }
        assertThat(installed.signatureHeaders()).containsExactly("X-App-Access-Sig");
    }

    @Test
    void the_signatures_of_the_vendors_own_vectors_are_accepted_and_no_other_one() throws Exception {
        now.set(Instant.ofEpochSecond(Long.parseLong(SIGNED_AT)));
        restart(FakeSumsubServer.builder().secretKey("SUMSUB_TEST_SECRET"));
        String token = ACCESS_TOKENS + "?userId=cfd20712-24a2-4c7d-9ab0-146f3c142335"
                + "&levelName=basic-kyc-level&ttlInSecs=600";
        String link = "{\"levelName\":\"basic-kyc-level\",\"userId\":\"case-4711\",\"ttlInSecs\":1800}";

        assertSigned("POST", token, "", "de2d7f3e58d14afbb3f2cee78003621abff923e4dd0811a3132d4cc987388d05", 200);
        assertSigned(
                "POST", WEBSDK_LINK, link, "6fb0d8a86c9e23f55fd74b129d898c9cdde9d336e5d6bc048456f29510e8c49a", 200);
        assertSigned(
                "GET",
                APPLICANTS + "/5b594ade0a975a36c9349e66/one",
                "",
                "a3cc423c865d9f621dbab0a9125665817113b6435ccd9c2ded84aac53f057794",
                404);
    }

    private void assertSigned(String method, String path, String body, String signature, int status) throws Exception {
        assertThat(send(method, path, body, SIGNED_AT, signature).statusCode()).isEqualTo(status);
        String other = (signature.startsWith("0") ? "1" : "0") + signature.substring(1);
        assertThat(assertRefused(send(method, path, body, SIGNED_AT, other), 401)
                        .get("description")
                        .asText())
                .isEqualTo("Invalid signature");
    }

    private HttpResponse<String> send(String method, String path, String body, String time, String signature)
            throws Exception {
        return client.send(client.signed(method, path, body.getBytes(UTF_8), time, signature), JSON);
    }

    @Test
    void a_request_that_was_changed_after_it_was_signed_is_refused() throws Exception {
        String time = Long.toString(now.get().getEpochSecond());
        String path = APPLICANTS + "?levelName=basic-kyc-level";
        String signature = client.sign(time, "POST", path, "{\"externalUserId\":\"case-1\"}".getBytes(UTF_8));

        assertRefused(send("POST", path, "{\"externalUserId\":\"case-2\"}", time, signature), 401);
        assertRefused(send("POST", path + "&lang=en", "{\"externalUserId\":\"case-1\"}", time, signature), 401);
        assertRefused(send("PATCH", path, "{\"externalUserId\":\"case-1\"}", time, signature), 405, "PATCH");
        String later = Long.toString(now.get().getEpochSecond() + 1);
        assertRefused(send("POST", path, "{\"externalUserId\":\"case-1\"}", later, signature), 401);
        assertThat(vendor.applicantIds()).isEmpty();
        assertThat(send("POST", path, "{\"externalUserId\":\"case-1\"}", time, signature)
                        .statusCode())
                .isEqualTo(201);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String method) {
        assertThat(answer.statusCode()).as(method).isEqualTo(status);
    }

    @Test
    void every_byte_of_a_multipart_body_is_signed() throws Exception {
        String path = APPLICANTS + "/" + newApplicant("case-1") + "/info/idDoc";
        byte[] body = new Multipart(List.of(
                        Multipart.Part.text("metadata", "{\"idDocType\":\"SELFIE\",\"country\":\"NOR\"}"),
                        Multipart.Part.file("content", "face.jpg", "image/jpeg", SampleFiles.jpeg("face"))))
                .body("b");
        String time = Long.toString(now.get().getEpochSecond());
        String signature = client.sign(time, "POST", path, body);
        String multipart = "multipart/form-data; boundary=b";

        for (int at : new int[] {0, body.length / 2, body.length - 1}) {
            byte[] changed = body.clone();
            changed[at] ^= 1;
            assertRefused(client.send(client.signed("POST", path, changed, time, signature), multipart), 401);
        }
        HttpResponse<String> whole = client.send(client.signed("POST", path, body, time, signature), multipart);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("X-Image-Id")).isPresent();
        assertThat(new String(body, ISO_8859_1)).contains("face.jpg");
    }

    @Test
    void a_signature_is_accepted_for_a_minute_before_and_after_its_time() throws Exception {
        String path = APPLICANTS + "/" + newApplicant("case-1") + "/one";
        String time = Long.toString(now.get().getEpochSecond());
        String signature = client.sign(time, "GET", path, new byte[0]);

        pass(Duration.ofSeconds(60));
        assertThat(send("GET", path, "", time, signature).statusCode()).isEqualTo(200);
        pass(Duration.ofSeconds(1));
        assertThat(assertRefused(send("GET", path, "", time, signature), 401)
                        .get("description")
                        .asText())
                .isEqualTo("Token expired");
        pass(Duration.ofSeconds(-122));
        assertThat(assertRefused(send("GET", path, "", time, signature), 401)
                        .get("description")
                        .asText())
                .isEqualTo("Token expired");
        pass(Duration.ofSeconds(1));
        assertThat(send("GET", path, "", time, signature).statusCode()).isEqualTo(200);
    }

    @Test
    void an_app_token_is_accepted_with_its_own_secret_until_it_is_revoked() throws Exception {
        String path = APPLICANTS + "/" + newApplicant("case-1") + "/one";
        FakeSumsubServer first = vendor;
        first.acceptToken("sbx:second", "another-secret");
        first.revokeToken(first.appToken());
        assertThat(assertRefused(client.get(path), 401).get("description").asText())
                .isEqualTo("Invalid app token");
        assertRefused(client.send(client.signed("GET", path, new byte[0], "soon", "none"), JSON), 401);
    }

    @Test
    void more_than_300_reads_or_50_writes_in_5_seconds_are_refused() throws Exception {
        restart(FakeSumsubServer.builder().limitsRate(true));
        for (int write = 1; write <= 50; write++) {
            assertThat(client.post(WEBSDK_LINK, "{}").statusCode()).isEqualTo(400);
        }
        assertRefused(client.post(WEBSDK_LINK, "{}"), 429);
        for (int read = 1; read <= 300; read++) {
            assertThat(client.get(APPLICANTS + "/" + UNKNOWN + "/one").statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> refused = client.get(APPLICANTS + "/" + UNKNOWN + "/one");
        assertRefused(refused, 429);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(client.get(APPLICANTS + "/" + UNKNOWN + "/one").statusCode()).isEqualTo(404);
    }
}
