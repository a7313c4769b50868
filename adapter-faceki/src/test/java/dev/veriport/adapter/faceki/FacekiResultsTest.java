package dev.veriport.adapter.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faceki's records and codes in our words. */
final class FacekiResultsTest {
    private static final String WHOLE_RECORD = """
            {"requestId":"r-1","link":"l-1","record_identifier":"case-7~0b8f6a52-6d1c-4a0b-9c36-9a3c86a7d111",
             "decision":"ACCEPTED","createdAt":"2024-01-24T10:00:00.000Z","updatedAt":"2024-01-24T10:05:00.000Z","updateBy":"",
             "document_data":[{"full_name":"PAT Q SAMPLE","first_name":"PAT","middle_name":"Q","last_name":"SAMPLE",
               "local_name":"\\u0627","nationality":"Bahrain","nationality_iso":"BH","nationality_iso2":"BHR",
               "issuer":"Bahrain","issuer_iso":"BH","issuer_iso2":"BHR","gender":"F","dob":"03","age":"26",
               "date_of_birth":"XX-03-XX","date_of_birth_day":"07","date_of_birth_month":"03","date_of_birth_year":"1997",
               "expiry":"2031-02-30","expiryDay":"28","expiryMonth":"02","expiryYear":"2031",
               "issued":"","issuedDay":"","issuedMonth":"","issuedYear":"","document_number":"T0000001",
               "document_type":"I","document_type_full":"Identity Card","mrz":"IDBHR<<<^9703<<<^SAMPLE<<PAT",
               "document_face_match":{"similarity":99.5,"confidence":99.9},"passed":true}],
             "selfie_data":{"liveness_pass":true},"aml":[],"errorCodes":[],
             "verification_summary":{"face_verified":true,"selfie_liveness_verified":true,"document_verified":true,
               "verification_rules_passed":true,"document_liveness_verified":false,"image_quality":true},
             "images":[{"documentName":"ID Card","side":"front","key":"k/f.jpg"},{"documentName":"Other","side":"","key":"k"}]}
            """;

    private final AtFaceki app = AtFaceki.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("the person arrives as on the document, the birth date from its parts and never from dob")
    void the_person() {
        Person person = of(WHOLE_RECORD).person();

        assertThat(person.fullName()).isEqualTo(pii("PAT Q SAMPLE"));
        assertThat(person.givenNames()).isEqualTo(pii("PAT"));
        assertThat(person.middleName()).isEqualTo(pii("Q"));
        assertThat(person.familyName()).isEqualTo(pii("SAMPLE"));
        assertThat(person.localName()).isEqualTo(pii("\u0627"));
        assertThat(person.dateOfBirth()).isEqualTo(pii(new PartialDate(1997, 3, 7)));
        assertThat(person.sex()).isEqualTo(pii(Sex.F));
        assertThat(person.nationality()).isEqualTo(pii(Country.of("BHR")));
        assertThat(person.address()).isEqualTo(Personal.notProvided());
    }

    @Test
    @DisplayName("the document arrives, what it does not have as ABSENT")
    void the_document() {
        Document document = of(WHOLE_RECORD).documents().get(0);

        assertThat(document.type()).isEqualTo(DocumentType.NATIONAL_ID);
        assertThat(document.typeWord()).isEqualTo(Reported.of("Identity Card"));
        assertThat(document.number()).isEqualTo(pii("T0000001"));
        assertThat(document.issuingCountry()).isEqualTo(Reported.of(Country.of("BHR")));
        assertThat(document.dateOfExpiry()).isEqualTo(Reported.of(new PartialDate(2031, 2, 28)));
        assertThat(document.dateOfIssue()).isEqualTo(Reported.absent());
        assertThat(document.mrz()).isEqualTo(pii("IDBHR<<<^9703<<<^SAMPLE<<PAT"));
        assertThat(document.jurisdiction()).isEqualTo(Reported.notProvided());
    }

    @Test
    @DisplayName("the checks arrive with their score on its own scale, the evidence by name alone")
    void checks_and_evidence() {
        VerificationResult result = of(WHOLE_RECORD);

        assertThat(result.checks())
                .extracting(Check::type, Check::outcome, check -> check.score().toOptional())
                .containsExactly(
                        tuple(CheckType.FACE_MATCH, Outcome.PASSED, Optional.of(new Check.Score(99.5, 0, 100))),
                        tuple(CheckType.FACE_LIVENESS, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.DOCUMENT, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.DOCUMENT, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.DOCUMENT_LIVENESS, Outcome.FAILED, Optional.empty()),
                        tuple(CheckType.IMAGE_QUALITY, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.RULES, Outcome.PASSED, Optional.empty()));
        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.DOCUMENT_FRONT, Evidence.Kind.OTHER);
        assertThat(result.evidence())
                .isNotEmpty()
                .extracting(Evidence::availability)
                .containsOnly(Evidence.Availability.NOT_OFFERED);
        assertThat(catchThrowableOfType(
                        UnsupportedOperationException.class,
                        () -> result.evidence().get(0).open()))
                .isNotNull();
    }

    @Test
    @DisplayName("each document has its outcome, and the face its lowest similarity")
    void each_document() {
        VerificationResult result = app.foundRecord("\"document_data\":["
                + "{\"passed\":true,\"document_face_match\":{\"similarity\":99.5}},"
                + "{\"passed\":false,\"document_face_match\":{\"similarity\":12}}]");

        assertThat(result.checks())
                .extracting(Check::type, Check::outcome, check -> check.score().toOptional())
                .containsExactly(
                        tuple(CheckType.FACE_MATCH, Outcome.UNKNOWN, Optional.of(new Check.Score(12, 0, 100))),
                        tuple(CheckType.DOCUMENT, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.DOCUMENT, Outcome.FAILED, Optional.empty()));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("only a document that is called a residence permit is one:")
    @CsvSource({
        "Residence Permit, RESIDENCE_PERMIT",
        "Non-Resident ID, NATIONAL_ID",
        "Resident Identity Card, NATIONAL_ID"
    })
    void residence_permits(String name, DocumentType type) {
        VerificationResult result = app.foundRecord(
                "\"document_data\":[{\"document_type\":\"I\",\"document_type_full\":\"" + name + "\"}]");

        assertThat(result.documents().get(0).type()).isEqualTo(type);
    }

    @Test
    @DisplayName("the link, with which anybody can go on, does not come with the result")
    void no_link() {
        VerificationResult result = of(WHOLE_RECORD);

        assertThat(result.provenance().answers().values().stream().flatMap(List::stream))
                .isNotEmpty()
                .noneMatch(origin -> origin.word().equals(Personal.of("l-1")));
        assertThat(result.provenance().consulted())
                .noneMatch(origin -> origin.word().equals(Personal.of("l-1")));
    }

    @Test
    @DisplayName("the record says whose case it is, when it was, and who decided")
    void the_rest() {
        VerificationResult result = of(WHOLE_RECORD);

        assertThat(result.reference()).isEqualTo(Reported.of("case-7"));
        assertThat(result.id()).isEqualTo(Reported.of(VerificationId.parse("faceki:r-1")));
        assertThat(result.startedAt()).isEqualTo(Reported.of(Instant.parse("2024-01-24T10:00:00Z")));
        assertThat(result.provenance().decidedByPerson()).isEqualTo(Reported.of(false));
        assertThat(result.provenance().recordIds()).containsExactly("r-1");
    }

    @ParameterizedTest(name = "decision {0} is {1}")
    @DisplayName("only the words for accepted are approved:")
    @CsvSource({
        "'\"ACCEPTED\"', APPROVED",
        "'\" accepted \"', APPROVED",
        "'\"APPROVED\"', APPROVED",
        "'\"DECLINED\"', DECLINED",
        "'\"REVIEW\"', REVIEW",
        "'\"PENDING\"', REVIEW",
        "'\"NOT ACCEPTED\"', INDETERMINATE",
        "'\"ACCEPTED_WITH_WARNING\"', INDETERMINATE",
        "'\"\"', INDETERMINATE",
        "null, INDETERMINATE",
        "true, INDETERMINATE",
        "1, INDETERMINATE",
        "'{\"value\":\"ACCEPTED\"}', INDETERMINATE",
    })
    void decisions(String word, Decision decision) {
        assertThat(of("{\"requestId\":\"r-1\",\"decision\":" + word + "}").decision())
                .isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0} is {1}, {2}")
    @DisplayName("a code alone decides, without an id:")
    @CsvSource({
        "5004, RESUBMIT, LIVENESS_FAILED",
        "5005, DECLINED, MISMATCH",
        "5006, RESUBMIT, MISSING_IMAGE",
        "5007, DECLINED, RULES_NOT_MET",
        "5008, DECLINED, UNMAPPED",
        "5010, DECLINED, EXPIRED",
        "5011, RESUBMIT, EXPIRY_NOT_FOUND",
        "8001, RESUBMIT, MISSING_IMAGE",
        "8002, DECLINED, NOT_VERIFIED",
        "8003, RESUBMIT, TRY_AGAIN",
        "8004, RESUBMIT, CROPPED",
        "8005, RESUBMIT, TOO_CLOSE",
        "8006, RESUBMIT, NO_FACE",
        "8007, RESUBMIT, NEAR_EDGE",
        "8008, RESUBMIT, TOO_SMALL",
        "8009, RESUBMIT, POOR_LIGHT",
        "8010, DECLINED, NOT_VERIFIED",
        "8011, DECLINED, NOT_VERIFIED",
        "8012, DECLINED, NOT_VERIFIED",
        "8018, RESUBMIT, MULTIPLE_FACES",
        "8019, RESUBMIT, BLURRY",
        "5012, INDETERMINATE, UNMAPPED",
        "201, INDETERMINATE, UNMAPPED",
        "-1, INDETERMINATE, UNMAPPED",
    })
    void codes(String code, Decision decision, ReasonCode reason) {
        for (String field : new String[] {"code", "responseCode"}) {
            VerificationResult result = answered("{\"" + field + "\":" + code + ",\"result\":\"text\"}");
            assertThat(result.decision()).isEqualTo(decision);
            assertThat(result.reasons()).containsExactly(new Reason(reason, code));
            assertThat(result.id()).isEqualTo(Reported.absent());
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("the operator's faults are errors and never declines:")
    @CsvSource({
        "400, INVALID_REQUEST",
        "500, UNAVAILABLE",
        "1000, UNAVAILABLE",
        "5001, CONFIGURATION",
        "5002, INVALID_REQUEST",
        "5003, BUDGET_EXHAUSTED",
        "5009, BUDGET_EXHAUSTED",
        "7001, CONFIGURATION",
        "8013, NOT_FOUND",
        "8014, NOT_FOUND",
        "8015, NOT_FOUND",
        "8016, UNAVAILABLE",
        "8017, BUDGET_EXHAUSTED",
    })
    void faults(String code, ErrorCode error) {
        VeriportException failure =
                catchThrowableOfType(VeriportException.class, () -> answered("{\"code\":\"" + code + "\"}"));

        assertThat(failure.code()).isEqualTo(error);
    }

    @ParameterizedTest
    @DisplayName("what cannot be read is MALFORMED_RESPONSE:")
    @ValueSource(strings = {"", "[]", "{}", "{\"result\":[]}", "{\"code\":null}", "{\"code\":200", "<html></html>"})
    void malformed(String body) {
        assertThat(catchThrowableOfType(VeriportException.class, () -> answered(body))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("a record's error codes become reasons; an unknown one keeps its word")
    void reasons_of_a_record() {
        VerificationResult result = of(
                "{\"requestId\":\"r-1\",\"decision\":\"DECLINED\",\"errorCodes\":[8019,\"5010\",\"FACE_CROPPED\",\"NEW\"]}");

        assertThat(result.decision()).isEqualTo(Decision.DECLINED);
        assertThat(result.reasons())
                .containsExactly(
                        new Reason(ReasonCode.BLURRY, "8019"),
                        new Reason(ReasonCode.EXPIRED, "5010"),
                        new Reason(ReasonCode.CROPPED, "FACE_CROPPED"),
                        new Reason(ReasonCode.UNMAPPED, "NEW"));
    }

    @Test
    @DisplayName("records are read at the path that is set")
    void another_path_for_records() {
        String older = "/kycverify/api/kycverify/records";
        try (AtFaceki there = AtFaceki.open(app.server(), Map.of("veriport.faceki.records-path", older))) {
            app.server()
                    .answerNext(
                            older,
                            Answer.of(
                                    200,
                                    "application/json",
                                    "{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}]}"));

            assertThat(there.identity().find(VerificationId.parse("faceki:r-1")).decision())
                    .isEqualTo(Decision.APPROVED);
            assertThat(app.server().requests(AtFaceki.RECORDS)).isZero();
        }
    }

    /** What {@code find} makes of one record. */
    private VerificationResult of(String record) {
        return answered("{\"status\":true,\"code\":200,\"result\":[" + record + "]}");
    }

    private VerificationResult answered(String body) {
        for (int attempt = 0; attempt < 3; attempt++) {
            app.server().answerNext(AtFaceki.RECORDS, Answer.of(200, "application/json", body));
        }
        return app.identity().find(VerificationId.parse("faceki:r-1"));
    }

    private static <T> Personal<T> pii(T value) {
        return Personal.of(value);
    }
}
