package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Ending;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Authenteq's printed samples, slips included")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentedVerbatimTest {

    private static final String BACK = "https://shop.example/kyc";
    private static final ObjectMapper JSON = new ObjectMapper();

    private FakeAuthenteqServer vendor =
            FakeAuthenteqServer.builder().documentedVerbatim(true).start();
    private Browserless client = new Browserless(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    static List<String> names() {
        return AuthenteqSamples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_called_json_is_json_and_what_is_called_txt_is_not(String name) {
        assertThat(isJson(AuthenteqSamples.load(name))).isEqualTo(name.endsWith(".json"));
    }

    @Test
    void every_slip_is_there_as_printed() {
        assertThat(AuthenteqSamples.load("verification-token-403-account-deactivated.txt"))
                .endsWith("}huiHjio");
        assertThat(AuthenteqSamples.load("face-authentication-token-401-api-keys-missing.txt"))
                .endsWith("header\"");
        assertThat(AuthenteqSamples.load("verification-url-401-bad-api-keys.txt"))
                .contains("\"errorCode: \"BAD");
        assertThat(AuthenteqSamples.load("verification-result-400-invalid-code.txt"))
                .contains("\"errorMessage: \"Parameter 'code'");
    }

    @Test
    void keys_are_refused_as_printed_for_each_endpoint() throws Exception {
        for (String endpoint : List.of("verification-token", "face-authentication-token")) {
            assertPrinted(client.anonymously("/mobile-sdk/" + endpoint), 401, endpoint + "-401-api-keys-missing");
        }
        for (String endpoint : List.of("verification-url", "verification-result")) {
            String path = "/web-idv/" + endpoint;
            String bad = endpoint.equals("verification-url") ? "-401-bad-api-keys" : "-401-api-keys-bad";
            assertPrinted(client.anonymously(path), 401, endpoint + "-401-api-keys-missing");
            assertPrinted(
                    client.anonymously(path, "Authorization", "Basic ?"), 401, endpoint + "-401-api-keys-invalid");
            assertPrinted(client.anonymously(path, "Authorization", Browserless.keys("a", "b")), 401, endpoint + bad);
        }
    }

    @Test
    void requests_are_refused_as_printed() throws Exception {
        String url = FakeAuthenteqServer.VERIFICATION_URL;
        String result = FakeAuthenteqServer.VERIFICATION_RESULT;
        String code = Browserless.codeIn(vendor.finish(client.startSession(BACK), Ending.APPROVED));

        assertPrinted(client.get(url), 400, "verification-url-400-missing-redirect-url");
        assertPrinted(client.get(result), 400, "verification-result-400-missing-code");
        assertPrinted(client.get(result + "?code=x"), 400, "verification-result-400-missing-redirect-url");
        assertPrinted(client.redeem("x", BACK), 400, "verification-result-400-invalid-code");
        assertPrinted(client.redeem(code, BACK + "/x"), 400, "verification-result-400-redirect-url-mismatch");
    }

    @Test
    void accounts_that_cannot_be_used_are_refused_as_printed() throws Exception {
        restart(FakeAuthenteqServer.builder().accountDeactivated(true));
        assertPrinted(
                client.get(FakeAuthenteqServer.VERIFICATION_TOKEN), 403, "verification-token-403-account-deactivated");
        assertPrinted(
                client.get(FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN),
                403,
                "face-authentication-token-403-account-deactivated");
        assertPrinted(
                client.get(FakeAuthenteqServer.VERIFICATION_URL), 403, "verification-url-403-account-deactivated");

        restart(FakeAuthenteqServer.builder().registeredRedirectUrls());
        String ask = FakeAuthenteqServer.VERIFICATION_URL + "?redirectUrl=" + Browserless.encode(BACK);
        assertPrinted(client.get(ask), 400, "verification-url-400-no-redirect-urls");

        restart(FakeAuthenteqServer.builder().registeredRedirectUrls(URI.create("https://other.example/")));
        assertPrinted(client.get(ask), 400, "verification-url-400-redirect-url-mismatch");
    }

    @Test
    void what_is_not_printed_for_an_endpoint_comes_corrected() throws Exception {
        HttpResponse<String> answer =
                client.anonymously(FakeAuthenteqServer.VERIFICATION_TOKEN, "Authorization", Browserless.keys("a", "b"));

        assertThat(JSON.readTree(answer.body()).get("errorCode").asText()).isEqualTo("BAD_API_KEYS");
    }

    @Test
    void ready_results_have_one_to_three_documents_and_real_images() throws Exception {
        assertThat(JSON.readTree(AuthenteqSamples.oneDocument()).has("documentData2"))
                .isFalse();
        assertThat(JSON.readTree(AuthenteqSamples.twoDocuments())
                        .at("/documentData2/documentType")
                        .asText())
                .isEqualTo("PP");
        assertThat(JSON.readTree(AuthenteqSamples.threeDocuments())
                        .at("/documentData3/documentType")
                        .asText())
                .isEqualTo("NID");
        var passport = JSON.readTree(AuthenteqSamples.passport());
        assertThat(passport.at("/documentData").has("croppedBackImage")).isFalse();
        byte[] face = Base64.getDecoder()
                .decode(passport.at("/documentData/faceImage/content").asText());
        byte[] front = Base64.getDecoder()
                .decode(passport.at("/documentData/croppedFrontImage/content").asText());
        assertThat(ImageIO.read(new ByteArrayInputStream(face)).getWidth()).isEqualTo(2);
        assertThat(face).isNotEqualTo(front);
    }

    private void restart(FakeAuthenteqServerBuilder builder) {
        vendor.close();
        vendor = builder.documentedVerbatim(true).start();
        client = new Browserless(vendor);
    }

    private static void assertPrinted(HttpResponse<String> answer, int status, String sample) {
        String name = AuthenteqSamples.names().stream()
                .filter(printed -> printed.startsWith(sample + "."))
                .findFirst()
                .orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(AuthenteqSamples.load(name));
    }

    private static boolean isJson(String text) {
        try {
            JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
            return true;
        } catch (JsonProcessingException slip) {
            return false;
        }
    }
}
