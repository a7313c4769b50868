package dev.veriport.fake.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Persona: verifications and photos")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakePersonaVerificationsTest extends FakePersonaCase {
    private static final Map<String, List<String>> CHECKS = Map.of(
            "government-id", PersonaWords.GOVERNMENT_ID_CHECKS,
            "government-id-nfc", PersonaWords.NFC_CHECKS,
            "selfie", PersonaWords.SELFIE_CHECKS);

    private JsonNode verification(String type, String status, Set<String> failedChecks) throws Exception {
        String inquiry = id(newInquiry());
        String verification = vendor.addVerification(inquiry, type, status, failedChecks);
        return ok(client.get(FakePersonaServer.API + "/verification/" + type + "s/" + verification));
    }

    private static Stream<JsonNode> checks(JsonNode verification) {
        return verification.at("/data/attributes/checks").valueStream();
    }

    private static Stream<String> names(Stream<JsonNode> checks) {
        return checks.map(check -> check.get("name").asText());
    }

    @Test
    void a_verification_has_every_check_of_its_kind() throws Exception {
        for (Map.Entry<String, List<String>> kind : CHECKS.entrySet()) {
            JsonNode passed = verification(kind.getKey(), "passed", Set.of());

            assertThat(passed.at("/data/type").asText()).isEqualTo("verification/" + kind.getKey());
            assertThat(names(checks(passed))).containsExactlyElementsOf(kind.getValue());
            assertThat(checks(passed))
                    .noneMatch(check -> check.get("status").asText().equals("failed"));
        }
    }

    @Test
    void every_check_can_fail_and_no_other_fails_with_it() throws Exception {
        for (Map.Entry<String, List<String>> kind : CHECKS.entrySet()) {
            for (String name : kind.getValue()) {
                JsonNode failed = verification(kind.getKey(), "failed", Set.of(name));

                assertThat(names(checks(failed)
                                .filter(check -> check.get("status").asText().equals("failed"))))
                        .containsExactly(name);
            }
        }
    }

    @Test
    void checks_have_requirements_and_reasons_but_for_those_of_NFC() throws Exception {
        JsonNode expired = verification("government-id", "failed", Set.of("id_expired_detection"));
        assertThat(checks(expired)
                        .map(check -> check.get("requirement").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(PersonaWords.REQUIREMENTS);
        assertThat(checks(expired).map(check -> check.get("status").asText()).distinct())
                .containsExactlyInAnyOrderElementsOf(PersonaWords.CHECK_STATUSES);
        assertThat(checks(expired)
                        .filter(check -> check.get("status").asText().equals("failed"))
                        .map(check -> check.at("/reasons/0").asText()))
                .containsExactly("expired");

        assertThat(checks(verification("government-id-nfc", "passed", Set.of())))
                .allMatch(check -> !check.has("requirement"));
    }

    @Test
    void every_status_is_answered_with_the_times_that_it_has() throws Exception {
        for (String status : PersonaWords.VERIFICATION_STATUSES) {
            JsonNode attributes =
                    verification("government-id", status, Set.of()).at("/data/attributes");
            boolean isSubmitted = !Set.of("initiated", "skipped", "canceled").contains(status);
            boolean isDecided = isSubmitted && !Set.of("submitted", "confirmed").contains(status);

            assertThat(attributes.get("status").asText()).isEqualTo(status);
            assertThat(attributes.get("created-at-ts").asLong())
                    .isEqualTo(now.get().getEpochSecond());
            assertThat(attributes.get("submitted-at").isTextual()).as(status).isEqualTo(isSubmitted);
            assertThat(attributes.get("completed-at-ts").isInt()).as(status).isEqualTo(isDecided);
            assertThat(attributes.get("checks").isEmpty()).as(status).isEqualTo(!isDecided);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> verification("passport", "passed", Set.of()));
    }

    @Test
    void an_ending_fails_the_check_that_it_is_about() throws Exception {
        assertThat(failedAfter(Ending.APPROVED)).isEmpty();
        assertThat(failedAfter(Ending.DECLINED)).containsExactly("id_fabrication_detection");
        assertThat(failedAfter(Ending.EXPIRED_DOCUMENT)).containsExactly("id_expired_detection");
        assertThat(failedAfter(Ending.BLURRY_SELFIE)).containsExactly("selfie_image_quality_detection");
    }

    private List<String> failedAfter(Ending ending) throws Exception {
        JsonNode inquiry = newInquiry();
        vendor.finish(page(inquiry), ending);
        return names(readAll(inquiry)
                        .path("included")
                        .valueStream()
                        .flatMap(object -> object.at("/attributes/checks").valueStream())
                        .filter(check -> check.get("status").asText().equals("failed")))
                .toList();
    }

    @Test
    void a_government_id_says_who_the_person_is() throws Exception {
        JsonNode attributes = verification("government-id", "passed", Set.of()).at("/data/attributes");

        assertThat(attributes.get("name-first").asText()).isEqualTo("MIRA");
        assertThat(attributes.get("birthdate").asText()).isEqualTo("1991-07-23");
        assertThat(attributes.get("id-class").asText()).isEqualTo("pp");
        assertThat(attributes.get("country-code").asText()).isEqualTo("NO");
        assertThat(attributes.get("photo-urls")).hasSize(2);
    }

    @Test
    void a_document_has_the_photos_and_the_values_of_its_verification() throws Exception {
        JsonNode document = readAll(ended("completed")).at("/included/2");

        assertThat(document.get("type").asText()).isEqualTo("document/government-id");
        assertThat(document.at("/attributes/name-last").asText()).isEqualTo("TESTMANN");
        assertThat(client.download(document.at("/attributes/back-photo/url").asText())
                        .statusCode())
                .isEqualTo(200);
    }

    private String front() throws Exception {
        return readAll(ended("completed"))
                .at("/included/0/attributes/front-photo-url")
                .asText();
    }

    @Test
    void a_photo_is_on_another_host_and_needs_no_key() throws Exception {
        String front = front();
        HttpResponse<byte[]> photo = client.download(front);

        assertThat(URI.create(front).getHost()).isNotEqualTo(vendor.baseUrl().getHost());
        assertThat(URI.create(front).getRawAuthority())
                .isEqualTo(vendor.settings().get("files-hosts"));
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(photo.body()).hasSize(Photos.BYTE_SIZE).startsWith(0xFF, 0xD8);
        assertThat(client.download(front, "Authorization", "Bearer " + vendor.apiKey())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_address_has_the_port_that_was_called_so_that_what_stands_before_the_fake_sees_its_requests()
            throws Exception {
        JsonNode inquiry = ended("completed");
        try (FaultServer relay = FaultServer.before(vendor.baseUrl())) {
            HttpRequest read = HttpRequest.newBuilder(URI.create(relay.baseUrl() + path(inquiry) + ALL))
                    .header("Authorization", "Bearer " + vendor.apiKey())
                    .build();
            String front = ok(HttpClient.newHttpClient().send(read, BodyHandlers.ofString()))
                    .at("/included/0/attributes/front-photo-url")
                    .asText();

            assertThat(URI.create(front).getPort()).isEqualTo(relay.baseUrl().getPort());
            assertThat(client.download(front).statusCode()).isEqualTo(200);
            assertThat(relay.requests()).isEqualTo(2);
        }
    }

    @Test
    void an_address_expires_and_a_read_gives_a_fresh_one() throws Exception {
        restart(FakePersonaServer.builder().photosValidFor(Duration.ofMinutes(10)));
        JsonNode inquiry = ended("completed");
        String first =
                readAll(inquiry).at("/included/0/attributes/front-photo-url").asText();
        pass(Duration.ofMinutes(10));

        assertThat(client.download(first).statusCode()).isEqualTo(403);
        String fresh =
                readAll(inquiry).at("/included/0/attributes/front-photo-url").asText();
        assertThat(client.download(fresh).statusCode()).isEqualTo(200);
        vendor.expirePhotos();
        assertThat(client.download(fresh).statusCode()).isEqualTo(403);
        assertThat(client.download(front()).statusCode()).isEqualTo(200);
    }

    @Test
    void an_address_opens_its_own_photo_only() throws Exception {
        String front = front();

        for (String other : List.of(
                front.replace("-front", "-back"),
                front.replaceFirst("access_token=.", "access_token=9"),
                front.replaceFirst("\\?.*", ""),
                front + "0")) {
            assertThat(client.download(other).statusCode()).as(other).isEqualTo(403);
        }
    }

    @Test
    void a_selfie_has_a_photo_of_each_pose_and_an_NFC_chip_its_portrait() throws Exception {
        JsonNode selfie = verification("selfie", "passed", Set.of()).at("/data/attributes");
        JsonNode chip = verification("government-id-nfc", "passed", Set.of()).at("/data/attributes");

        assertThat(selfie.get("photo-urls")
                        .valueStream()
                        .map(photo -> photo.get("page").asText()))
                .containsExactly("center_photo", "left_photo", "right_photo");
        for (String url : List.of("center-photo-url", "left-photo-url", "right-photo-url")) {
            assertThat(client.download(selfie.get(url).asText()).statusCode()).isEqualTo(200);
        }
        assertThat(client.download(chip.at("/selfie-photo/url").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_verification_is_read_under_its_own_kind_and_environment() throws Exception {
        String inquiry = id(newInquiry());
        String selfie = vendor.addVerification(inquiry, "selfie", "passed", Set.of());
        String path = FakePersonaServer.API + "/verification/selfies/" + selfie;

        ok(client.get(path));
        assertRefused(client.get(path.replace("selfies", "government-ids")), 404, "Record not found");
        assertRefused(client.get(path, PRODUCTION), 404, "Record not found");
    }
}
