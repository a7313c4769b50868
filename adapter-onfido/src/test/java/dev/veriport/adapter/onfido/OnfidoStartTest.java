package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Consent;
import dev.veriport.model.Country;
import dev.veriport.model.Handoff;
import dev.veriport.model.IdNumber;
import dev.veriport.model.PartialDate;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start: an applicant, then a workflow run. */
final class OnfidoStartTest {
    private static final Fault DOWN = Fault.respond(503, Map.of(), new byte[0]);
    private static final String CREATE_RUN = "POST /v3.6/workflow_runs";

    private final AtOnfido onfido = AtOnfido.open();

    @AfterEach
    void close() {
        onfido.close();
    }

    private String body(int call) {
        return onfido.server().calls().get(call).bodyText();
    }

    @Test
    @DisplayName("an applicant is created, then a run of the applicant, whose link is the page")
    void twoRequests() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session =
                onfido.identity().start(AtOnfido.request().attempt(attempt).build());

        assertThat(onfido.lines()).containsExactly("POST /applicants", "POST /workflow_runs");
        assertThat(onfido.server().calls().get(0).header("Authorization"))
                .contains("Token token=" + onfido.server().apiToken());
        assertThat(body(0)).isEqualTo("{\"first_name\":\"Pat\",\"last_name\":\"Sample\"}");
        assertThat(body(1))
                .contains("\"customer_user_id\":\"case~1\"")
                .contains("\"tags\":[\"veriport\",\"" + attempt + "\"]")
                .contains("\"completed_redirect_url\":\"" + AtOnfido.RETURN_TO + "\"")
                .contains("\"expired_redirect_url\":\"" + AtOnfido.RETURN_TO + "\"")
                .doesNotContain("expires_at", "language");
        assertThat(pageOf(session).getPath()).endsWith(AtOnfido.run(session));
    }

    @Test
    @DisplayName("a workflow that Onfido refuses is told by the settings that its id comes from, and not shown")
    void refusedWorkflow() {
        String unknown = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0aff";
        try (AtOnfido own = AtOnfido.open(FakeOnfidoServer.start(), Map.of("veriport.onfido.workflow-id", unknown))) {
            assertThatFailureOf(own::start)
                    .hasCode(ErrorCode.INVALID_REQUEST)
                    .hasMessageContaining("check veriport.onfido.workflow-id or veriport.onfido.workflow.NAME")
                    .hasMessageNotContaining(unknown);
        }
    }

    @Test
    @DisplayName("in an SDK the hand-off is the run's token, with the run's id as its parameter")
    void sdk() {
        for (Channel channel : new Channel[] {Channel.WEB_SDK, Channel.MOBILE_SDK}) {
            VerificationSession session = onfido.startOn(channel);
            assertThat(session.handoff()).isInstanceOfSatisfying(Handoff.SdkToken.class, sdk -> {
                assertThat(sdk.token().reveal()).isNotBlank();
                assertThat(sdk.parameters()).isEqualTo(Map.of("workflowRunId", AtOnfido.run(session)));
            });
        }
    }

    @Test
    @DisplayName("every field of the request is sent in the form that the API takes")
    void everyField() {
        Applicant full = Applicant.builder()
                .givenNames("Pat")
                .familyName("Sample")
                .email("pat@example.com")
                .phone("+493023125001")
                .dateOfBirth(new PartialDate(1987, 3, 14))
                .street("1 Main St")
                .city("Juneau")
                .subdivision("AK")
                .postalCode("99801")
                .addressCountry(Country.of("US"))
                .countryOfResidence(Country.of("DE"))
                .ipAddress("192.0.2.87")
                .idNumbers(IdNumber.of("driving_license", "D-0000-1").issuedBy("AK"))
                .build();
        onfido.identity()
                .start(AtOnfido.request()
                        .applicant(full)
                        .consents(
                                Consent.granted(Consent.Kind.PRIVACY_NOTICES_READ, Instant.EPOCH),
                                Consent.refused(Consent.Kind.ID_NUMBER_VERIFICATION, Instant.EPOCH),
                                Consent.granted(Consent.Kind.PHONE_NUMBER_VERIFICATION, Instant.EPOCH))
                        .locale(Locale.forLanguageTag("de-AT"))
                        .expiry(Duration.ofHours(2))
                        .build());

        assertThat(body(0))
                .contains("\"email\":\"pat@example.com\",\"phone_number\":\"+493023125001\",\"dob\":\"1987-03-14\"")
                .contains(
                        "\"id_numbers\":[{\"type\":\"driving_license\",\"value\":\"D-0000-1\",\"state_code\":\"AK\"}]")
                .contains("\"address\":{\"street\":\"1 Main St\",\"town\":\"Juneau\",\"state\":\"AK\","
                        + "\"postcode\":\"99801\",\"country\":\"USA\"}")
                .contains("\"location\":{\"ip_address\":\"192.0.2.87\",\"country_of_residence\":\"DEU\"}")
                .contains("privacy_notices_read", "ssn_verification", "phone_number_verification")
                .contains("\"granted\":false");
        assertThat(body(1)).contains("\"language\":\"de_DE\"").containsPattern("\"expires_at\":\"20[0-9T:.-]+Z\"");
    }

    @Test
    @DisplayName("an address without a postal code or a country is not sent, because the API refuses it")
    void incompleteAddress() {
        onfido.identity()
                .start(AtOnfido.request()
                        .applicant(Applicant.builder()
                                .givenNames("Pat")
                                .familyName("Sample")
                                .street("1 Main St")
                                .build())
                        .build());

        assertThat(body(0)).doesNotContain("address", "Main St");
    }

    @Test
    @DisplayName("a date of birth without a day is refused, and nothing is sent")
    void partialDate() {
        refused(Applicant.builder().dateOfBirth(PartialDate.parse("1987-03")), "DATE_OF_BIRTH");
    }

    @Test
    @DisplayName("a country that is not in ISO 3166-1 is refused, and nothing is sent")
    void otherCountry() {
        refused(Applicant.builder().countryOfResidence(Country.of("UTO")), "COUNTRY_OF_RESIDENCE");
        refused(Applicant.builder().postalCode("1").addressCountry(Country.of("UTO")), "ADDRESS_COUNTRY");
    }

    private void refused(Applicant.Builder applicant, String field) {
        VerificationRequest request = AtOnfido.request()
                .applicant(applicant.givenNames("Pat").familyName("Sample").build())
                .build();

        assertThatFailureOf(() -> onfido.identity().start(request))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining(field);
        assertThat(onfido.server().callCount()).isZero();
    }

    @Test
    @DisplayName("the request's workflow replaces that of the settings")
    void workflow() {
        String another = FakeOnfidoServer.VIDEO_WORKFLOW;
        try (AtOnfido own =
                AtOnfido.open(FakeOnfidoServer.start(), Map.of("veriport.onfido.workflow.video", another))) {
            own.identity().start(AtOnfido.request().workflow("video").build());

            assertThat(own.server().calls().get(1).bodyText()).contains("\"workflow_id\":\"" + another + "\"");
        }
    }

    @Test
    @DisplayName("L4 when the run cannot be created, its applicant is deleted")
    void deletesTheApplicant() {
        onfido.wire().fail(CREATE_RUN, DOWN);

        assertThatFailureOf(onfido::start).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(onfido.server().applicantIds()).isEmpty();
    }

    @Test
    @DisplayName("L4 an applicant that cannot be deleted is named by the failure")
    void leftAtVendor() {
        onfido.wire().fail(CREATE_RUN, DOWN);
        onfido.wire().fail("DELETE ", DOWN);

        VeriportException failure = catchThrowableOfType(VeriportException.class, onfido::start);

        assertThat(failure.leftAtVendor())
                .containsExactly("onfido:" + onfido.server().applicantIds().get(0));
    }

    @Test
    @DisplayName("a run whose answer was lost is found by its tag, and not created twice")
    void lostAnswer() {
        onfido.server().answerNext("/v3.6/workflow_runs", Answer.dropAfterProcessing());

        VerificationSession session = onfido.start();

        assertThat(onfido.server().runIds()).containsExactly(AtOnfido.run(session));
        assertThat(onfido.lines()).containsExactly("POST /applicants", "POST /workflow_runs", "GET /workflow_runs");
    }

    @Test
    @DisplayName("the run of another person, who had the same attempt, is not taken for the lost one")
    void lostAnswerOfAnother() {
        AttemptId attempt = AttemptId.random();
        onfido.identity().start(AtOnfido.request().attempt(attempt).build());
        onfido.wire().fail(CREATE_RUN, DOWN);

        assertThatFailureOf(() -> onfido.identity()
                        .start(AtOnfido.request().attempt(attempt).build()))
                .hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(onfido.server().runIds()).hasSize(1);
        assertThat(onfido.server().applicantIds()).hasSize(1);
    }

    @Test
    @DisplayName("an attempt that the application stored is found by it, and an unknown one is NOT_FOUND")
    void findByReference() {
        AttemptId attempt = AttemptId.random();
        VerificationRequest request = AtOnfido.request().attempt(attempt).build();
        VerificationSession session = onfido.identity().start(request);
        ProviderId id = onfido.identity().id();

        assertThat(onfido.identity()
                        .findByReference(AttemptReference.of(id, "case~1", attempt))
                        .id()
                        .toOptional()
                        .orElseThrow()
                        .value())
                .isEqualTo(AtOnfido.run(session));
        assertThatFailureOf(
                        () -> onfido.identity().findByReference(AttemptReference.of(id, "case~1", AttemptId.random())))
                .hasCode(ErrorCode.NOT_FOUND);
        assertThatFailureOf(() -> onfido.identity().findByReference(AttemptReference.of(id, "case~2", attempt)))
                .hasCode(ErrorCode.NOT_FOUND);
        assertThatFailureOf(() -> onfido.identity().findByReference(new AttemptReference(id, attempt.value())))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @DisplayName("a created run of another applicant or attempt is not handed out, and the new applicant is deleted")
    @ValueSource(
            strings = {
                "\"applicant_id\":\"11111111-2222-4333-8444-555555555555\"",
                "\"applicant_id\":null",
                "\"applicant_id\":\"applicant-1\",\"tags\":[\"veriport\",\"another-attempt\"]"
            })
    void anotherRun(String of) {
        onfido.answer("POST /v3.6/applicants ", "{\"id\":\"applicant-1\"}");
        onfido.answer(CREATE_RUN, "{\"id\":\"run-1\",\"link\":{\"url\":\"https://eu.onfido.example/l/1\"}," + of + "}");

        assertThatFailureOf(onfido::start).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(onfido.lines()).contains("DELETE /applicants/applicant-1");
    }

    @Test
    @DisplayName("an applicant that is older than the start is another person's: neither used nor deleted")
    void olderApplicant() {
        String created = Instant.now().minus(Duration.ofDays(1)).toString();
        onfido.answer("POST /v3.6/applicants ", "{\"id\":\"applicant-1\",\"created_at\":\"" + created + "\"}");

        assertThatFailureOf(onfido::start).hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThat(onfido.server().callCount()).isZero();
    }

    @Test
    @DisplayName("an applicant whose id is redacted is malformed")
    void redactedId() {
        onfido.answer("POST /v3.6/applicants ", "{\"id\":\"[redacted]\"}");

        assertThatFailureOf(onfido::start).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("F3 a run whose answer is called HTML, and whose connection ends after it, is started by one request")
    void answerAsHtml() {
        FakeOnfidoServer server = FakeOnfidoServer.start();
        try (FaultServer html = FaultServer.before(server.baseUrl(), answer -> Map.of("Content-Type", "text/html"));
                AtOnfido own = AtOnfido.open(
                        server, Map.of("veriport.onfido.base-url", html.baseUrl() + FakeOnfidoServer.API))) {
            own.start();

            assertThat(own.lines()).containsExactly("POST /applicants", "POST /workflow_runs");
        }
    }
}
