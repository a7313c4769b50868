package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.fake.stripe.StripeWords;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Environment;
import dev.veriport.model.Explanation;
import dev.veriport.model.Finality;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.Person;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.store.StoredResponse;
import dev.veriport.testkit.fault.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results: the session decides, and the person and the document come from what is expanded. */
final class StripeResultsTest {
    private final AtStripe stripe =
            AtStripe.open(FakeStripeServer.start(), Map.of("stripe.require-matching-selfie", "true"));

    @AfterEach
    void close() {
        stripe.close();
    }

    /** What a stored answer means. */
    private static VerificationResult stored(String json) {
        return stored(200, json);
    }

    private static VerificationResult stored(int status, String json) {
        Map<String, String> settings = Map.of(
                "veriport.provider", "stripe",
                "veriport.stripe.api-key", "rk_test_x",
                "veriport.stripe.environment", "sandbox");
        return Veriport.builder(ConfigSource.of(settings))
                .setup()
                .read(new ProviderId("stripe"), new StoredResponse(status, json.getBytes(UTF_8)));
    }

    private static String session(String status, String more) {
        return "{\"id\":\"vs_1\",\"object\":\"identity.verification_session\",\"status\":\"" + status + "\"" + more
                + "}";
    }

    @Test
    @DisplayName("L7 one request reads the session, its report and what is sensitive")
    void oneRequest() {
        VerificationResult result = stripe.ended("verified");

        assertThat(stripe.lines())
                .filteredOn(line -> line.startsWith("GET"))
                .containsExactly(
                        "GET /identity/verification_sessions/" + idOf(result).value());
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.finality()).isEqualTo(Finality.FINAL);
        assertThat(result.reference().toOptional()).contains("case~1");
        assertThat(result.reasons()).isEmpty();
        assertThat(result.notRead()).isEmpty();
        assertThat(result.environment().toOptional()).contains(Environment.SANDBOX);
        assertThat(result.provenance().requestIds()).hasSize(1);
        assertThat(result.startedAt().isGiven()).isTrue();
        assertThat(result.endedAt().isGiven()).isTrue();
        assertThat(result.checks())
                .extracting(Check::type, Check::outcome)
                .contains(
                        tuple(CheckType.DOCUMENT, Check.Outcome.PASSED),
                        tuple(CheckType.FACE_MATCH, Check.Outcome.PASSED));
    }

    @ParameterizedTest
    @DisplayName("an attempt that is open has nothing of the attempt before:")
    @ValueSource(strings = {"requires_input", "processing"})
    void earlierAttempt(String status) {
        VerificationResult result = stored(session(status, """
                ,"last_error":null,"last_verification_report":{"id":"vr_1","created":1764150060,
                 "document":{"status":"unverified","type":"passport","number":"X-0000-1",
                  "error":{"code":"document_expired","reason":"expired"}},
                 "selfie":{"status":"unverified","error":{"code":"selfie_face_mismatch","reason":"another"}}}"""));

        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(result.reasons()).isEmpty();
        assertThat(result.checks()).isEmpty();
        assertThat(result.documents()).isEmpty();
        assertThat(result.evidence()).isEmpty();
        assertThat(result.endedAt().isGiven()).isFalse();
    }

    @Test
    @DisplayName("person and document of a verified session, each value with its field")
    void personAndDocument() {
        VerificationResult result = stored(session("verified", """
                ,"client_reference_id":"case-7","created":1764150000,"livemode":false,
                "verified_outputs":{"first_name":"Jenny","last_name":"Sample","dob":{"day":2,"month":3,"year":1990},
                 "sex":"female","id_number":"000-00-0000","id_number_type":"us_ssn","email":"jenny@example.com",
                 "phone":"+15555550100","unparsed_place_of_birth":"Springfield",
                 "address":{"line1":"1 Main St","line2":"Flat 2","city":"Juneau","state":"AK","postal_code":"99801","country":"US"}},
                "last_verification_report":{"id":"vr_1","created":1764150060,
                 "document":{"status":"verified","type":"driving_license","number":"D-0000-1","issuing_country":"US",
                  "dob":{"day":2,"month":3,"year":1990},"first_name":"Jenny","last_name":"Sample",
                  "issued_date":{"day":1,"month":12,"year":2020},"expiration_date":{"day":null,"month":12,"year":2030}}}"""));
        Person person = result.person();
        Document document = result.documents().get(0);

        assertThat(person.fullName().reveal()).contains("Jenny Sample");
        assertThat(person.givenNames().reveal()).contains("Jenny");
        assertThat(person.familyName().reveal()).contains("Sample");
        assertThat(person.dateOfBirth().reveal()).hasToString("Optional[1990-03-02]");
        assertThat(person.sex().reveal()).hasToString("Optional[F]");
        assertThat(person.street().reveal()).contains("1 Main St, Flat 2");
        assertThat(person.subdivision().reveal()).contains("AK");
        assertThat(person.addressCountry().reveal()).hasToString("Optional[USA]");
        assertThat(person.placeOfBirth().reveal()).contains("Springfield");
        assertThat(person.personalNumber().reveal()).contains("000-00-0000");
        assertThat(person.email().reveal()).contains("jenny@example.com");
        assertThat(person.phone().reveal()).contains("+15555550100");
        assertThat(document.type()).isEqualTo(DocumentType.DRIVING_LICENCE);
        assertThat(document.number().reveal()).contains("D-0000-1");
        assertThat(document.issuingCountry().toOptional()).hasToString("Optional[USA]");
        assertThat(document.dateOfIssue().toOptional()).hasToString("Optional[2020-12-01]");
        assertThat(document.dateOfExpiry().toOptional()).hasToString("Optional[2030-12]");
        assertThat(result.explain().unknownWords()).isEmpty();
    }

    @Test
    @DisplayName("a word or a part that cannot be read is UNREADABLE, and one that Stripe does not send ABSENT")
    void tolerant() {
        VerificationResult result = stored(session("verified", """
                ,"verified_outputs":{"first_name":{"a":1},"last_name":"Sample","dob":{"day":40,"month":3,"year":1990},
                 "sex":"unknown","address":null},
                "last_verification_report":{"document":{"status":"checked","type":"library_card"}}"""));

        assertThat(result.person().fullName().isUnreadable()).isTrue();
        assertThat(result.person().dateOfBirth().isUnreadable()).isTrue();
        assertThat(result.person().sex().isUnreadable()).isTrue();
        assertThat(result.person().city().missing()).contains(Missing.ABSENT);
        assertThat(result.documents().get(0).type()).isEqualTo(DocumentType.OTHER);
        assertThat(result.checks()).extracting(Check::outcome).containsExactly(Check.Outcome.UNKNOWN);
    }

    @Test
    @DisplayName(
            "L7 a restricted key without the right has the decision; the person is NOT_READ, and the failure names the right")
    void withoutTheRight() {
        try (AtStripe limited = AtStripe.open(
                FakeStripeServer.builder().apiKey(FakeStripeServer.LIMITED_KEY).start(), Map.of())) {
            VerificationResult result = limited.ended("verified");

            assertThat(limited.lines())
                    .filteredOn(line -> line.startsWith("GET"))
                    .hasSize(2);
            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(result.person()).isEqualTo(Person.notRead());
            assertThat(result.documents().get(0).type()).isNotEqualTo(DocumentType.OTHER);
            assertThat(result.documents().get(0).number().missing()).contains(Missing.NOT_READ);
            assertThat(result.notRead())
                    .extracting(UnreadPart::part)
                    .containsExactly(Part.PERSON, Part.DOCUMENTS, Part.EVIDENCE);
            assertThat(result.notRead()).allSatisfy(part -> {
                assertThat(part.code()).isEqualTo("PERMISSION");
                assertThat(part.because()).contains("\"Access recent sensitive verification results\"");
                assertThat(part.vendorRequestId()).isPresent();
            });
        }
    }

    @Test
    @DisplayName("a secret key asks for no sensitive value: one request, the name, and no date of birth and no number")
    void secretKey() {
        try (AtStripe secret = AtStripe.open(
                FakeStripeServer.builder().apiKey(FakeStripeServer.SECRET_KEY).start(), Map.of())) {
            VerificationResult result = secret.ended("verified");

            assertThat(secret.lines())
                    .filteredOn(line -> line.startsWith("GET"))
                    .hasSize(1);
            assertThat(result.person().fullName().isGiven()).isTrue();
            assertThat(result.person().dateOfBirth().missing()).contains(Missing.NOT_READ);
            assertThat(result.documents().get(0).number().missing()).contains(Missing.NOT_READ);
            assertThat(result.documents().get(0).dateOfExpiry().missing()).contains(Missing.NOT_READ);
        }
    }

    @Test
    @DisplayName("a key without any right to sessions fails with PERMISSION and the name of the right")
    void noRightAtAll() {
        stripe.wire().fail("GET ", Fault.respond(403, Map.of(), "{}".getBytes(UTF_8)));

        assertThatFailureOf(() -> stripe.identity()
                        .find(new VerificationId(stripe.identity().id(), "vs_1")))
                .hasCode(ErrorCode.PERMISSION)
                .hasMessageContaining("\"Verification Sessions and Reports\"");
    }

    @Test
    @DisplayName("L8 every last_error is RESUBMIT with its reason, and is named once")
    void lastErrors() {
        for (String code : StripeWords.LAST_ERRORS) {
            VerificationResult result = stripe.ended(code);

            assertThat(result.decision()).as(code).isEqualTo(Decision.RESUBMIT);
            assertThat(result.finality()).isEqualTo(Finality.RETRYABLE);
            assertThat(result.reasons()).containsExactly(new Reason(StripeMapping.REASONS.meaning(code), code));
        }
    }

    @Test
    @DisplayName("L8 an unknown status decides nothing, and an unknown error is UNMAPPED with its word")
    void unknownWords() {
        VerificationResult status = stored(session("blessed", ""));
        VerificationResult error =
                stored(session("requires_input", ",\"last_error\":{\"code\":\"too_sunny\",\"reason\":\"The sun.\"}"));

        assertThat(status.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(error.decision()).isEqualTo(Decision.RESUBMIT);
        assertThat(error.reasons()).containsExactly(new Reason(ReasonCode.UNMAPPED, "too_sunny"));
        assertThat(stored("{\"id\":\"vs_1\",\"object\":\"identity.verification_session\"}")
                        .decision())
                .isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("L6 a canceled session is RESUBMIT with SESSION.CANCELLED; it is not cancelled again, nor resumed")
    void canceled() {
        VerificationSession session = stripe.start();
        stripe.identity().cancel(session.ref());
        stripe.identity().cancel(session.ref());
        VerificationResult result = stripe.identity().complete(session.ref(), ReturnedParameters.none());

        assertThat(result.decision()).isEqualTo(Decision.RESUBMIT);
        assertThat(result.reasons()).extracting(Reason::code).containsExactly(ReasonCode.CANCELLED);
        assertThatFailureOf(() -> stripe.identity().resume(session.ref()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CANCELLED);
    }

    @Test
    @DisplayName("a session that is processing is PENDING, and neither cancelled nor resumed")
    void processing() {
        VerificationSession session = stripe.start();
        stripe.server().finish(pageOf(session), "processing");

        assertThat(stripe.identity()
                        .complete(session.ref(), ReturnedParameters.none())
                        .decision())
                .isEqualTo(Decision.PENDING);
        assertThatFailureOf(() -> stripe.identity().cancel(session.ref())).hasCode(ErrorCode.INVALID_REQUEST);
        assertThatFailureOf(() -> stripe.identity().resume(session.ref())).hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("an answer about another session is refused")
    void another() {
        VerificationId id = idOf(stripe.ended("verified"));
        stripe.server().alter(id.value(), "/id", "\"vs_2\"");

        assertThatFailureOf(() -> stripe.identity().find(id)).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("L19 a result of the other mode decides nothing where the settings say which mode is ours")
    void environment() {
        try (AtStripe live = AtStripe.open(
                FakeStripeServer.builder().apiKey(FakeStripeServer.LIVE_KEY).start(),
                Map.of("stripe.publishable-key", "pk_live_x"))) {
            VerificationSession session = live.start();
            live.server().finish(pageOf(session), "verified");
            live.server().alter(AtStripe.id(session), "/livemode", "false");
            VerificationResult result = live.identity().complete(session.ref(), ReturnedParameters.none());

            assertThat(result.decision()).isEqualTo(Decision.INDETERMINATE);
            assertThat(result.reasons()).extracting(Reason::code).containsExactly(ReasonCode.WRONG_ENVIRONMENT);
        }
        assertThat(stored(session("verified", ",\"livemode\":true"))
                        .environment()
                        .toOptional())
                .contains(Environment.LIVE);
        assertThat(stored(session("verified", "")).environment().toOptional()).contains(Environment.SANDBOX);
    }

    @Test
    @DisplayName("a stored event is read as the session in it, and a stored failure fails")
    void storedAnswers() {
        VerificationResult inEvent =
                stored("{\"object\":\"event\",\"data\":{\"object\":" + session("verified", "") + "}}");

        assertThat(idOf(inEvent)).hasToString("stripe:vs_1");
        assertThat(inEvent.decision()).isEqualTo(Decision.APPROVED);
        assertThat(inEvent.explain().lines()).isNotEmpty();
        assertThatFailureOf(() -> stored(404, "{}")).hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("a stored answer or event about another object of Stripe's is no result, whatever its status")
    void storedAboutAnotherObject() {
        String another =
                session("verified", "").replace("identity.verification_session", "identity.verification_report");

        assertThatFailureOf(() -> stored(another)).hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThatFailureOf(() -> stored("{\"object\":\"event\",\"data\":{\"object\":" + another + "}}"))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThatFailureOf(() -> stored("{\"id\":\"vs_1\",\"status\":\"verified\"}"))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("a stored session without expansions has its decision alone; the person is NOT_READ")
    void storedWithoutExpansions() {
        String report = ",\"last_verification_report\":\"vr_1\"";
        VerificationResult verified = stored(session("verified", report));
        VerificationResult failed =
                stored(session("requires_input", report + ",\"last_error\":{\"code\":\"document_expired\"}"));

        assertThat(verified.decision()).isEqualTo(Decision.APPROVED);
        assertThat(verified.person()).isEqualTo(Person.notRead());
        assertThat(verified.documents()).isEmpty();
        assertThat(verified.checks()).isEmpty();
        assertThat(verified.endedAt().missing()).contains(Missing.NOT_READ);
        assertThat(verified.notRead())
                .extracting(UnreadPart::part)
                .containsExactly(Part.DOCUMENTS, Part.CHECKS, Part.EVIDENCE);
        assertThat(failed.reasons()).containsExactly(new Reason(ReasonCode.EXPIRED, "document_expired"));
        assertThat(failed.checks()).isEmpty();
    }

    @Test
    @DisplayName("the personal number is that of the report where the verified outputs have none")
    void numberOfTheReport() {
        String report = ",\"last_verification_report\":{\"id\":\"vr_1\",\"id_number\":"
                + "{\"status\":\"verified\",\"id_number\":\"000-00-0001\"}}";
        VerificationResult alone = stored(session("verified", report));
        VerificationResult both =
                stored(session("verified", report + ",\"verified_outputs\":{\"id_number\":\"000-00-0002\"}"));

        assertThat(alone.person().personalNumber().reveal()).contains("000-00-0001");
        assertThat(both.person().personalNumber().reveal()).contains("000-00-0002");
        assertThat(both.explain().notMapped())
                .extracting(Origin::field)
                .doesNotContain("/last_verification_report/id_number/id_number");
    }

    @Test
    @DisplayName("a key with the right asks for the number of the report, too")
    void numberOfTheReportIsExpanded() {
        stripe.ended("verified");

        assertThat(stripe.wire().requestLines())
                .filteredOn(line -> line.startsWith("GET"))
                .singleElement()
                .asString()
                .contains("last_verification_report.id_number.id_number");
    }

    @Test
    @DisplayName("what a verified session has and no value was made from is named, without what is said twice")
    void explained() {
        Explanation explanation = stripe.ended("verified").explain();

        assertThat(explanation.unknownWords()).isEmpty();
        assertThat(explanation.notMapped())
                .extracting(Origin::field)
                .contains("/metadata/veriport_attempt", "/type")
                .doesNotContain("/livemode", "/last_verification_report/document/first_name");
    }

    @Test
    @DisplayName("a report in another form is NOT_READ, and verified outputs in another form are UNREADABLE: never few")
    void inAnotherForm() {
        for (String form : new String[] {"\"x\"", "[]", "7"}) {
            assertThat(stored(session("verified", ",\"last_verification_report\":" + form))
                            .notRead())
                    .as(form)
                    .extracting(UnreadPart::part)
                    .containsExactly(Part.DOCUMENTS, Part.CHECKS, Part.EVIDENCE);
            assertThat(stored(session(
                                    "verified",
                                    ",\"last_verification_report\":{\"document\":{\"last_name\":\"Sample\"}},\"verified_outputs\":"
                                            + form))
                            .person()
                            .familyName()
                            .isUnreadable())
                    .as(form)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("the report of another session is no report of this one")
    void reportOfAnotherSession() {
        String report = ",\"last_verification_report\":{\"id\":\"vr_1\",\"verification_session\":\"%s\"}";

        assertThatFailureOf(() -> stored(session("verified", report.formatted("vs_2"))))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThat(stored(session("verified", report.formatted("vs_1"))).decision())
                .isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("an explanation never prints the page or the client secret, also where personal data is printed")
    void explainedWithoutSecrets() {
        VerificationSession session = stripe.start();
        String secret = AtStripe.id(session) + "_secret_";

        String text = stripe.identity()
                .complete(session.ref(), ReturnedParameters.none())
                .explain()
                .text(true);

        assertThat(text).contains("veriport_attempt").doesNotContain(secret, FakeStripeServer.HOSTED_PAGE);
    }

    @Test
    @DisplayName("the evidence of a stored session with a report is not read, which is not none")
    void evidenceOfStored() {
        String report = ",\"last_verification_report\":{\"id\":\"vr_1\",\"document\":{\"files\":[\"file_1\"]}}";

        assertThat(stored(session("verified", report)).notRead())
                .extracting(UnreadPart::part)
                .containsExactly(Part.EVIDENCE);
        assertThat(stored(session("requires_input", "")).notRead()).isEmpty();
    }
}
