package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.Multipart.Part;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.server.WebhookDelivery;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The export, searches, recognition, faces and the webhook (docs/vendors.md, E15). */
class BesideSessionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPORT = FakeAuthenteqServer.EXPORT + "?verificationId=";

    private FakeAuthenteqServer vendor = FakeAuthenteqServer.start();
    private Browserless client = new Browserless(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    private void restart(FakeAuthenteqServerBuilder builder) {
        vendor.close();
        vendor = builder.start();
        client = new Browserless(vendor);
    }

    private String passed() throws Exception {
        vendor.finish(
                client.startSession("https://shop.example/verified"),
                VerificationResultJson.passport().id("v-1").json());
        return "v-1";
    }

    @Test
    void a_passed_verification_is_exported_without_a_status_again_and_again() throws Exception {
        String id = passed();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> exported = client.get(EXPORT + id);
            assertThat(exported.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(exported.body()).has("status")).isFalse();
            assertThat(JSON.readTree(exported.body())
                            .at("/documentData/surname")
                            .asText())
                    .isEqualTo("MUSTER");
        }
        restart(FakeAuthenteqServer.builder().exportCarriesStatus(true));
        passed();
        assertThat(JSON.readTree(client.get(EXPORT + id).body()).path("status").asText())
                .isEqualTo("PASSED");
    }

    @Test
    void an_export_wants_an_id_and_keys() throws Exception {
        assertThat(client.get(FakeAuthenteqServer.EXPORT).statusCode()).isEqualTo(400);
        assertThat(client.anonymously(EXPORT + "v-1").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_400, 400", "HTTP_404, 404", "HTTP_422, 422"})
    void what_nobody_knows_is_answered_as_the_test_says(UnknownVerification how, int status) throws Exception {
        restart(FakeAuthenteqServer.builder().unknownVerification(how));

        assertThat(client.get(EXPORT + "nobody").statusCode()).isEqualTo(status);
    }

    @Test
    void unpublished_paths_are_nowhere_until_they_are_told() throws Exception {
        assertThat(client.get("/export/parts?verificationId=" + passed()).statusCode())
                .isEqualTo(404);

        restart(FakeAuthenteqServer.builder().exportMultipartAt("/export/parts").exportPdfAt("/export/pdf"));
        HttpResponse<String> parts = client.get("/export/parts?verificationId=" + passed());
        assertThat(parts.headers().firstValue("Content-Type").orElse("")).startsWith("multipart/mixed");
        assertThat(parts.body())
                .contains("name=\"result\"", "name=\"livenessFaceImage\"")
                .doesNotContain("\"content\"");
        assertThat(client.get("/export/pdf?verificationId=v-1").body()).startsWith("%PDF");
    }

    @Test
    void a_search_by_verification_is_requested_or_says_why_not() throws Exception {
        HttpResponse<String> requested = search("{\"verificationId\":\"" + passed() + "\"}");
        assertThat(JSON.readTree(requested.body()).get("searchType").asText()).isEqualTo("BY_VERIFICATIOIN");
        assertThat(JSON.readTree(requested.body()).has("url")).isTrue();
        assertThat(vendor.amlSearches()).isEqualTo(1);

        vendor.addVerification(VerificationResultJson.passport().id("failed").status("FAILED"));
        vendor.addVerification(VerificationResultJson.passport().id("empty").without("documentData"));
        assertThat(search("{\"verificationId\":\"nobody\"}").body()).contains("Requested verification not found");
        assertThat(search("{\"verificationId\":\"failed\"}").body()).contains("unexpected status: FAILED");
        assertThat(search("{\"verificationId\":\"empty\"}").body()).contains("no document data");
        assertThat(search("{}").body()).contains("INVALID_REQUEST_BODY", "must not be null");
        assertThat(search("").body()).contains("MISSING_REQUEST_BODY");
        assertThat(search("{]").statusCode()).isEqualTo(400);
        assertThat(vendor.amlSearches()).isEqualTo(1);
    }

    private HttpResponse<String> search(String json) throws Exception {
        return client.post(
                FakeAuthenteqServer.AML_BY_VERIFICATION, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_search_by_person_wants_names_and_a_reference() throws Exception {
        String complete = "{\"surname\":\"SAMPLE\",\"givenNames\":\"PAT\",\"reference\":\"r-1\"}";

        for (String field : List.of("surname", "givenNames", "reference")) {
            String lacking = complete.replace(field, "other");
            assertThat(client.post(
                                    FakeAuthenteqServer.AML_BY_PERSON,
                                    "application/json",
                                    lacking.getBytes(StandardCharsets.UTF_8))
                            .body())
                    .contains("INVALID_REQUEST_BODY", field);
        }
        HttpResponse<String> requested = client.post(
                FakeAuthenteqServer.AML_BY_PERSON, "application/json", complete.getBytes(StandardCharsets.UTF_8));
        assertThat(requested.body()).contains("BY_PERSON", "\"r-1\"");
    }

    @Test
    void an_account_without_searches_has_none() throws Exception {
        restart(FakeAuthenteqServer.builder().amlDisabled(true));

        assertThat(search("{\"verificationId\":\"v-1\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_document_is_recognized_by_what_was_sent() throws Exception {
        Part front = Part.file("frontImage", "f.jpg", "image/jpeg", SampleFiles.jpeg("front"));
        Part back = Part.file("backImage", "b.jpg", "image/jpeg", SampleFiles.jpeg("back"));

        JsonNode passport =
                JSON.readTree(recognize(FakeAuthenteqServer.RECOGNITION, front).body());
        assertThat(passport.get("documentType").asText()).isEqualTo("PP");
        assertThat(passport.get("faceImage").isTextual()).isTrue();
        JsonNode card = JSON.readTree(
                recognize(FakeAuthenteqServer.RECOGNITION, front, back).body());
        assertThat(card.get("documentType").asText()).isEqualTo("NID");
        assertThat(card.get("faceImage").isObject()).isTrue();
        assertThat(recognize(FakeAuthenteqServer.RECOGNITION, back).statusCode())
                .isEqualTo(400);
        assertThat(recognize(FakeAuthenteqServer.RECOGNITION_MULTIPART, front).body())
                .contains("name=\"documentData\"", "name=\"faceImage\"");
        vendor.recognizeNext("{\"documentType\":\"DL\"}");
        assertThat(recognize(FakeAuthenteqServer.RECOGNITION, front).body()).contains("DL");
    }

    private HttpResponse<String> recognize(String path, Part... parts) throws Exception {
        return client.post(path, "multipart/form-data; boundary=b", new Multipart(List.of(parts)).body("b"));
    }

    @Test
    void the_code_of_a_face_authentication_works_once() throws Exception {
        restart(FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result"));
        String code = vendor.finishFaceAuthentication("{\"status\":\"PASSED\"}");

        assertThat(client.get("/face/result?code=" + code).statusCode()).isEqualTo(200);
        assertThat(client.get("/face/result?code=" + code).body()).contains("invalid or expired");
        assertThat(client.get("/face/result").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource
    void a_webhook_is_signed_in_the_way_that_is_told(WebhookSignature construction) throws Exception {
        restart(FakeAuthenteqServer.builder().signature(construction));
        WebhookDelivery delivery = vendor.delivery(passed());
        String signature = delivery.headers().get("X-SIGNATURE").get(0);

        assertThat(signature)
                .isEqualTo(construction.of(delivery.body(), vendor.clientSecret()))
                .hasSize(64);
        assertThat(delivery.headers().get("X-CLIENT-ID")).containsExactly(vendor.clientId());
        Multipart read = Multipart.read(delivery.headers().get("Content-Type").get(0), delivery.body());
        assertThat(read.parts())
                .extracting(Part::name)
                .containsExactly("result", "livenessFaceImage", "croppedFrontImage", "faceImage");
        assertThat(read.part("result").orElseThrow().text()).contains("PASSED").doesNotContain("content");
        for (WebhookSignature other : WebhookSignature.values()) {
            assertThat(other.of(delivery.body(), vendor.clientSecret()).equals(signature))
                    .isEqualTo(other == construction);
        }
    }

    @Test
    void signatures_are_what_the_definitions_say() {
        byte[] body = "body".getBytes(StandardCharsets.UTF_8);

        // made with: printf 'bodysecret' | sha256sum, printf 'secretbody' | sha256sum, openssl dgst -sha256 -hmac
        // secret
        assertThat(WebhookSignature.SHA256_BODY_SECRET.of(body, "secret"))
                .isEqualTo("e6b1b0f6bfd1318bb4825bd1723d88de124d15abad8c3731fb956684f2f063b6");
        assertThat(WebhookSignature.SHA256_SECRET_BODY.of(body, "secret"))
                .isEqualTo("62ea2e334a3ca4a272ae4655478e6f6229a1211cc4c4ca203f03068d8fe4cdec");
        assertThat(WebhookSignature.HMAC_SHA256.of(body, "secret"))
                .isEqualTo("dc46983557fea127b43af721467eb9b3fde2338fe3e14f51952aa8478c13d355");
    }

    @Test
    void there_is_no_webhook_of_what_is_not_there() {
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery("nobody"));
    }
}
