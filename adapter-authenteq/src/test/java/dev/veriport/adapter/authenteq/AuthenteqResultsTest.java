package dev.veriport.adapter.authenteq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.AuthenteqSamples;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.LicenceClass;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Sex;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authenteq's result in our words. */
final class AuthenteqResultsTest {
    private final AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("all fields of the printed sample arrive, its swapped prefix and suffix unmended")
    void the_printed_sample() {
        VerificationResult result = of(AuthenteqSamples.load("verification-result-200.json"));
        Person person = result.person();

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.finality()).isEqualTo(Finality.FINAL);
        assertThat(result.reference()).isEqualTo(Reported.of("case-1"));
        assertThat(result.startedAt()).isEqualTo(Reported.of(Instant.parse("2020-04-10T11:44:40Z")));
        assertThat(result.endedAt()).isEqualTo(Reported.of(Instant.parse("2020-04-10T11:47:23Z")));
        assertThat(person.fullName()).isEqualTo(pii("DOE JOHN"));
        assertThat(person.familyName()).isEqualTo(pii("DOE"));
        assertThat(person.givenNames()).isEqualTo(pii("JOHN"));
        assertThat(person.namePrefixes()).isEqualTo(pii("JR"));
        assertThat(person.nameSuffixes()).isEqualTo(pii("MR"));
        assertThat(person.sex()).isEqualTo(pii(Sex.M));
        assertThat(person.dateOfBirth()).isEqualTo(pii(new PartialDate(1964, 12, 30)));
        assertThat(person.nationality()).isEqualTo(pii(Country.of("USA")));
        assertThat(person.address()).isEqualTo(pii("430-985 ELEIFEND^DULUTH WA 92611"));
        assertThat(person.localName()).isEqualTo(Personal.notProvided());
        assertThat(result.checks())
                .containsExactly(
                        Check.of(CheckType.CHIP, Check.Outcome.NOT_MADE).withWord(Reported.of("false")));
    }

    @Test
    @DisplayName("its document arrives with number, country, state, dates and licence classes")
    void the_printed_document() {
        Document document = of(AuthenteqSamples.load("verification-result-200.json"))
                .documents()
                .get(0);

        assertThat(document.type()).isEqualTo(DocumentType.DRIVING_LICENCE);
        assertThat(document.typeWord()).isEqualTo(Reported.of("DL"));
        assertThat(document.number()).isEqualTo(pii("1234567890"));
        assertThat(document.issuingCountry()).isEqualTo(Reported.of(Country.of("USA")));
        assertThat(document.jurisdiction()).isEqualTo(Reported.of("UT"));
        assertThat(document.dateOfExpiry()).isEqualTo(Reported.of(new PartialDate(2022, 12, 30)));
        assertThat(document.dateOfIssue()).isEqualTo(Reported.of(new PartialDate(2012, 5, 30)));
        assertThat(document.licenceClass()).isEqualTo(Reported.of("B/C/D"));
        assertThat(document.licenceClasses()).extracting(LicenceClass::name).containsExactly("B", "C", "D");
        assertThat(document.licenceClasses().get(0).notes()).isEqualTo(pii("Some valuable note"));
        assertThat(document.licenceClasses().get(0).to()).isEqualTo(Reported.of(new PartialDate(2029, 1, 30)));
        assertThat(document.licenceClasses().get(1).notes()).isEqualTo(Personal.absent());
        assertThat(document.mrz()).isEqualTo(Personal.notProvided());
    }

    @Test
    @DisplayName("its five files are handles that decode when opened")
    void the_printed_evidence() throws IOException {
        VerificationResult result = of(AuthenteqSamples.load("verification-result-200.json"));

        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .containsExactly(
                        Evidence.Kind.LIVENESS_FACE,
                        Evidence.Kind.DOCUMENT_FRONT,
                        Evidence.Kind.DOCUMENT_BACK,
                        Evidence.Kind.DOCUMENT_FACE,
                        Evidence.Kind.ADDRESS_PROOF);
        Evidence front = result.evidence().get(1);
        assertThat(front.open()).hasContent("croppedFrontImage");
        assertThat(front.open()).hasContent("croppedFrontImage");
        assertThat(front.size()).isEqualTo(Reported.of(17L));
        assertThat(front.document()).isEqualTo(Reported.of(0));
        assertThat(front.contentType()).isEqualTo(Reported.of("image/jpeg"));
        assertThat(front.sha256().toOptional())
                .hasValueSatisfying(hash -> assertThat(hash).hasSize(64));
        assertThat(result.evidence().get(4).contentType()).isEqualTo(Reported.of("application/pdf"));
    }

    @Test
    @DisplayName("three documents arrive in their order, their pictures pointing at them; the person is the first's")
    void three_documents() {
        VerificationResult result = of("""
                {"id":"v-3","status":"PASSED","nfcVerified":true,
                 "documentData":{"documentType":"PP","surnameAndGivenNames":"MUSTER ERIKA"},
                 "documentData2":{"documentType":"NID","surnameAndGivenNames":"MUSTER E",
                   "croppedBackImage":{"contentType":"image/png","content":"YmFjaw=="}},
                 "documentData3":{"documentType":"XY","licenseClassDetails":{"B":{"note":"glasses"}},"faceImage":"ZmFjZQ=="}}
                """);

        assertThat(result.documents())
                .extracting(document -> document.type())
                .containsExactly(DocumentType.PASSPORT, DocumentType.NATIONAL_ID, DocumentType.OTHER);
        assertThat(result.documents().get(2).typeWord()).isEqualTo(Reported.of("XY"));
        assertThat(result.documents().get(2).licenceClasses().get(0).notes()).isEqualTo(pii("glasses"));
        assertThat(result.evidence()).extracting(Evidence::document).containsExactly(Reported.of(1), Reported.of(2));
        assertThat(result.person().fullName()).isEqualTo(pii("MUSTER ERIKA"));
        assertThat(result.checks())
                .extracting(Check::type, Check::outcome)
                .containsExactly(tuple(CheckType.CHIP, Check.Outcome.PASSED));
    }

    @ParameterizedTest(name = "status {0} is {1}")
    @DisplayName("only the word PASSED is approved:")
    @CsvSource({
        "'\"PASSED\"', APPROVED, FINAL",
        "'\"FAILED\"', DECLINED, FINAL",
        "'\"passed\"', INDETERMINATE, OPEN",
        "'\"PASSED \"', INDETERMINATE, OPEN",
        "'\"NOT PASSED\"', INDETERMINATE, OPEN",
        "'\"\"', INDETERMINATE, OPEN",
        "null, INDETERMINATE, OPEN",
        "true, INDETERMINATE, OPEN",
        "'[\"PASSED\"]', INDETERMINATE, OPEN",
    })
    void decisions(String status, Decision decision, Finality finality) {
        VerificationResult result = of("{\"id\":\"v-1\",\"status\":" + status + "}");

        assertThat(result.decision()).isEqualTo(decision);
        assertThat(result.finality()).isEqualTo(finality);
    }

    @Test
    @DisplayName("an unknown word is kept, and without one nothing is approved")
    void an_unknown_word_is_kept() {
        assertThat(of("{\"id\":\"v-1\",\"status\":\"MAYBE\"}").provenance().decisionWord())
                .isEqualTo(Reported.of("MAYBE"));
        assertThat(of("{\"id\":\"v-1\"}").decision()).isEqualTo(Decision.INDETERMINATE);
    }

    @ParameterizedTest
    @DisplayName("what is not a whole result is MALFORMED_RESPONSE:")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"PASSED\"",
                "{\"status\":\"PASSED\"}",
                "{\"id\":\"v-1\",\"status\":\"PASSED\"}}",
                "{\"id\":\"v-1\",\"status\":\"PASSED\"} huiHjio",
                "{\"id\":\"v-1\",\"status\":\"FAILED\",\"status\":\"PASSED\"}",
                "{\"id\":\"v-1\",\"status\":\"PASSED\",\"errorCode\":\"SOMETHING\"}",
                "<html>PASSED</html>"
            })
    void malformed(String body) {
        VeriportException refused = catchThrowableOfType(VeriportException.class, () -> of(body));

        assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(refused.vaultKey()).isPresent();
    }

    @Test
    @DisplayName("base64 that is cut or malformed is told when it is opened, and nothing else suffers")
    void broken_base64() {
        VerificationResult result =
                of("{\"id\":\"v-1\",\"status\":\"PASSED\",\"livenessFaceImage\":{\"content\":\"Zm9vY\"}}");
        Evidence face = result.evidence().get(0);

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(catchThrowableOfType(IOException.class, face::open)).isNotNull();
        assertThat(face.size()).isEqualTo(Reported.unreadable());
        assertThat(face.sha256()).isEqualTo(Reported.unreadable());
    }

    @Test
    @DisplayName(
            "D7 dates, a sex, a chip and a licence that cannot be read are told as such; the vendor's decision stays")
    void unreadable() {
        VerificationResult result = of("""
                {"id":"v-1","status":"PASSED","nfcVerified":"perhaps","startTime":"yesterday","endTime":1755825927,
                 "documentData":{"documentType":"DL","dateOfBirth":"0000-00-00","dateOfExpiry":"29.05.2019","dateOfIssue":"",
                   "sex":"boy","surname":["MUSTER"],"documentNumber":123,"nationality":"D<<",
                   "licenseClassDetails":{"B":{"from":"01.01.0001","note":""},"C":"from 1990"}}}
                """);
        Document document = result.documents().get(0);

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.person().dateOfBirth()).isEqualTo(Personal.unreadable());
        assertThat(result.person().sex()).isEqualTo(Personal.unreadable());
        assertThat(result.person().familyName()).isEqualTo(Personal.unreadable());
        assertThat(result.person().nationality()).isEqualTo(pii(Country.of("DEU")));
        assertThat(document.number()).isEqualTo(pii("123"));
        assertThat(document.dateOfExpiry()).isEqualTo(Reported.unreadable());
        assertThat(document.dateOfIssue()).isEqualTo(Reported.absent());
        assertThat(document.licenceClasses())
                .extracting(LicenceClass::name, LicenceClass::from, LicenceClass::notes)
                .containsExactly(
                        tuple("B", Reported.unreadable(), Personal.absent()),
                        tuple("C", Reported.unreadable(), Personal.unreadable()));
        assertThat(result.checks())
                .extracting(Check::type, Check::outcome)
                .containsExactly(tuple(CheckType.CHIP, Check.Outcome.UNKNOWN));
        assertThat(result.startedAt()).isEqualTo(Reported.unreadable());
        assertThat(result.endedAt()).isEqualTo(Reported.of(Instant.parse("2025-08-22T01:25:27Z")));
        assertThat(result.explain().toString())
                .contains("/documentData/dateOfExpiry = [redacted]", "/documentData/dateOfBirth = [redacted]")
                .doesNotContain("2019", "0000-00-00", "MUSTER");
        assertThat(result.explain().text(true)).contains("/documentData/dateOfExpiry = 29.05.2019");
    }

    @ParameterizedTest
    @DisplayName("D7 a document, licence classes or an image of another type are there and unreadable:")
    @ValueSource(strings = {"\"a card\"", "7", "true", "[\"a card\"]"})
    void of_another_type(String written) {
        VerificationResult card = of("{\"id\":\"v-1\",\"status\":\"PASSED\",\"documentData\":" + written + "}");
        VerificationResult licence =
                of("{\"id\":\"v-1\",\"status\":\"PASSED\",\"documentData\":{\"licenseClassDetails\":" + written
                        + ",\"faceImage\":{\"content\":" + written + "}}}");

        assertThat(card.documents())
                .extracting(Document::type, Document::typeWord)
                .containsExactly(tuple(DocumentType.OTHER, Reported.unreadable()));
        assertThat(card.person().fullName()).isEqualTo(Personal.unreadable());
        assertThat(licence.documents().get(0).licenceClasses())
                .extracting(LicenceClass::from)
                .containsExactly(Reported.unreadable());
        assertThat(licence.evidence()).extracting(Evidence::size).containsExactly(Reported.unreadable());
        assertThat(of("{\"id\":\"v-1\",\"status\":\"PASSED\",\"documentData\":null}")
                        .documents())
                .isEmpty();
    }

    @Test
    @DisplayName("D6 a surrogate in UTF-8, and half a character in escapes: refused, and unreadable")
    void no_text() {
        byte[] body =
                "{\"id\":\"v-1\",\"status\":\"PASSED\",\"documentData\":{\"surname\":\"Li \u00ed\u00a1\u0080 Wei\"}}"
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(catchThrowableOfType(
                                VeriportException.class,
                                () -> AuthenteqResults.read(
                                        new ProviderId("authenteq"),
                                        Reported.notProvided(),
                                        new VendorResponse(200, Optional.empty(), body)))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        VerificationResult escaped =
                of("{\"id\":\"v-1\",\"status\":\"PASSED\",\"documentData\":{\"surname\":\"Li \\uD840 Wei\"}}");
        assertThat(escaped.person().familyName()).isEqualTo(Personal.unreadable());
        assertThat(of("{\"id\":\"v-1\",\"status\":\"PASSED\\uD840\"}").decision())
                .isEqualTo(Decision.INDETERMINATE);
    }

    private VerificationResult of(String body) {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server().answerNext(AtAuthenteq.RESULT, Answer.of(200, "application/json", body));
        return app.identity().complete(session.ref(), back);
    }

    private static <T> Personal<T> pii(T value) {
        return Personal.of(value);
    }
}
