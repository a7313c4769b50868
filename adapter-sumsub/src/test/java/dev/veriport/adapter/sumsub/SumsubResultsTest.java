package dev.veriport.adapter.sumsub;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.fake.sumsub.ReviewOutcome;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Environment;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Kind;
import dev.veriport.model.Finality;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.Sex;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.store.StoredResponse;
import dev.veriport.testkit.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results: the review decides; person and documents are what Sumsub read, and images are listed beside. */
final class SumsubResultsTest {
    private final AtSumsub sumsub = AtSumsub.open();

    @AfterEach
    void close() {
        sumsub.close();
    }

    /** What a stored answer means. */
    private static VerificationResult stored(int status, String json) {
        Map<String, String> settings = Map.of(
                "veriport.provider", "sumsub",
                "veriport.sumsub.app-token", "prd:not-a-token",
                "veriport.sumsub.secret-key", "not-a-secret",
                "veriport.sumsub.workflow-id", "basic");
        return Veriport.builder(ConfigSource.of(settings))
                .setup()
                .read(new ProviderId("sumsub"), new StoredResponse(status, json.getBytes(UTF_8)));
    }

    private static VerificationResult reviewed(String review, String more) {
        return stored(
                200, "{\"id\":\"5b59\",\"review\":{" + review.replace('\'', '"') + "}" + more.replace('\'', '"') + "}");
    }

    @Test
    @DisplayName("two requests read an approved applicant and its images: person, documents, checks, dates, reference")
    void approved() {
        VerificationResult result = sumsub.ended(ReviewOutcome.green());

        assertThat(sumsub.lines())
                .hasSize(3)
                .satisfies(
                        lines -> assertThat(lines.get(1)).startsWith("GET /resources/applicants/-/byExternalUserId/"))
                .satisfies(lines -> assertThat(lines.get(2)).endsWith("/metadata/resources"));
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.finality()).isEqualTo(Finality.CHANGEABLE);
        assertThat(result.reasons()).isEmpty();
        assertThat(result.reference().toOptional()).contains("case~1");
        assertThat(result.environment().toOptional()).contains(Environment.SANDBOX);
        assertThat(result.startedAt().isGiven()).isTrue();
        assertThat(result.endedAt().isGiven()).isTrue();
        assertThat(result.notRead()).isEmpty();
        Person person = result.person();
        assertThat(person.fullName().reveal()).contains("Mira Testmann");
        assertThat(person.givenNames().reveal()).contains("Mira");
        assertThat(person.familyName().reveal()).contains("Testmann");
        assertThat(person.dateOfBirth().reveal()).contains(PartialDate.parse("1991-07-23"));
        assertThat(person.sex().reveal()).contains(Sex.F);
        assertThat(person.nationality().reveal()).contains(Country.of("NOR"));
        Document document = result.documents().get(0);
        assertThat(result.documents()).hasSize(1);
        assertThat(document.type()).isEqualTo(DocumentType.NATIONAL_ID);
        assertThat(document.number().reveal()).contains("SANDBOX01");
        assertThat(document.issuingCountry().toOptional()).contains(Country.of("NOR"));
        assertThat(document.dateOfIssue().toOptional()).contains(PartialDate.parse("2016-05-04"));
        assertThat(document.dateOfExpiry().toOptional()).contains(PartialDate.parse("2036-05-04"));
        assertThat(result.checks())
                .hasSize(2)
                .allMatch(check -> check.type() == CheckType.DOCUMENT && check.outcome() == Check.Outcome.PASSED);
    }

    @Test
    @DisplayName("L20 a review of another level than the session's decides nothing, and the level is told")
    void anotherLevel() {
        VerificationSession session = sumsub.start();
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());
        SessionRef stricter = SessionRef.of(
                session.ref().provider(),
                "case~1",
                Map.of("user", AtSumsub.user(session), "level", FakeSumsubServer.RESIDENCE_LEVEL));

        VerificationResult result = sumsub.identity().complete(stricter, ReturnedParameters.none());

        assertThat(result.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(result.finality()).isEqualTo(Finality.OPEN);
        assertThat(result.provenance().consulted())
                .extracting(Origin::field)
                .contains("applicant#/applicant/review/levelName");
        assertThat(sumsub.complete(session).decision()).isEqualTo(Decision.APPROVED);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a status decides until it is completed; then the answer does, and for RED its type alone:")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'reviewStatus':'init' | PENDING | OPEN",
                "'reviewStatus':'awaitingService','reviewResult':{'reviewAnswer':'GREEN'} | PENDING | OPEN",
                "'reviewStatus':'pending','reviewResult':{'reviewAnswer':'RED','reviewRejectType':'FINAL'}"
                        + " | PENDING | OPEN",
                "'reviewStatus':'onHold','reviewResult':{'reviewAnswer':'GREEN'} | REVIEW | OPEN",
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'GREEN'} | APPROVED | CHANGEABLE",
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'RED','reviewRejectType':'FINAL',"
                        + "'rejectLabels':['BAD_SELFIE']} | DECLINED | CHANGEABLE",
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'RED','reviewRejectType':'RETRY',"
                        + "'rejectLabels':['FORGERY']} | RESUBMIT | RETRYABLE",
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'RED'} | INDETERMINATE | OPEN",
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'RED','reviewRejectType':'LATER'}"
                        + " | INDETERMINATE | OPEN",
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'YELLOW'} | INDETERMINATE | OPEN",
                "'reviewStatus':'completed' | INDETERMINATE | OPEN",
                "'reviewStatus':'done','reviewResult':{'reviewAnswer':'GREEN'} | INDETERMINATE | OPEN",
                "'reviewResult':{'reviewAnswer':'GREEN'} | INDETERMINATE | OPEN"
            })
    void decisions(String review, Decision decision, Finality finality) {
        VerificationResult result = reviewed(review, "");

        assertThat(result.decision()).isEqualTo(decision);
        assertThat(result.finality()).isEqualTo(finality);
    }

    @Test
    @DisplayName("labels and violations are reasons and failed checks, also unknown ones; of an approval neither")
    void reasons() {
        String red = "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'RED','reviewRejectType':'FINAL',"
                + "'rejectLabels':['FORGERY','SELFIE_MISMATCH','NEW_LABEL']}";
        String documents = ",'info':{'idDocs':[{'idDocType':'PASSPORT','violations':['MRZ_DOB_MISMATCH']}]}";

        VerificationResult result = reviewed(red, documents);

        assertThat(result.reasons())
                .containsExactly(
                        new Reason(ReasonCode.NOT_GENUINE, "FORGERY"),
                        new Reason(ReasonCode.MISMATCH, "SELFIE_MISMATCH"),
                        new Reason(ReasonCode.UNMAPPED, "NEW_LABEL"),
                        new Reason(ReasonCode.DATA_MISMATCH, "MRZ_DOB_MISMATCH"));
        assertThat(result.checks())
                .allMatch(check -> check.outcome() == Check.Outcome.FAILED)
                .extracting(Check::type)
                .containsExactly(CheckType.DOCUMENT, CheckType.FACE_MATCH, CheckType.DATA_CONSISTENCY);
        VerificationResult approved = reviewed(
                "'reviewStatus':'completed','reviewResult':{'reviewAnswer':'GREEN','rejectLabels':['FORGERY']}",
                documents);
        assertThat(approved.reasons()).isEmpty();
        assertThat(approved.checks()).isEmpty();
    }

    @Test
    @DisplayName("dates are read in Sumsub's own forms; one without a zone, or of another form, is unreadable")
    void dates() {
        VerificationResult result = reviewed(
                "'reviewStatus':'completed','createDate':'2025-08-22 02:25:27+0000',"
                        + "'reviewDate':'2025-08-22 04:26:11+0200',"
                        + "'reviewResult':{'reviewAnswer':'GREEN'}",
                ",'createdAt':'2025-08-22 02:25:27','info':{'dob':'23.07.1991'}");

        assertThat(result.startedAt().toOptional()).contains(Instant.parse("2025-08-22T02:25:27Z"));
        assertThat(result.endedAt().toOptional()).contains(Instant.parse("2025-08-22T02:26:11Z"));
        assertThat(result.person().dateOfBirth().isGiven()).isFalse();
        VerificationResult unzoned = reviewed("'reviewStatus':'completed','createDate':'2025-08-22 02:25:27'", "");
        assertThat(unzoned.startedAt().isUnreadable()).isTrue();
    }

    @Test
    @DisplayName(
            "an applicant that another application created has its own id, and its externalUserId as the reference")
    void notOurs() {
        VerificationResult result = reviewed("'reviewStatus':'init'", ",'externalUserId':'customer~7'");

        assertThat(idOf(result).value()).isEqualTo("5b59");
        assertThat(result.reference().toOptional()).contains("customer~7");
    }

    @Test
    @DisplayName("a stored answer is an applicant or the search for one; anything else is refused")
    void storedAnswers() {
        String applicant = "{\"id\":\"5b59\",\"review\":{\"reviewStatus\":\"init\"}}";

        assertThat(stored(200, "{\"exists\":true,\"applicant\":" + applicant + "}")
                        .decision())
                .isEqualTo(Decision.PENDING);
        assertThatFailureOf(() -> stored(200, "{\"exists\":false}")).hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThatFailureOf(() -> stored(404, "{\"description\":\"x\"}")).hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("an answer about another user is refused")
    void anotherUser() {
        VerificationSession session = sumsub.start();
        String other = "{\"exists\":true,\"applicant\":{\"id\":\"5b59\",\"externalUserId\":\"other\","
                + "\"review\":{\"reviewStatus\":\"completed\",\"reviewResult\":{\"reviewAnswer\":\"GREEN\"}}}}";
        answer("GET /resources/applicants/-/byExternalUserId/{user} ", other);

        assertThatFailureOf(() -> sumsub.complete(session)).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("images are listed with their kind, type and size, and fetched when they are opened")
    void images() throws IOException {
        VerificationResult result = sumsub.ended(ReviewOutcome.green());
        int before = sumsub.server().callCount();

        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Kind.DOCUMENT_FRONT, Kind.DOCUMENT_BACK, Kind.LIVENESS_FACE);
        Evidence front = result.evidence().get(0);
        assertThat(front.document().toOptional()).contains(0);
        assertThat(front.contentType().toOptional()).contains("image/jpeg");
        assertThat(result.evidence().get(2).document().isGiven()).isFalse();
        assertThat(sumsub.server().callCount()).isEqualTo(before);
        try (InputStream bytes = front.open()) {
            assertThat(front.size().toOptional()).contains((long) bytes.readAllBytes().length);
        }
        assertThat(sumsub.server().callCount()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("an image that a later attempt replaced is left out")
    void replaced() {
        VerificationSession session = sumsub.start();
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.red("RETRY", "BAD_SELFIE"));
        unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());

        assertThat(sumsub.complete(session).evidence()).hasSize(3);
    }

    @Test
    @DisplayName("a deactivated image is no evidence, and what was found of it no check")
    void deactivatedImage() {
        VerificationSession session = sumsub.start();
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());
        String image = "{\"id\":\"7\",\"idDocDef\":{\"idDocType\":\"PASSPORT\",\"country\":\"NOR\"},"
                + "\"reviewResult\":{\"reviewAnswer\":\"GREEN\"},\"deactivated\":false}";
        String replaced =
                image.replace("\"7\"", "\"8\"").replace("GREEN", "RED").replace("false", "true");
        answer("GET /resources/applicants/{id}/metadata/resources ", "{\"items\":[" + image + "," + replaced + "]}");

        VerificationResult result = sumsub.complete(session);

        assertThat(result.evidence()).hasSize(1);
        assertThat(result.checks()).extracting(Check::outcome).containsExactly(Check.Outcome.PASSED);
    }

    @ParameterizedTest
    @DisplayName("a deactivated applicant is NOT_FOUND, whatever its review says, and no user gets a new link to it")
    @ValueSource(strings = {"true", "\"true\"", "1"})
    void deactivated(String deleted) {
        VerificationSession session = sumsub.start();
        String applicant =
                "{\"id\":\"5b59\",\"externalUserId\":\"" + AtSumsub.user(session) + "\",\"deleted\":" + deleted
                        + ",\"review\":{\"reviewStatus\":\"completed\",\"reviewResult\":{\"reviewAnswer\":\"GREEN\"}}}";
        answer(
                "GET /resources/applicants/-/byExternalUserId/{user} ",
                "{\"exists\":true,\"applicant\":" + applicant + "}");
        answer("GET /resources/applicants/{id}/one ", applicant);

        assertThatFailureOf(() -> sumsub.complete(session))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasMessageContaining("deactivated");
        assertThatFailureOf(() -> sumsub.identity().resume(session.ref())).hasCode(ErrorCode.NOT_FOUND);
        VerificationId id = new VerificationId(new ProviderId("sumsub"), "5b59");
        assertThatFailureOf(() -> sumsub.identity().find(id))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasMessageContaining("deactivated");
        assertThatFailureOf(() -> stored(200, applicant)).hasCode(ErrorCode.NOT_FOUND);
        assertThat(stored(200, applicant.replace(deleted, "false")).decision()).isEqualTo(Decision.APPROVED);
    }

    private void answer(String request, String json) {
        Fault answer = Fault.respond(200, Map.of("Content-Type", "application/json"), json.getBytes(UTF_8));
        sumsub.wire().fail(request, answer);
    }

    @Test
    @DisplayName("images that cannot be listed leave the decision as it is, and are NOT_READ")
    void imagesNotRead() {
        VerificationSession session = sumsub.start();
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());
        sumsub.wire()
                .fail("GET /resources/applicants/{id}/metadata/resources ", Fault.respond(500, Map.of(), new byte[0]));

        VerificationResult result = sumsub.complete(session);

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.evidence()).isEmpty();
        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.CHECKS, Part.EVIDENCE);
    }

    @Test
    @DisplayName("a deleted applicant is not found, and what is left without personal data is no person")
    void deleted() {
        VerificationResult kept = sumsub.ended(ReviewOutcome.green());
        sumsub.server().deletePersonalData(idOf(kept).value());
        assertThat(sumsub.identity().find(idOf(kept)).person().fullName().isGiven())
                .isFalse();
        sumsub.server().delete(idOf(kept).value());
        assertThatFailureOf(() -> sumsub.identity().find(idOf(kept))).hasCode(ErrorCode.NOT_FOUND);
    }
}
