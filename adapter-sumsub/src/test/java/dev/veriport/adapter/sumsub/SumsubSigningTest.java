package dev.veriport.adapter.sumsub;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.http.RequestSigner;
import dev.veriport.model.Country;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.SampleFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures, over the time, the method, the path with its query, and the very bytes of the body. */
final class SumsubSigningTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final String LINK = "POST " + FakeSumsubServer.WEBSDK_LINK + " ";
    private static final List<String> SIGNED = List.of("X-App-Token", "X-App-Access-Ts", "X-App-Access-Sig");

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("a request has the signature that the vendor's own program makes")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /resources/accessTokens?userId=cfd20712-24a2-4c7d-9ab0-146f3c142335&levelName=basic-kyc-level"
                        + "&ttlInSecs=600 | '' | de2d7f3e58d14afbb3f2cee78003621abff923e4dd0811a3132d4cc987388d05",
                "POST | /resources/sdkIntegrations/levels/-/websdkLink | {\"levelName\":\"basic-kyc-level\",\"userId\":"
                        + "\"case-4711\",\"ttlInSecs\":1800} |"
                        + " 6fb0d8a86c9e23f55fd74b129d898c9cdde9d336e5d6bc048456f29510e8c49a",
                "GET | /resources/applicants/5b594ade0a975a36c9349e66/one | '' |"
                        + " a3cc423c865d9f621dbab0a9125665817113b6435ccd9c2ded84aac53f057794"
            })
    void vectors(String method, String target, String body, String signature) {
        Map<String, String> settings = Map.of(
                "veriport.provider", "sumsub",
                "veriport.sumsub.app-token", "prd:not-a-token",
                "veriport.sumsub.secret-key", "SUMSUB_TEST_SECRET",
                "veriport.sumsub.workflow-id", "basic-kyc-level");
        RequestSigner.Attempt attempt =
                new RequestSigner.Attempt(method, target, body.getBytes(UTF_8), Instant.ofEpochSecond(1607551635));

        Map<String, Secret> headers = SumsubSettingsTest.read(settings).sign(attempt);

        assertThat(headers.get("X-App-Access-Sig").reveal()).isEqualTo(signature);
        assertThat(headers.get("X-App-Access-Ts").reveal()).isEqualTo("1607551635");
        assertThat(headers.get("X-App-Token").reveal()).isEqualTo("prd:not-a-token");
    }

    @Test
    @DisplayName("a request that is retried after 61 s is signed anew, and accepted")
    void retried() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        FakeSumsubServer server = FakeSumsubServer.builder().clock(time::get).start();
        try (AtSumsub sumsub = AtSumsub.open(server, Map.of(), with -> with.clock(time::get))) {
            sumsub.wire().failOnce(LINK, Fault.afterAnswerOf(server.baseUrl(), answer -> {
                time.set(NOW.plusSeconds(61));
                return Fault.closeWithoutAnswer();
            }));

            VerificationSession session = sumsub.start();

            List<RecordedRequest> attempts = server.calls();
            assertThat(session.handoff()).isNotNull();
            assertThat(attempts).hasSize(2);
            assertThat(attempts.get(1).body()).isEqualTo(attempts.get(0).body());
            assertThat(attempts)
                    .extracting(attempt -> attempt.header("X-App-Access-Ts").orElseThrow())
                    .containsExactly(
                            String.valueOf(NOW.getEpochSecond()),
                            String.valueOf(NOW.plusSeconds(61).getEpochSecond()));
            assertThat(attempts)
                    .extracting(attempt -> attempt.header("X-App-Access-Sig"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("an upload of several parts is signed as it is sent: with one byte changed it is refused")
    void changedByte() throws IOException, InterruptedException {
        try (AtSumsub sumsub = AtSumsub.open()) {
            VerificationId id = opened(sumsub);
            ImageSource bill = ImageSource.bytes(SampleFiles.jpeg("bill"));
            sumsub.api().addImage(id, "UTILITY_BILL", Country.of("NOR"), bill);
            RecordedRequest sent = sumsub.server().calls().get(sumsub.server().callCount() - 1);
            byte[] changed = sent.body();
            changed[changed.length / 2] ^= 1;

            assertThat(sent.path()).endsWith("/info/idDoc");
            assertThat(statusOf(sumsub, sent, sent.body())).isEqualTo(409); // as sent: the applicant has the image
            assertThat(statusOf(sumsub, sent, changed)).isEqualTo(401);
        }
    }

    private static VerificationId opened(AtSumsub sumsub) {
        VerificationSession session = sumsub.start();
        sumsub.server().finish(session, dev.veriport.testkit.server.Ending.ABANDONED);
        return sumsub.complete(session).id().toOptional().orElseThrow();
    }

    private static int statusOf(AtSumsub sumsub, RecordedRequest sent, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder again = HttpRequest.newBuilder(
                        URI.create(sumsub.server().baseUrl() + sent.path()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", sent.header("Content-Type").orElseThrow());
        SIGNED.forEach(name -> again.header(name, sent.header(name).orElseThrow()));
        return HttpClient.newHttpClient()
                .send(again.build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @DisplayName("a clock that is wrong by more than a minute is told as that, and not as wrong credentials")
    void wrongClock() {
        FakeSumsubServer server = FakeSumsubServer.builder().clock(() -> NOW).start();
        try (AtSumsub late =
                AtSumsub.open(server, Map.of(), with -> with.clock(() -> NOW.plus(Duration.ofMinutes(2))))) {
            assertThatFailureOf(late::start)
                    .hasCode(ErrorCode.CONFIGURATION)
                    .hasMessageContaining("set the clock of this host")
                    .satisfies(failure -> assertThat(failure.httpStatus()).hasValue(401));
            assertThat(server.callCount()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "a wrong secret key, and an app token that was revoked, are AUTHENTICATION, and both settings are named")
    void wrongCredentials() {
        try (AtSumsub sumsub =
                AtSumsub.open(FakeSumsubServer.start(), Map.of("sumsub.secret-key", "not-the-key"), with -> with)) {
            assertThatFailureOf(sumsub::start)
                    .hasCode(ErrorCode.AUTHENTICATION)
                    .hasMessageContaining("app-token and secret-key")
                    .hasMessageNotContaining("not-the-key");
            sumsub.server().revokeToken(sumsub.server().appToken());
            assertThatFailureOf(sumsub::start).hasCode(ErrorCode.AUTHENTICATION);
        }
    }
}
