package dev.veriport.adapter.faceki;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Missing;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import dev.veriport.model.VerificationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record's documents hold and nobody can read: it is there, and never told as none. */
final class UnreadableDocumentsTest {
    private final AtFaceki app = AtFaceki.open();

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest(name = "D7 {0}, {1}, {2} is {3}")
    @CsvSource({
        "1990, 04, 12, 1990-04-12",
        "1990, 4, 5, 1990-04-05",
        "' 1990 ', ' 04', '12 ', 1990-04-12",
        "1990, 04, '', 1990-04",
        "1990, '', '', 1990",
        "1990, 00, 00, 1990",
        "'', '', '', ABSENT",
        "1990, 4294967300, 12, UNREADABLE",
        "1990, 04, 12f, UNREADABLE",
        "4294969286, 04, 12, UNREADABLE",
        "1990, 4.0, 12, UNREADABLE",
        "1990, +4, 12, UNREADABLE",
        "1990, -4, 12, UNREADABLE",
        "1990, XX, 12, UNREADABLE",
        "XX, 03, XX, UNREADABLE",
        "0000, 00, 00, UNREADABLE",
        "0001, 01, 01, UNREADABLE",
        "90, 04, 12, UNREADABLE",
        "'', 04, 12, UNREADABLE",
        "1990, '', 12, UNREADABLE",
        "2023, 02, 31, UNREADABLE",
        "1990, 13, 01, UNREADABLE",
        "١٩٩٠, 04, 12, UNREADABLE",
        "1990, ٤, 12, UNREADABLE",
    })
    @DisplayName("D7 a date is its parts, all of them, and half a date is no date:")
    void dates(String year, String month, String day, String date) {
        VerificationResult result = document(
                "\"expiryYear\":\"%s\",\"expiryMonth\":\"%s\",\"expiryDay\":\"%s\"".formatted(year, month, day));
        Reported<PartialDate> expiry = result.documents().get(0).dateOfExpiry();

        assertThat(expiry).hasToString(date);
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        if (expiry.isUnreadable()) {
            assertThat(result).hasUnreadable("documents[0].dateOfExpiry");
        }
    }

    @Test
    @DisplayName("D7 numbers of JSON are parts of a date too, where they are whole and in their range")
    void numbers() {
        assertThat(document("\"issuedYear\":1990,\"issuedMonth\":4,\"issuedDay\":12")
                        .documents()
                        .get(0)
                        .dateOfIssue())
                .isEqualTo(Reported.of(new PartialDate(1990, 4, 12)));
        for (String month : new String[] {"4294967300", "4.5", "1e0", "true", "[4]"}) {
            assertThat(document("\"issuedYear\":1990,\"issuedMonth\":" + month)
                            .documents()
                            .get(0)
                            .dateOfIssue())
                    .isEqualTo(Reported.unreadable());
        }
    }

    @Test
    @DisplayName("D7 a whole date without parts is there, and its order is not stated")
    void whole() {
        VerificationResult result = document("\"expiry\":\"29.05.2019\",\"issued\":\"\"");

        assertThat(result.documents().get(0).dateOfExpiry()).isEqualTo(Reported.unreadable());
        assertThat(result.documents().get(0).dateOfIssue()).isEqualTo(Reported.absent());
        assertThat(result.explain().toString())
                .contains("/document_data/0/expiry = [redacted]")
                .doesNotContain("2019");
        assertThat(result.explain().text(true)).contains("/document_data/0/expiry = 29.05.2019");
    }

    @ParameterizedTest(name = "D8 {0}, {1}, {2} is {3}")
    @CsvSource({
        "BHR, BH, Bahrain, BHR",
        "Bahrein, BH, Bahrain, BHR",
        "ZZZ, '', BH, BHR",
        "'', '', Atlantis, Atlantis",
        "ZZZ, QQ, Atlantis, ZZZ",
        "D<<, '', '', DEU",
    })
    @DisplayName("D8 a code we know is not hidden by one we do not:")
    void countries(String iso2, String iso, String name, String code) {
        VerificationResult result =
                document("\"issuer_iso2\":\"%s\",\"issuer_iso\":\"%s\",\"issuer\":\"%s\"".formatted(iso2, iso, name));

        assertThat(result.documents().get(0).issuingCountry().map(Country::code))
                .isEqualTo(Reported.of(code));
    }

    @Test
    @DisplayName("D8 a code of another type does not hide a good one, and alone is unreadable")
    void countriesOfAnotherType() {
        assertThat(document("\"issuer_iso2\":{},\"issuer_iso\":\"BH\"")
                        .documents()
                        .get(0)
                        .issuingCountry())
                .isEqualTo(Reported.of(Country.of("BHR")));
        assertThat(document("\"issuer_iso2\":[\"BHR\"],\"issuer\":\"\"")
                        .documents()
                        .get(0)
                        .issuingCountry())
                .isEqualTo(Reported.unreadable());
    }

    @ParameterizedTest(name = "D7 gender {0} is {1}")
    @CsvSource({
        "'\"m\"', M",
        "'\"FEMALE\"', F",
        "'\"<\"', UNSPECIFIED",
        "'\"\"', ABSENT",
        "'\"N/A\"', UNREADABLE",
        "'\"femałe\"', UNREADABLE",
        "1, UNREADABLE",
        "true, UNREADABLE",
    })
    void sex(String written, String sex) {
        Personal<Sex> personal = document("\"gender\":" + written).person().sex();

        assertThat(personal.<String>match(Sex::name, Missing::name)).isEqualTo(sex);
    }

    @Test
    @DisplayName(
            "D6 names of another type are unreadable, and so is half a character; numbers of documents may be numbers")
    void names() {
        VerificationResult result = document(
                "\"full_name\":{\"first\":\"PAT\"},\"last_name\":7,\"first_name\":[\"PAT\"],\"local_name\":\"Li \\uD840\","
                        + "\"middle_name\":true,\"mrz\":{},\"document_number\":12345678");
        Person person = result.person();

        assertThat(person.fullName()).isEqualTo(Personal.unreadable());
        assertThat(person.familyName()).isEqualTo(Personal.unreadable());
        assertThat(person.givenNames()).isEqualTo(Personal.unreadable());
        assertThat(person.localName()).isEqualTo(Personal.unreadable());
        assertThat(person.middleName()).isEqualTo(Personal.unreadable());
        assertThat(result.documents().get(0).mrz()).isEqualTo(Personal.unreadable());
        assertThat(result.documents().get(0).number()).isEqualTo(Personal.of("12345678"));
        assertThat(result.explain().toString()).doesNotContain("PAT", "uD840");
        assertThat(result.explain().text(true)).contains("/local_name = Li \\uD840", "/full_name = an object");
    }

    @ParameterizedTest
    @DisplayName("D7 documents in another form are documents that cannot be read, and not none:")
    @ValueSource(strings = {"\"a card\"", "[\"a card\"]", "[[]]", "7"})
    void documents(String written) {
        VerificationResult result = app.foundRecord("\"document_data\":" + written);

        assertThat(result.documents()).hasSize(1);
        assertThat(result.documents().get(0).type()).isEqualTo(DocumentType.OTHER);
        assertThat(result.documents().get(0).typeWord()).isEqualTo(Reported.unreadable());
        assertThat(result.documents().get(0).dateOfExpiry()).isEqualTo(Reported.unreadable());
        assertThat(result).hasUnreadable("person.fullName");
    }

    @Test
    @DisplayName("D7 a null before a document does not hide the person")
    void nullBeforeADocument() {
        VerificationResult result = app.foundRecord("\"document_data\":[null,{\"full_name\":\"PAT SAMPLE\"}]");

        assertThat(result.person().fullName()).isEqualTo(Personal.of("PAT SAMPLE"));
        assertThat(result.documents()).hasSize(2);
    }

    @Test
    @DisplayName("D7 one document without its array is a document; no documents are none")
    void oneDocument() {
        assertThat(app.foundRecord("\"document_data\":{\"document_type\":\"P\"}")
                        .documents())
                .extracting(document -> document.type())
                .containsExactly(DocumentType.PASSPORT);
        for (String none : new String[] {"null", "[]", "{}", "\"\""}) {
            assertThat(app.foundRecord("\"document_data\":" + none).documents()).isEmpty();
        }
    }

    private VerificationResult document(String fields) {
        return app.foundRecord("\"document_data\":[{" + fields + "}]");
    }
}
