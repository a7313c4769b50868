package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Environment;
import dev.veriport.model.Finality;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Sex;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.store.StoredResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results: the inquiry decides, and person, documents and checks come from its verifications. */
final class PersonaResultsTest {
    private final AtPersona persona = AtPersona.open();

    @AfterEach
    void close() {
        persona.close();
    }

    /** What a stored answer means. */
    private static VerificationResult stored(String json) {
        return stored(200, json, Map.of());
    }

    private static VerificationResult stored(int status, String json, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "veriport.provider", "persona",
                "veriport.persona.api-key", FakePersonaServer.SANDBOX_KEY,
                "veriport.persona.environment", "sandbox",
                "veriport.persona.workflow-id", "itmpl_x"));
        settings.putAll(more);
        return Veriport.builder(ConfigSource.of(settings))
                .setup()
                .read(new ProviderId("persona"), new StoredResponse(status, json.getBytes(UTF_8)));
    }

    private static String inquiry(String status, String more) {
        return "{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{\"status\":\"" + status + "\"" + more
                + "}}}";
    }

    @Test
    @DisplayName("L7 one request reads the inquiry with its verifications: person, document, checks and reference")
    void oneRequest() {
        VerificationResult result = persona.ended("approved");

        assertThat(persona.lines()).hasSize(2);
        assertThat(persona.server().calls().get(1).query("include")).contains("verifications");
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.finality()).isEqualTo(Finality.CHANGEABLE);
        assertThat(result.reasons()).isEmpty();
        assertThat(result.reference().toOptional()).contains("case~1");
        assertThat(result.environment().toOptional()).contains(Environment.SANDBOX);
        assertThat(result.startedAt().isGiven()).isTrue();
        assertThat(result.endedAt().isGiven()).isTrue();
        assertThat(result.notRead()).isEmpty();
        Person person = result.person();
        assertThat(person.fullName().reveal()).contains("MIRA TESTMANN");
        assertThat(person.givenNames().reveal()).contains("MIRA");
        assertThat(person.familyName().reveal()).contains("TESTMANN");
        assertThat(person.dateOfBirth().reveal()).contains(PartialDate.parse("1991-07-23"));
        assertThat(person.sex().reveal()).contains(Sex.F);
        assertThat(person.nationality().reveal()).contains(Country.of("NOR"));
        assertThat(person.street().reveal()).contains("PRØVEGATA 7");
        assertThat(person.city().reveal()).contains("PRØVEBY");
        assertThat(person.postalCode().reveal()).contains("0001");
        assertThat(person.placeOfBirth().reveal()).contains("PRØVEBY");
        assertThat(person.personalNumber().isGiven()).isFalse();
        Document document = result.documents().get(0);
        assertThat(result.documents()).hasSize(1);
        assertThat(document.type()).isEqualTo(DocumentType.PASSPORT);
        assertThat(document.number().reveal()).contains("SPECIMEN-4711");
        assertThat(document.issuingCountry().toOptional()).contains(Country.of("NOR"));
        assertThat(document.dateOfIssue().toOptional()).contains(PartialDate.parse("2021-12-01"));
        assertThat(document.dateOfExpiry().toOptional()).contains(PartialDate.parse("2031-11-30"));
    }

    @Test
    @DisplayName("each check has its outcome, and the verification of a document one of its own")
    void checks() {
        VerificationResult result = persona.ended("declined");

        assertThat(result.checks())
                .filteredOn(check -> check.type() == CheckType.DOCUMENT)
                .extracting(Check::outcome)
                .contains(Check.Outcome.FAILED, Check.Outcome.PASSED);
        assertThat(result.checks().get(0))
                .isEqualTo(Check.of(CheckType.DOCUMENT, Check.Outcome.FAILED)
                        .withWord(result.checks().get(0).word()));
        assertThat(result.checks())
                .filteredOn(check -> check.type() == CheckType.FACE_LIVENESS)
                .hasSize(3)
                .allMatch(check -> check.outcome() == Check.Outcome.PASSED);
        assertThat(result.checks())
                .filteredOn(check -> check.type() == CheckType.DATABASE)
                .extracting(Check::outcome)
                .containsExactly(Check.Outcome.NOT_MADE);
        assertThat(result.reasons()).containsExactly(new Reason(ReasonCode.NOT_GENUINE, "id_fabrication_detection"));
    }

    @Test
    @DisplayName(
            "a reason is the name of a failed check with what Persona says of it; a check that is not required is none")
    void reasons() {
        VerificationSession session = persona.start();
        persona.server().finish(pageOf(session), "pending");
        persona.server()
                .addVerification(
                        AtPersona.id(session),
                        "government-id",
                        "requires_retry",
                        Set.of("id_expired_detection", "id_public_figure_detection"));

        assertThat(persona.complete(session).reasons())
                .containsExactly(
                        new Reason(ReasonCode.EXPIRED, "id_expired_detection"),
                        new Reason(ReasonCode.EXPIRED, "expired"));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @DisplayName("the status of the inquiry decides:")
    @CsvSource({
        "pending, PENDING, OPEN",
        "completed, INDETERMINATE, OPEN",
        "failed, RESUBMIT, RETRYABLE",
        "expired, RESUBMIT, RETRYABLE",
        "needs_review, REVIEW, OPEN",
        "approved, APPROVED, CHANGEABLE",
        "declined, DECLINED, CHANGEABLE"
    })
    void statuses(String status, Decision decision, Finality finality) {
        VerificationResult result = persona.ended(status);

        assertThat(result.decision()).isEqualTo(decision);
        assertThat(result.finality()).isEqualTo(finality);
        assertThat(result.provenance().decisionWord().toOptional()).contains(status);
    }

    @ParameterizedTest(name = "completed-means = {0}: {1}")
    @DisplayName("whether a completed inquiry is approved is said by the setting alone:")
    @CsvSource({"approved, APPROVED", "pending, PENDING", "indeterminate, INDETERMINATE"})
    void completedMeans(String means, Decision decision) {
        Map<String, String> setting = Map.of("veriport.persona.completed-means", means);

        assertThat(stored(200, inquiry("completed", ""), setting).decision()).isEqualTo(decision);
        assertThat(stored(200, inquiry("Completed", ""), setting).decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(stored(200, inquiry("approved", ""), setting).decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("L8 an unknown status, none, and one in other letters are INDETERMINATE")
    void unknownStatus() {
        for (String status : new String[] {"verified", "Approved", "approved ", ""}) {
            assertThat(stored(inquiry(status, "")).decision()).isEqualTo(Decision.INDETERMINATE);
        }
        assertThat(stored("{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{}}}")
                        .decision())
                .isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("the person is that of the document that passed, also where a later one failed")
    void whichDocument() {
        VerificationSession session = persona.start();
        String inquiry = AtPersona.id(session);
        persona.server().finish(pageOf(session), "pending");
        String passed = persona.server().addVerification(inquiry, "government-id", "passed", Set.of());
        String failed = persona.server().addVerification(inquiry, "government-id-nfc", "failed", Set.of());
        persona.server().alter(passed, "/attributes/name-first", "\"PASSED\"");
        persona.server().alter(failed, "/attributes/name-first", "\"FAILED\"");

        VerificationResult result = persona.complete(session);

        assertThat(result.person().givenNames().reveal()).contains("PASSED");
        assertThat(result.documents()).hasSize(2);
        assertThat(result.checks())
                .filteredOn(check -> check.type() == CheckType.CHIP)
                .extracting(Check::outcome)
                .containsExactly(Check.Outcome.FAILED, Check.Outcome.PASSED);
    }

    @Test
    @DisplayName("what was filled in before, and nobody verified, is no person")
    void prefilledIsNoPerson() {
        VerificationResult result = stored(listing("[]")
                .replace(
                        "\"status\"",
                        "\"fields\":{\"name-first\":{\"type\":\"string\",\"value\":\"Claimed\"}},\"status\""));

        assertThat(result.person()).isEqualTo(Person.unknown());
        assertThat(result.explain().toString()).doesNotContain("Claimed");
    }

    @Test
    @DisplayName("the first document is the person's, also where a document of somebody else failed before")
    void firstDocument() {
        VerificationSession session = persona.start();
        String inquiry = AtPersona.id(session);
        persona.server().finish(pageOf(session), "pending");
        String failed = persona.server().addVerification(inquiry, "government-id", "failed", Set.of());
        String passed = persona.server().addVerification(inquiry, "government-id", "passed", Set.of());
        persona.server().alter(failed, "/attributes/identification-number", "\"SPECIMEN-FAILED\"");
        persona.server().alter(passed, "/attributes/identification-number", "\"SPECIMEN-PASSED\"");
        persona.server().alter(passed, "/attributes/created-at", "\"2999-01-01T00:00:00.000Z\"");

        VerificationResult result = persona.complete(session);

        assertThat(result.documents())
                .extracting(document -> document.number().reveal().orElseThrow())
                .startsWith("SPECIMEN-PASSED")
                .contains("SPECIMEN-FAILED");
        Set<Integer> withPhotos = new TreeSet<>();
        result.evidence().forEach(file -> file.document().toOptional().ifPresent(withPhotos::add));
        assertThat(withPhotos).hasSize(result.documents().size());
    }

    @Test
    @DisplayName("a verification that is erased, or of another inquiry, is no part of the result")
    void notItsOwn() {
        String verifications =
                "\"relationships\":{\"verifications\":{\"data\":[{\"type\":\"verification/government-id\","
                        + "\"id\":\"ver_1\"}]}}},\"included\":["
                        + verification("ver_1", "\"redacted-at\":\"2026-11-26T10:00:00.000Z\",") + ","
                        + verification("ver_2", "") + "]}";
        String answer = "{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{\"status\":\"approved\"},"
                + verifications;

        VerificationResult result = stored(answer);

        assertThat(result.documents()).isEmpty();
        assertThat(result.person()).isEqualTo(Person.unknown());
        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.EVIDENCE);
    }

    private static String verification(String id, String more) {
        return "{\"type\":\"verification/government-id\",\"id\":\"" + id + "\",\"attributes\":{" + more
                + "\"status\":\"passed\",\"name-first\":\"Someone\"}}";
    }

    @Test
    @DisplayName("L7 an answer without its verifications says so: the decision stands, and nothing is taken for absent")
    void notIncluded() {
        VerificationResult result = stored("{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{"
                + "\"status\":\"approved\"},\"relationships\":{\"verifications\":{\"data\":[{\"id\":\"ver_1\"}]}}}}");

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.person()).isEqualTo(Person.notRead());
        assertThat(result.notRead())
                .extracting(UnreadPart::part)
                .containsExactlyInAnyOrder(Part.PERSON, Part.DOCUMENTS, Part.CHECKS, Part.EVIDENCE);
    }

    @Test
    @DisplayName("an event that was saved is read as its inquiry; anything else is refused")
    void storedEvent() {
        String payload = inquiry("declined", "");
        VerificationResult result =
                stored("{\"data\":{\"type\":\"event\",\"id\":\"evt_1\",\"attributes\":{\"payload\":" + payload + "}}}");

        assertThat(result.decision()).isEqualTo(Decision.DECLINED);
        assertThatFailureOf(() -> stored("{\"data\":{\"type\":\"account\",\"id\":\"act_1\"}}"))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThatFailureOf(() -> stored(404, "{\"errors\":[{\"title\":\"Record not found\"}]}", Map.of()))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("who decided is said: a person, or a workflow; before that nobody")
    void decidedBy() {
        assertThat(decidedByPerson("{\"data\":{\"type\":\"user\",\"id\":\"usr_1\"}}"))
                .isEqualTo("true");
        assertThat(decidedByPerson("{\"data\":{\"type\":\"workflow-run\",\"id\":\"wfr_1\"}}"))
                .isEqualTo("false");
        assertThat(decidedByPerson("{\"data\":{}}")).isEqualTo("nobody");
    }

    private static String decidedByPerson(String reviewer) {
        return stored("{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{\"status\":\"approved\"},"
                        + "\"relationships\":{\"reviewer\":" + reviewer + "}}}")
                .provenance()
                .decidedByPerson()
                .match(String::valueOf, missing -> "nobody");
    }

    @Test
    @DisplayName("L19 an inquiry of the sandbox is never approved at a live instance")
    void sandboxAtLive() {
        for (String environment : new String[] {"live", ""}) {
            assertThatFailureOfOpening(environment);
        }
    }

    private static void assertThatFailureOfOpening(String environment) {
        assertThatThrownBy(() -> AtPersona.open(FakePersonaServer.start(), Map.of("persona.environment", environment)))
                .hasMessageContaining(
                        "veriport.persona.environment: must be sandbox, because veriport.persona.api-key");
    }

    @Test
    @DisplayName("an explanation shows neither the addresses of photos nor a link nor a token")
    void explain() {
        VerificationResult result = persona.ended("approved");

        assertThat(result.evidence()).isNotEmpty();
        assertThat(result.explain().toString()).doesNotContain("access_token");
        assertThat(result.provenance().answers().get("inquiry"))
                .isNotEmpty()
                .noneMatch(origin -> origin.word().reveal().orElse("").contains("access_token"))
                .anyMatch(origin -> origin.field().endsWith("/attributes/name-first"))
                .anyMatch(origin -> origin.field().endsWith("/attributes/photo-urls/0/page"));
    }

    @Test
    @DisplayName("L7 an answer that does not list its verifications does not say that there are none")
    void notListed() {
        for (String list : List.of("null", "{}", "{\"id\":\"ver_1\"}", "\"\"", "[{}]", "[{\"id\":null}]", "[null]")) {
            assertNotRead(stored(listing(list)));
            assertNotRead(
                    stored(listing(list).replaceFirst("}$", ",\"included\":[" + verification("ver_1", "") + "]}")));
        }
        assertNotRead(stored(inquiry("approved", "")));
        assertThat(stored(listing("[]")).person()).isEqualTo(Person.unknown());
        assertThat(stored(listing("[]")).notRead()).extracting(UnreadPart::part).doesNotContain(Part.PERSON);
    }

    private static void assertNotRead(VerificationResult result) {
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.person()).isEqualTo(Person.notRead());
        assertThat(result.notRead())
                .extracting(UnreadPart::part)
                .containsExactlyInAnyOrder(Part.PERSON, Part.DOCUMENTS, Part.CHECKS, Part.EVIDENCE);
    }

    /** An approved inquiry with this list of verifications. */
    private static String listing(String verifications) {
        return "{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{\"status\":\"approved\"},"
                + "\"relationships\":{\"verifications\":{\"data\":" + verifications + "}}}}";
    }

    @Test
    @DisplayName("the evidence of a stored answer is not read, which is not none")
    void evidenceOfStored() {
        VerificationResult result = stored(listing("[]"));

        assertThat(result.evidence()).isEmpty();
        assertThat(result.notRead())
                .singleElement()
                .satisfies(unread -> assertThat(unread.part()).isEqualTo(Part.EVIDENCE));
    }

    @Test
    @DisplayName("the person is that of the latest government id that passed; that of a chip only where there is none")
    void chipIsLess() {
        VerificationSession session = persona.start();
        String inquiry = AtPersona.id(session);
        persona.server().finish(pageOf(session), "pending");
        named(inquiry, "government-id-nfc", "passed", "CHIP");
        assertThat(persona.complete(session).person().givenNames().reveal()).contains("CHIP");
        named(inquiry, "government-id", "failed", "FAILED");
        assertThat(persona.complete(session).person().givenNames().reveal()).contains("CHIP");
        named(inquiry, "government-id", "passed", "EARLIER");
        named(inquiry, "government-id", "passed", "LATER");
        named(inquiry, "government-id-nfc", "passed", "CHIP");

        assertThat(persona.complete(session).person().givenNames().reveal()).contains("LATER");
    }

    private void named(String inquiry, String type, String status, String name) {
        String verification = persona.server().addVerification(inquiry, type, status, Set.of());
        persona.server().alter(verification, "/attributes/name-first", "\"" + name + "\"");
    }
}
