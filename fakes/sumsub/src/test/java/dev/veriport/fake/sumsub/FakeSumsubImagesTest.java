package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.INSPECTIONS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.SampleFiles;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Sumsub: images")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeSumsubImagesTest extends FakeSumsubCase {
    private static final String JPEG = "image/jpeg";
    private static final String SELFIE = "{\"idDocType\":\"SELFIE\",\"country\":\"NOR\"}";
    private static final String PASSPORT = "{\"idDocType\":\"PASSPORT\",\"country\":\"NOR\",\"number\":\"PRV-7\"}";
    private static final String FRONT =
            "{\"idDocType\":\"ID_CARD\",\"country\":\"NOR\",\"idDocSubType\":\"FRONT_SIDE\"}";
    private static final String BACK = FRONT.replace("FRONT_SIDE", "BACK_SIDE");

    @Test
    void images_that_were_uploaded_are_checked_once_it_is_requested() throws Exception {
        restart(FakeSumsubServer.builder().processingFor(Duration.ofMinutes(1)));
        String id = newApplicant("case-1");
        String path = APPLICANTS + "/" + id;
        assertThat(refusedCheck(id)).contains("[IDENTITY, SELFIE]");
        HttpResponse<String> uploaded = upload(id, PASSPORT, JPEG, SampleFiles.jpeg("passport"));
        assertThat(answer(uploaded, 200).get("number").asText()).isEqualTo("PRV-7");
        assertThat(refusedCheck(id)).contains("[SELFIE]");
        upload(id, SELFIE, JPEG, SampleFiles.jpeg("face"));
        assertThat(answer(client.post(path + "/status/pending", ""), 200).toString())
                .isEqualTo("{\"ok\":1}");

        assertThat(review(id).get("reviewStatus").asText()).isEqualTo("pending");
        assertThat(uploadError(id, SELFIE, JPEG, SampleFiles.jpeg("late"))).isEqualTo("1006 409");
        pass(Duration.ofMinutes(1));
        assertThat(review(id).at("/reviewResult/reviewAnswer").asText()).isEqualTo("GREEN");
        JsonNode document = byUser("case-1").at("/info/idDocs/0");
        assertThat(document.get("idDocType").asText()).isEqualTo("PASSPORT");
        assertThat(document.get("number").asText()).isEqualTo("PRV-7");
        String imageId = uploaded.headers().firstValue("X-Image-Id").orElseThrow();
        assertThat(read(path + "/metadata/resources").at("/items/0/id").asText())
                .isEqualTo(imageId);
    }

    private String refusedCheck(String id) throws Exception {
        HttpResponse<String> refused = client.post(APPLICANTS + "/" + id + "/status/pending", "");
        return assertRefused(refused, 409).get("description").asText();
    }

    private String uploadError(String id, String metadata, String type, byte[] file) throws Exception {
        JsonNode error = SumsubClient.json(upload(id, metadata, type, file));
        String name = SumsubWords.UPLOAD_ERRORS.get(error.get("errorCode").asInt() - 1000);
        assertThat(error.get("errorName").asText()).isEqualTo(name);
        return error.get("errorCode").asText() + " " + error.get("code").asText();
    }

    @Test
    void a_front_side_cannot_be_checked_without_its_back() throws Exception {
        String id = newApplicant("case-1");
        String pending = APPLICANTS + "/" + id + "/status/pending";
        upload(id, SELFIE, JPEG, SampleFiles.jpeg("face"));
        upload(id, FRONT, JPEG, SampleFiles.jpeg("front"));
        assertRefused(client.post(pending, ""), 409);

        upload(id, BACK, JPEG, SampleFiles.jpeg("back"));
        answer(client.post(pending, ""), 200);
        assertThat(byUser("case-1").at("/info/idDocs")).hasSize(1);
    }

    @Test
    void a_check_that_is_requested_again_is_refused_until_the_former_one_is_completed_and_is_another_one_then()
            throws Exception {
        restart(FakeSumsubServer.builder().processingFor(Duration.ofMinutes(1)));
        String id = newApplicant("case-1");
        String pending = APPLICANTS + "/" + id + "/status/pending";
        upload(id, PASSPORT, JPEG, SampleFiles.jpeg("passport"));
        upload(id, SELFIE, JPEG, SampleFiles.jpeg("face"));
        answer(client.post(pending, ""), 200);
        assertRefused(client.post(pending, ""), 409);
        pass(Duration.ofMinutes(1));
        JsonNode completed = review(id);

        answer(client.post(pending, ""), 200);

        assertThat(review(id).get("reviewStatus").asText()).isEqualTo("pending");
        assertThat(review(id).get("attemptId")).isNotEqualTo(completed.get("attemptId"));
        assertThat(review(id).get("attemptCnt").asInt())
                .isEqualTo(completed.get("attemptCnt").asInt() + 1);
        pass(Duration.ofMinutes(1));
        assertThat(read(APPLICANTS + "/" + id + "/metadata/resources").get("items"))
                .hasSize(2)
                .allMatch(
                        image -> image.at("/reviewResult/reviewAnswer").asText().equals("GREEN"));
    }

    @Test
    void a_file_that_cannot_be_is_refused_with_the_vendors_error() throws Exception {
        restart(FakeSumsubServer.builder().largestFile(1000).mostImages(1));
        String id = newApplicant("case-1");
        byte[] photo = SampleFiles.jpeg("face");

        assertThat(uploadError(id, SELFIE, JPEG, new byte[1001])).isEqualTo("1002 400");
        assertThat(uploadError(id, SELFIE, JPEG, new byte[0])).isEqualTo("1003 400");
        assertThat(uploadError(id, SELFIE, JPEG, SampleFiles.png())).isEqualTo("1004 400");
        assertThat(uploadError(id, SELFIE, "image/tiff", "II*\0".getBytes(UTF_8)))
                .isEqualTo("1005 400");
        answer(upload(id, SELFIE, JPEG, photo), 200);
        assertThat(uploadError(id, FRONT, JPEG, photo)).isEqualTo("1001 400");
    }

    @Test
    void the_same_file_is_a_duplicate_of_the_same_side_alone() throws Exception {
        String id = newApplicant("case-1");
        byte[] photo = SampleFiles.jpeg("face");
        answer(upload(id, SELFIE, JPEG, photo), 200);

        assertThat(uploadError(id, SELFIE, JPEG, photo)).isEqualTo("1000 409");
        answer(upload(id, FRONT, JPEG, photo), 200);
        assertThat(read(APPLICANTS + "/" + id + "/metadata/resources")
                        .get("totalItems")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void an_upload_needs_its_metadata_and_no_file() throws Exception {
        String id = newApplicant("case-1");
        String path = APPLICANTS + "/" + id + "/info/idDoc";
        assertRefused(client.post(path, "{}"), 400);
        assertRefused(upload(id, "{\"idDocType\":\"SELFIE\",\"country\":\"NO\"}", JPEG, SampleFiles.png()), 400);
        assertRefused(upload(UNKNOWN, SELFIE, JPEG, SampleFiles.jpeg("face")), 404);

        byte[] alone = new Multipart(List.of(Multipart.Part.text("metadata", PASSPORT))).body("b");
        HttpResponse<String> answer = client.send("POST", path, "multipart/form-data; boundary=b", alone);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Image-Id")).isEmpty();
    }

    @Test
    void the_images_of_an_attempt_are_listed_with_its_result_and_downloaded() throws Exception {
        vendor.finish(newLink("case-1"), Ending.DECLINED);
        JsonNode applicant = byUser("case-1");
        String path = APPLICANTS + "/" + applicant.get("id").asText();
        JsonNode list = read(path + "/metadata/resources");
        JsonNode front = list.at("/items/0");

        assertThat(list.get("totalItems").asInt()).isEqualTo(3);
        assertThat(front.at("/idDocDef").toString())
                .isEqualTo("{\"country\":\"NOR\",\"idDocType\":\"ID_CARD\",\"idDocSubType\":\"FRONT_SIDE\"}");
        assertThat(front.get("addedDate").asText()).isEqualTo("2026-11-25 10:00:00");
        assertThat(front.get("attemptId")).isEqualTo(applicant.at("/review/attemptId"));
        assertThat(front.at("/reviewResult/reviewAnswer").asText()).isEqualTo("RED");
        HttpResponse<String> image =
                client.get(path + "/resources/" + front.get("id").asText());
        assertThat(image.headers().firstValue("Content-Type")).contains(JPEG);
        assertThat(image.body().getBytes(ISO_8859_1))
                .hasSize(front.at("/fileMetadata/fileSize").asInt());
        assertThat(client.get(INSPECTIONS + "/" + applicant.get("inspectionId").asText() + "/resources/"
                                + front.get("id").asText())
                        .body())
                .isEqualTo(image.body());
        assertRefused(client.get(path + "/resources/1"), 404);
        JsonNode identity = read(path + "/requiredIdDocsStatus").get("IDENTITY");
        assertThat(texts(identity.get("imageIds"))).contains(front.get("id").asText());
        assertThat(identity.at("/reviewResult/reviewAnswer").asText()).isEqualTo("RED");
    }

    @Test
    void an_image_that_was_taken_again_replaces_that_of_the_earlier_attempt() throws Exception {
        vendor.finish(newLink("case-1"), Ending.BLURRY_SELFIE);
        vendor.finish(newLink("case-1"), Ending.APPROVED);
        JsonNode applicant = byUser("case-1");
        JsonNode items = read(APPLICANTS + "/" + applicant.get("id").asText() + "/metadata/resources")
                .get("items");

        assertThat(items).hasSize(6);
        for (JsonNode image : items) {
            boolean isLatest = image.get("attemptId").equals(applicant.at("/review/attemptId"));
            assertThat(image.get("deactivated").asBoolean()).isEqualTo(!isLatest);
            assertThat(image.get("reviewResult").has("reviewAnswer")).isEqualTo(isLatest);
        }
    }
}
