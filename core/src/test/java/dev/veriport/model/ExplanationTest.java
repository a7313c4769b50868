package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");

    private record Field(String field, String text) implements Origin {
        @Override
        public Personal<String> word() {
            return Personal.of(text);
        }
    }

    private static final Field STATUS = new Field("/status", "PERHAPS");
    private static final Field NAME = new Field("/name", "Vera Specimen");
    private static final Field NICKNAME = new Field("/nickname", "Vee");
    private static final Field EDITOR = new Field("/editor", "somebody");
    private static final Field COUNTRY = new Field("/country", "Atlantis");
    private static final Field CODE = new Field("/code", "4711");

    private final VerificationResult result = VerificationResult.builder(VENDOR, Decision.INDETERMINATE, Finality.OPEN)
            .person(Person.builder()
                    .fullName(Reported.of("Vera Specimen", List.of(NAME)).personal())
                    .nationality(Reported.of(Country.of("Atlantis"), List.of(COUNTRY))
                            .personal())
                    .build())
            .reasons(List.of(new Reason(ReasonCode.UNMAPPED, Reported.of("4711", List.of(CODE)))))
            .provenance(Provenance.of(Reported.of("PERHAPS", List.of(STATUS)), List.of())
                    .answer("record", () -> List.of(STATUS, NAME, NICKNAME, EDITOR, COUNTRY, CODE))
                    .consulted(List.of(EDITOR)))
            .build();

    @Test
    @DisplayName("each value says which field and word it came from")
    void lines() {
        assertThat(result.explain().lines())
                .extracting(
                        Explanation.Line::ours, line -> line.value().reveal().orElseThrow(), Explanation.Line::origins)
                .containsExactly(
                        tuple("decision", "INDETERMINATE", List.of(STATUS)),
                        tuple("reasons[0]", "OTHER.UNMAPPED", List.of(CODE)),
                        tuple("person.fullName", "Vera Specimen", List.of(NAME)),
                        tuple("person.nationality", "Atlantis", List.of(COUNTRY)));
    }

    @Test
    @DisplayName("a result of several answers is explained over all of them, and a part that was not read is a line")
    void several_answers() {
        Field status = new Field("run#/status", "approved");
        Field reportStatus = new Field("report#/status", "complete");
        VerificationResult several = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .provenance(Provenance.of(Reported.of("approved", List.of(status)), List.of())
                        .answer("run", () -> List.of(status))
                        .answer("report", () -> List.of(reportStatus)))
                .notRead(List.of(new UnreadPart(
                        UnreadPart.Part.PERSON, "RATE_LIMITED", "too many requests: wait", Optional.empty())))
                .build();

        assertThat(several.explain().notMapped()).containsExactly(reportStatus);
        assertThat(several.explain().lines())
                .extracting(Explanation.Line::ours, line -> line.value().missing())
                .containsExactly(tuple("decision", Optional.empty()), tuple("person", Optional.of(Missing.NOT_READ)));
        assertThat(several.explain().unknownWords()).isEmpty();
        assertThat(several.provenance().answers()).containsOnlyKeys("run", "report");
        assertThat(several.person()).isEqualTo(Person.notRead());
        assertThat(several.person().fullName().missing()).contains(Missing.NOT_READ);
    }

    @Test
    @DisplayName("words we do not know are listed and counted, and so are fields that nothing was made of")
    void unknown_and_not_mapped() {
        Explanation explanation = result.explain();

        assertThat(explanation.unknownWords())
                .extracting(Explanation.Line::ours)
                .containsExactly("decision", "reasons[0]", "person.nationality");
        assertThat(explanation.notMapped()).containsExactly(NICKNAME);
        assertThat(explanation.toString())
                .contains("3 of the vendor's words unknown (marked ?), 1 fields not mapped")
                .containsPattern("decision +INDETERMINATE {2}\\?");
    }

    @Test
    @DisplayName("PII it prints the person only to whom asks for that")
    void personal() {
        assertThat(result.explain().toString())
                .contains("/name = [redacted]", "/nickname = [redacted]", "/status = PERHAPS")
                .doesNotContain("Vera", "Vee", "Atlantis");
        assertThat(result.explain().text(true)).contains("/name = Vera Specimen", "/nickname = Vee");
    }

    @Test
    @DisplayName("PII a reason in free text is printed only to whom asks for personal data, a code always")
    void free_text() {
        Field words = new Field("/reasons/0", "Vera Specimen is on our list");
        Field code = new Field("/reasons/1", "on-list_4.2");
        VerificationResult told = VerificationResult.builder(VENDOR, Decision.DECLINED, Finality.FINAL)
                .reasons(List.of(
                        new Reason(ReasonCode.UNMAPPED, Reported.of(words.text(), List.of(words))),
                        new Reason(ReasonCode.UNMAPPED, Reported.of(code.text(), List.of(code)))))
                .build();

        assertThat(told.toString()).contains("on-list_4.2").doesNotContain("Vera");
        assertThat(told.explain().text(false))
                .contains("/reasons/0", "on-list_4.2")
                .doesNotContain("Vera");
        assertThat(told.explain().text(true)).contains("Vera Specimen is on our list");
    }

    @Test
    @DisplayName("a vendor's word moves no cursor and forges no line of a terminal")
    void control_characters() {
        Field evil = new Field("/status", "\u001b[2Jnew\nperson.fullName  ok");
        VerificationResult printed = VerificationResult.builder(VENDOR, Decision.INDETERMINATE, Finality.OPEN)
                .provenance(Provenance.of(Reported.of("new", List.of(evil)), List.of())
                        .answer("record", () -> List.of(evil)))
                .build();

        assertThat(printed.explain().toString()).contains("/status = ?[2Jnew?person.fullName  ok");
    }

    @Test
    @DisplayName(
            "D7 what could not be read has a line and counts as an unknown word; its word is personal in any field")
    void unreadable() {
        Field expiry = new Field("/expiry", "29.05.2019");
        Field birth = new Field("/birth", "0000-00-00");
        VerificationResult read = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .person(Person.builder()
                        .dateOfBirth(
                                Reported.<PartialDate>unreadable(List.of(birth)).personal())
                        .build())
                .documents(List.of(Document.builder(DocumentType.OTHER, Reported.unreadable(List.of(CODE)))
                        .dateOfExpiry(Reported.unreadable(List.of(expiry)))
                        .dateOfIssue(Reported.absent())
                        .build()))
                .provenance(Provenance.none().answer("record", () -> List.of(birth, expiry, CODE)))
                .build();

        assertThat(read.explain().unknownWords())
                .extracting(Explanation.Line::ours)
                .containsExactly("person.dateOfBirth", "documents[0].type", "documents[0].dateOfExpiry");
        assertThat(read.explain().notMapped()).isEmpty();
        assertThat(read.explain().toString())
                .containsPattern("documents\\[0].dateOfExpiry +UNREADABLE {2}\\?")
                .contains("from /expiry = [redacted]", "from /birth = [redacted]", "from /code = [redacted]")
                .contains("3 of the vendor's words unknown")
                .doesNotContain("2019", "0000", "4711");
        assertThat(read.explain().text(true)).contains("/expiry = 29.05.2019", "/birth = 0000-00-00");
    }

    @Test
    @DisplayName("D7 neither a vendor's name of a field nor a licence class moves the cursor of a terminal")
    void names_are_words_too() {
        Field evil = new Field("/details/\u009b2J\u001b[2J\u202ekind/from", "soon");
        VerificationResult printed = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .documents(List.of(Document.builder(DocumentType.DRIVING_LICENCE, "DL")
                        .licenceClasses(List.of(new LicenceClass(
                                "\u001b[2J", Reported.unreadable(List.of(evil)), Reported.absent(), Personal.absent())))
                        .build()))
                .build();

        assertThat(printed.explain().toString())
                .contains("from /details/?2J?[2J?kind/from", "documents[0].licenceClasses[0].from")
                .doesNotContain("\u001b", "\u009b", "\u202e");
    }

    @Test
    @DisplayName("a value keeps its origin through a change, and equals the same value from elsewhere")
    void origins() {
        Personal<String> name = Reported.of("Vera", List.<Origin>of(NAME)).personal();

        assertThat(name.origins()).containsExactly(NAME);
        assertThat(name).isEqualTo(Personal.of("Vera")).hasSameHashCodeAs(Personal.of("Vera"));
        assertThat(Reported.absent().origins()).isEmpty();
    }
}
