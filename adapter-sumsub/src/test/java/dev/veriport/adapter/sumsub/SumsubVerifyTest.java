package dev.veriport.adapter.sumsub;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.SampleFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images from server to server: an applicant of their own, an upload for each, then the check. */
final class SumsubVerifyTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final ImageSource PHOTO = ImageSource.bytes(SampleFiles.jpeg("photo"));
    private static final DocumentImages CARD =
            DocumentImages.of(PHOTO, PHOTO).as(DocumentType.NATIONAL_ID, Country.of("NOR"));
    private static final String UPLOAD = "POST /resources/applicants/{id}/info/idDoc ";
    private static final String CHECK = "POST /resources/applicants/{id}/status/pending ";

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtSumsub sumsub = AtSumsub.open(
            FakeSumsubServer.builder()
                    .clock(time::get)
                    .processingFor(Duration.ofMinutes(1))
                    .start(),
            Map.of(),
            with -> with.clock(time::get));

    @AfterEach
    void close() {
        sumsub.close();
    }

    private VerificationResult verify(DocumentImages document) {
        return sumsub.identity()
                .verify(EvidenceSubmission.builder("case~1", PHOTO)
                        .document(document)
                        .build());
    }

    private List<String> steps() {
        return sumsub.lines().stream()
                .map(line -> line.replaceFirst("[0-9a-f]{24}", "ID"))
                .toList();
    }

    @Test
    @DisplayName("the images are uploaded with what they are, the check is requested, and its result is found later")
    void uploaded() {
        VerificationResult result = verify(CARD);

        assertThat(steps())
                .startsWith(
                        "POST /resources/applicants",
                        "POST /resources/applicants/ID/info/idDoc",
                        "POST /resources/applicants/ID/info/idDoc",
                        "POST /resources/applicants/ID/info/idDoc",
                        "POST /resources/applicants/ID/status/pending",
                        "GET /resources/applicants/ID/one");
        assertThat(sumsub.server().calls().get(0).query("levelName")).contains(FakeSumsubServer.BASIC_LEVEL);
        assertThat(sumsub.server().calls().subList(1, 4))
                .extracting(call -> call.bodyText()
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .toList()
                        .get(0))
                .containsExactly(
                        "{\"idDocType\":\"SELFIE\",\"country\":\"NOR\"}",
                        "{\"idDocType\":\"ID_CARD\",\"country\":\"NOR\",\"idDocSubType\":\"FRONT_SIDE\"}",
                        "{\"idDocType\":\"ID_CARD\",\"country\":\"NOR\",\"idDocSubType\":\"BACK_SIDE\"}");
        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(result.reference().toOptional()).contains("case~1");
        time.set(NOW.plusSeconds(61));
        assertThat(sumsub.identity().find(idOf(result)).decision()).isEqualTo(Decision.APPROVED);
        assertThat(sumsub.identity().find(idOf(result)).documents()).hasSize(1);
    }

    @Test
    @DisplayName("a document without a type or a country is refused before anything is sent")
    void unknownDocument() {
        for (DocumentImages unfit : new DocumentImages[] {
            DocumentImages.of(PHOTO, PHOTO),
            DocumentImages.of(PHOTO).as(DocumentType.OTHER, Country.of("NOR")),
            DocumentImages.of(PHOTO).as(DocumentType.PASSPORT, Country.of("UNO"))
        }) {
            assertThatFailureOf(() -> verify(unfit))
                    .hasCode(ErrorCode.INVALID_REQUEST)
                    .sentNothing();
        }
        assertThat(sumsub.server().callCount()).isZero();
    }

    @Test
    @DisplayName("a check whose answer is lost is not requested again: the applicant is read, and says that it was")
    void lostCheck() {
        sumsub.wire().failOnce(CHECK, loseAnswer());

        VerificationResult result = verify(CARD);

        assertThat(requests("/pending")).isEqualTo(1);
        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        time.set(NOW.plusSeconds(61));
        assertThat(sumsub.identity().find(idOf(result)).decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("a check that the vendor refuses because it runs already is the check that was requested")
    void runningCheck() {
        sumsub.wire()
                .failOnce(
                        CHECK,
                        Fault.afterAnswerOf(
                                sumsub.server().baseUrl(),
                                answer -> Fault.respond(409, Map.of(), "{\"code\":409}".getBytes(UTF_8))));

        VerificationResult result = verify(CARD);

        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(requests("/pending")).isEqualTo(1);
    }

    @Test
    @DisplayName("a check that did not reach the vendor has an unknown outcome, and the applicant is named")
    void unknownCheck() {
        sumsub.wire().fail(CHECK, Fault.resetAfterRequest());

        assertThatFailureOf(() -> verify(CARD))
                .hasCode(ErrorCode.OUTCOME_UNKNOWN)
                .satisfies(failure -> assertThat(failure.leftAtVendor()).isNotEmpty());
        assertThat(requests("/pending")).isZero();
    }

    @ParameterizedTest
    @DisplayName("the body of the answer to a check is not needed")
    @ValueSource(strings = {"", "OK"})
    void checkWithoutJson(String body) {
        sumsub.wire()
                .fail(
                        CHECK,
                        Fault.afterAnswerOf(
                                sumsub.server().baseUrl(),
                                answer -> Fault.respond(200, Map.of(), body.getBytes(UTF_8))));

        assertThat(verify(CARD).decision()).isEqualTo(Decision.PENDING);
        assertThat(requests("/pending")).isEqualTo(1);
    }

    @Test
    @DisplayName("after a completed check another one is told from it: unknown while it is lost, done once it began")
    void checkedAgain() {
        VerificationId id = idOf(verify(CARD));
        time.set(NOW.plusSeconds(61));
        sumsub.wire().failOnce(CHECK, Fault.resetAfterRequest());
        assertThatFailureOf(() -> sumsub.api().requestCheck(id)).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(sumsub.identity().find(id).decision()).isEqualTo(Decision.APPROVED);

        sumsub.wire().failOnce(CHECK, loseAnswer());
        sumsub.api().requestCheck(id);

        assertThat(sumsub.identity().find(id).decision()).isEqualTo(Decision.PENDING);
        assertThat(requests("/pending")).isEqualTo(2);
    }

    @Test
    @DisplayName("when the applicant cannot be read after the check was requested, the result is PENDING, with its id")
    void notRead() {
        sumsub.wire().fail("GET /resources/applicants/{id}/one ", Fault.respond(500, Map.of(), new byte[0]));

        VerificationResult result = verify(CARD);

        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(idOf(result).value())
                .startsWith(sumsub.server().applicantIds().get(0) + ":");
        assertThat(result.reference().toOptional()).contains("case~1");
        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.values());
        assertThat(result.person().fullName().isGiven()).isFalse();
        assertThat(requests("/metadata/resources")).isZero();
    }

    @Test
    @DisplayName("an upload whose answer is lost is not repeated: the list of images shows whether it was done")
    void lostUploads() {
        sumsub.wire().failOnce(UPLOAD, loseAnswer());
        assertThat(verify(CARD).evidence()).hasSize(3);
        assertThat(requests("/idDoc")).isEqualTo(3);

        sumsub.wire().failOnce(UPLOAD, Fault.resetAfterRequest());
        assertThatFailureOf(() -> verify(CARD)).hasCode(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    @DisplayName("an upload whose answer is lost is not taken for another image of the same document")
    void anotherImage() {
        VerificationId left = incomplete();
        ImageSource bill = ImageSource.bytes(SampleFiles.png());
        sumsub.api().addImage(left, "UTILITY_BILL", Country.of("NOR"), PHOTO);
        sumsub.wire().fail(UPLOAD, Fault.resetAfterRequest());

        assertThatFailureOf(() -> sumsub.api().addImage(left, "UTILITY_BILL", Country.of("NOR"), bill))
                .hasCode(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    @DisplayName("an image that the applicant has already is refused")
    void duplicate() {
        VerificationId left = incomplete();
        sumsub.api().addImage(left, "UTILITY_BILL", Country.of("NOR"), PHOTO);

        assertThatFailureOf(() -> sumsub.api().addImage(left, "UTILITY_BILL", Country.of("NOR"), PHOTO))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("has it already");
        assertThat(sumsub.identity().find(left).evidence()).hasSize(3);
    }

    /** An applicant whose check was refused, because a card has two sides. */
    private VerificationId incomplete() {
        DocumentImages front = DocumentImages.of(PHOTO).as(DocumentType.NATIONAL_ID, Country.of("NOR"));
        assertThatFailureOf(() -> verify(front))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("SumsubApi.addImage")
                .hasMessageNotContaining("Not all required");
        return new VerificationId(
                sumsub.identity().id(), sumsub.server().applicantIds().get(0));
    }

    private Fault loseAnswer() {
        return Fault.loseAnswerOf(sumsub.server().baseUrl());
    }

    /** How many requests arrived at the vendor. */
    private long requests(String end) {
        return steps().stream().filter(step -> step.endsWith(end)).count();
    }

    @Test
    @DisplayName("after a lost answer to its creation the applicant is searched for, and not created again")
    void lostCreation() {
        sumsub.wire()
                .failOnce(
                        "POST /resources/applicants?",
                        Fault.loseAnswerOf(sumsub.server().baseUrl()));

        VerificationResult result = verify(CARD);

        assertThat(result.id().isGiven()).isTrue();
        assertThat(steps().get(1)).startsWith("GET /resources/applicants/-/byExternalUserId/");
        assertThat(sumsub.server().applicantIds()).hasSize(1);
    }

    @Test
    @DisplayName("a failure after the creation names the applicant, whose images are left at the vendor")
    void left() {
        sumsub.wire().fail(CHECK, Fault.respond(500, Map.of(), new byte[0]));

        assertThatFailureOf(() -> verify(CARD))
                .hasCode(ErrorCode.OUTCOME_UNKNOWN)
                .satisfies(failure -> assertThat(failure.leftAtVendor())
                        .containsExactly(
                                "sumsub:" + sumsub.server().applicantIds().get(0)));
    }

    @Test
    @DisplayName("a card without its back is refused by the vendor; the images that it has are in the result")
    void half() {
        VerificationId left = incomplete();

        VerificationResult result = sumsub.identity().find(left);

        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(result.evidence()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("an image that is refused is told by its documented name, and not by the vendor's text:")
    @CsvSource({
        "file-too-big, 1002, it is too big",
        "corrupted-file, 1004, its file is damaged",
        "unsupported-file-format, 1005, send a JPEG or PNG"
    })
    void refusedImages(String name, int code, String advice) {
        String body =
                "{\"description\":\"canary\",\"code\":400,\"errorCode\":" + code + ",\"errorName\":\"" + name + "\"}";
        sumsub.wire().fail(UPLOAD, Fault.respond(400, Map.of(), body.getBytes(UTF_8)));

        assertThatFailureOf(() -> verify(CARD))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("canary");
    }

    @Test
    @DisplayName("an image more than the level's selfie and document is added, and checked with them")
    void added() {
        try (AtSumsub residence = AtSumsub.open(
                FakeSumsubServer.start(),
                Map.of("sumsub.workflow-id", FakeSumsubServer.RESIDENCE_LEVEL),
                with -> with)) {
            assertThatFailureOf(() -> residence
                            .identity()
                            .verify(EvidenceSubmission.builder("case~1", PHOTO)
                                    .document(CARD)
                                    .build()))
                    .hasCode(ErrorCode.INVALID_REQUEST);
            VerificationId left = new VerificationId(
                    residence.identity().id(), residence.server().applicantIds().get(0));

            residence.api().addImage(left, "UTILITY_BILL", Country.of("NOR"), PHOTO);
            residence.api().requestCheck(left);

            assertThat(residence.identity().find(left).decision()).isEqualTo(Decision.APPROVED);
            assertThatFailureOf(() -> residence.api().addImage(left, "a bill", Country.of("NOR"), PHOTO))
                    .hasCode(ErrorCode.INVALID_REQUEST)
                    .sentNothing();
        }
    }

    @Test
    @DisplayName(
            "in the sandbox a review is simulated; with a token of production that is refused, and nothing is sent")
    void simulated() {
        VerificationResult pending = verify(CARD);

        sumsub.api().simulate(idOf(pending), false, "FORGERY");

        assertThat(sumsub.identity().find(idOf(pending)).decision()).isEqualTo(Decision.DECLINED);
        try (AtSumsub live = AtSumsub.open(
                FakeSumsubServer.builder().appToken("prd:not-a-token").start(), Map.of(), with -> with)) {
            assertThatFailureOf(() -> live.api().simulate(idOf(pending), true))
                    .hasCode(ErrorCode.CONFIGURATION)
                    .hasMessageContaining("app-token")
                    .sentNothing();
        }
    }
}
