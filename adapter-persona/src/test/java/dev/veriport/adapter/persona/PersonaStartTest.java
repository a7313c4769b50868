package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.PartialDate;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A start: one inquiry for one idempotency key, whatever happens to the requests. */
final class PersonaStartTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtPersona persona = AtPersona.open(
            FakePersonaServer.builder().clock(time::get).start(),
            Map.of("fallback", "in-memory"),
            with -> with.clock(time::get));

    @AfterEach
    void close() {
        persona.close();
    }

    private RecordedRequest sent() {
        return persona.server().calls().get(0);
    }

    private static Optional<String> key(RecordedRequest request) {
        return request.header("Idempotency-Key");
    }

    @Test
    @DisplayName("one request creates an inquiry of the account, marked with the attempt, and its one-time link")
    void oneRequest() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session =
                persona.identity().start(AtPersona.request().attempt(attempt).build());

        assertThat(persona.lines()).containsExactly("POST /inquiries");
        assertThat(sent().header("Authorization")).contains("Bearer " + FakePersonaServer.SANDBOX_KEY);
        assertThat(sent().header("Persona-Version")).contains("2025-12-08");
        assertThat(sent().header("Key-Inflection")).contains("kebab");
        assertThat(key(sent())).contains(attempt.value());
        assertThat(Json.read(sent().bodyText()))
                .isEqualTo(Json.read("{\"data\":{\"attributes\":{\"inquiry-template-id\":\""
                        + FakePersonaServer.TEMPLATE
                        + "\",\"redirect-uri\":\"" + AtPersona.RETURN_TO + "\",\"tags\":[\"veriport-attempt-" + attempt
                        + "\"]}},\"meta\":{\"auto-create-account-reference-id\":\"case~1\","
                        + "\"auto-create-one-time-link\":true}}"));
        assertThat(pageOf(session).getPath()).isEqualTo(FakePersonaServer.HOSTED_PAGE);
        assertThat(session.handoff().expiresAt().isGiven()).isFalse();
        assertThat(session.expiresAt().isGiven()).isTrue();
        assertThat(session.toString()).doesNotContain(pageOf(session).getQuery());
    }

    @Test
    @DisplayName("in an SDK the hand-off is a session token with the inquiry's id")
    void sdk() {
        for (Channel channel : new Channel[] {Channel.WEB_SDK, Channel.MOBILE_SDK}) {
            VerificationSession session = persona.startOn(channel);

            assertThat(session.handoff())
                    .isInstanceOfSatisfying(
                            Handoff.SdkToken.class,
                            sdk -> assertThat(sdk.parameters()).isEqualTo(Map.of("inquiryId", AtPersona.id(session))));
        }
        assertThat(persona.server().calls())
                .extracting(RecordedRequest::bodyText)
                .allSatisfy(body -> assertThat(body)
                        .contains("\"auto-create-inquiry-session\":true")
                        .doesNotContain("one-time-link"));
    }

    @Test
    @DisplayName("what is known of the person is filled in, the country as alpha-2; the expiry is the inquiry's")
    void prefilled() {
        Applicant person = Applicant.builder()
                .givenNames("Pat")
                .familyName("Sample")
                .dateOfBirth(PartialDate.parse("1990-04-12"))
                .email("pat@example.com")
                .phone("+15555550100")
                .street("1 Test Street")
                .city("Testville")
                .subdivision("Test")
                .postalCode("00001")
                .addressCountry(Country.of("NOR"))
                .build();
        VerificationSession session = persona.identity()
                .start(AtPersona.request()
                        .applicant(person)
                        .expiry(Duration.ofHours(3))
                        .build());

        assertThat(sent().bodyText())
                .contains("\"fields\":{\"name-first\":\"Pat\",\"name-last\":\"Sample\",\"birthdate\":\"1990-04-12\","
                        + "\"email-address\":\"pat@example.com\",\"phone-number\":\"+15555550100\","
                        + "\"address-street-1\":\"1 Test Street\",\"address-city\":\"Testville\","
                        + "\"address-subdivision\":\"Test\",\"address-postal-code\":\"00001\","
                        + "\"address-country-code\":\"NO\"}")
                .contains("\"expiration-after-create-interval-seconds\":10800");
        assertThat(session.expiresAt().toOptional()).contains(NOW.plus(Duration.ofHours(3)));
    }

    @ParameterizedTest(name = "{0} is sent as {1}")
    @DisplayName("the id of a template says which field takes it:")
    @CsvSource({
        FakePersonaServer.TEMPLATE + ", inquiry-template-id",
        FakePersonaServer.TEMPLATE_VERSION + ", inquiry-template-version-id",
        FakePersonaServer.LEGACY_TEMPLATE + ", template-id"
    })
    void templates(String template, String field) {
        try (AtPersona other = AtPersona.open(FakePersonaServer.start(), Map.of("persona.workflow.kyc", template))) {
            other.identity().start(AtPersona.request().workflow("kyc").build());

            assertThat(other.server().calls().get(0).bodyText())
                    .contains("\"attributes\":{\"" + field + "\":\"" + template + "\"");
        }
    }

    @Test
    @DisplayName(
            "L13 a start whose answers are lost is repeated with its key and its body, and then found: one inquiry")
    void lostAnswers() {
        loseAnswers();

        VerificationSession session = persona.start();

        assertThat(persona.lines()).contains("GET /inquiries");

        List<RecordedRequest> creations = persona.server().calls().stream()
                .filter(request -> request.path().equals(FakePersonaServer.INQUIRIES)
                        && request.method().equals("POST"))
                .toList();
        assertThat(creations).hasSize(2);
        assertThat(key(creations.get(1))).isPresent().isEqualTo(key(creations.get(0)));
        assertThat(creations.get(1).bodyText()).isEqualTo(creations.get(0).bodyText());
        assertThat(persona.server().inquiryIds()).containsExactly(AtPersona.id(session));
        assertThat(session.route()).isEqualTo(Route.CONFIGURED);
        persona.server().finish(pageOf(session), "approved");
        assertThat(persona.complete(session).decision()).isEqualTo(Decision.APPROVED);
    }

    /** Of a start and of its repeat. */
    private void loseAnswers() {
        persona.server().answerNext(FakePersonaServer.INQUIRIES, Answer.dropAfterProcessing());
        persona.server().answerNext(FakePersonaServer.INQUIRIES, Answer.dropAfterProcessing());
    }

    private VerificationSession startOf(AttemptId attempt, Channel channel) {
        return persona.identity()
                .start(AtPersona.request().channel(channel).attempt(attempt).build());
    }

    @ParameterizedTest
    @DisplayName(
            "L13 a conflict of a start's repeat may be one with the start whose answer was lost: it is searched for")
    @ValueSource(strings = {"Conflict", "Record not unique", "Stale object error"})
    void conflict(String title) {
        persona.server().answerNext(FakePersonaServer.INQUIRIES, Answer.dropAfterProcessing());
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES,
                        Answer.of(409, "application/json", "{\"errors\":[{\"title\":\"" + title + "\"}]}"));

        VerificationSession session = persona.start();

        assertThat(persona.server().inquiryIds()).containsExactly(AtPersona.id(session));
        assertThat(session.route()).isEqualTo(Route.CONFIGURED);
    }

    @Test
    @DisplayName("a start in conflict with another one of the same attempt is repeated, and has its inquiry")
    void underWay() {
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES,
                        Answer.of(409, "application/json", "{\"errors\":[{\"title\":\"Conflict\"}]}"));

        assertThat(persona.start().route()).isEqualTo(Route.CONFIGURED);
        assertThat(persona.server().inquiryIds()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("L6 the search for a lost start does not open the cancelled inquiry of the same attempt again")
    @EnumSource(
            value = Channel.class,
            names = {"WEB", "WEB_SDK"})
    void cancelledIsNotFound(Channel channel) {
        AttemptId attempt = AttemptId.random();
        VerificationSession cancelled = startOf(attempt, channel);
        persona.identity().cancel(cancelled.ref());
        loseAnswers();

        assertThat(startOf(attempt, channel).route()).isEqualTo(Route.FALLBACK);
        assertThat(persona.complete(cancelled).reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.CANCELLED);
    }

    @ParameterizedTest
    @DisplayName(
            "L6 the search finds the new inquiry where one of the same attempt was cancelled and its key is forgotten")
    @EnumSource(
            value = Channel.class,
            names = {"WEB", "WEB_SDK"})
    void cancelledAndNew(Channel channel) {
        AttemptId attempt = AttemptId.random();
        VerificationSession cancelled = startOf(attempt, channel);
        persona.identity().cancel(cancelled.ref());
        time.set(NOW.plus(Duration.ofHours(25)));
        loseAnswers();

        VerificationSession session = startOf(attempt, channel);

        assertThat(persona.server().inquiryIds()).containsExactly(AtPersona.id(session), AtPersona.id(cancelled));
        assertThat(persona.complete(session).decision()).isEqualTo(Decision.PENDING);
        assertThat(persona.complete(cancelled).decision()).isEqualTo(Decision.RESUBMIT);
    }

    @Test
    @DisplayName("L6 Persona's stored answer to the start of a cancelled inquiry is no start: another attempt is one")
    void cancelledAnswer() {
        AttemptId attempt = AttemptId.random();
        VerificationSession cancelled = startOf(attempt, Channel.WEB);
        persona.identity().cancel(cancelled.ref());
        time.set(NOW.plus(Duration.ofMinutes(10)));

        assertThatFailureOf(() -> startOf(attempt, Channel.WEB))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CANCELLED);
        loseAnswers();
        assertThat(persona.start().ref()).isNotEqualTo(cancelled.ref());
    }

    @Test
    @DisplayName("L13 an attempt that was started with another request is refused, and the message says why")
    void otherParameters() {
        AttemptId attempt = AttemptId.random();
        startOf(attempt, Channel.WEB);

        assertThatFailureOf(() -> startOf(attempt, Channel.WEB_SDK))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("use each attempt for one start");
    }

    @Test
    @DisplayName("L13 a 500 that Persona keeps for an inquiry that it created is no second start: the inquiry is found")
    void keptFailure() {
        persona.server().failNextPost();

        VerificationSession session = persona.startOn(Channel.WEB_SDK);

        assertThat(persona.server().inquiryIds()).containsExactly(AtPersona.id(session));
        assertThat(session.route()).isEqualTo(Route.CONFIGURED);
        assertThat(persona.lines())
                .filteredOn(line -> line.equals("POST /inquiries"))
                .hasSize(2);
    }

    @Test
    @DisplayName("the stored answer to a start of long ago has a link that may be used: a fresh one is requested")
    void oldAnswer() {
        AttemptId attempt = AttemptId.random();
        VerificationSession first =
                persona.identity().start(AtPersona.request().attempt(attempt).build());
        persona.server().expireLinks(AtPersona.id(first));
        time.set(NOW.plus(Duration.ofMinutes(10)));

        VerificationSession again =
                persona.identity().start(AtPersona.request().attempt(attempt).build());

        assertThat(again.ref()).isEqualTo(first.ref());
        assertThat(pageOf(again)).isNotEqualTo(pageOf(first));
        assertThat(persona.server().inquiryIds()).hasSize(1);
        persona.server().finish(pageOf(again), "approved");
    }

    @ParameterizedTest
    @DisplayName("an answer about the inquiry of another attempt or reference is not handed off: ours is searched for")
    @ValueSource(strings = {"\"tags\":[\"veriport-attempt-0123456789abcdef\"]", "\"reference-id\":\"case~2\""})
    void anotherInquiry(String member) {
        URI vendor = URI.create(persona.server().settings().get("base-url"));
        persona.wire()
                .fail(
                        AtPersona.CREATE,
                        Fault.afterAnswerOf(
                                vendor, good -> Fault.respond(good.status(), JSON, altered(good.body(), member))));

        VerificationSession session = persona.startOn(Channel.MOBILE_SDK);

        assertThat(persona.lines()).contains("GET /inquiries", "POST /inquiries/" + AtPersona.id(session) + "/resume");
        assertThat(persona.server().inquiryIds()).containsExactly(AtPersona.id(session));
    }

    private static byte[] altered(byte[] body, String member) {
        String name = member.substring(0, member.indexOf(':'));
        String json = new String(body, UTF_8);
        String altered = json.replaceFirst(name + ":(\\[[^]]*]|\"[^\"]*\")", member);
        assertThat(altered).isNotEqualTo(json);
        return altered.getBytes(UTF_8);
    }

    @Test
    @DisplayName("L4 after a crash of ours between the stored attempt and the answer, the inquiry is found by it")
    void crash() {
        AttemptId stored = AttemptId.random();
        VerificationSession lost =
                persona.identity().start(AtPersona.request().attempt(stored).build());
        persona.start();
        AttemptReference attempt = AttemptReference.of(lost.provider(), "case~1", stored);

        VerificationResult found = persona.identity().findByReference(attempt);
        assertThat(idOf(found).value()).isEqualTo(AtPersona.id(lost));
        assertThat(found.decision()).isEqualTo(Decision.PENDING);
        assertThatFailureOf(() -> persona.identity()
                        .findByReference(AttemptReference.of(lost.provider(), "case~1", AttemptId.random())))
                .hasCode(ErrorCode.NOT_FOUND);
        assertThatFailureOf(() ->
                        persona.identity().findByReference(AttemptReference.of(lost.provider(), "case~2", stored)))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("L20 more than a page of inquiries is read; several of one attempt are never an approval")
    void several() {
        ProviderId id = persona.identity().id();
        AttemptId first = AttemptId.random();
        VerificationSession oldest =
                persona.identity().start(AtPersona.request().attempt(first).build());
        persona.server().finish(pageOf(oldest), "approved");
        for (int i = 0; i < 101; i++) {
            persona.start();
        }

        AttemptReference attempt = AttemptReference.of(id, "case~1", first);
        assertThat(persona.identity().findByReference(attempt).decision()).isEqualTo(Decision.APPROVED);
        assertThat(persona.lines()).filteredOn("GET /inquiries"::equals).hasSize(2);

        persona.server()
                .inquiryIds()
                .forEach(other ->
                        persona.server().alter(other, "/attributes/tags", "[\"veriport-attempt-" + first + "\"]"));
        VerificationResult ambiguous = persona.identity().findByReference(attempt);
        assertThat(ambiguous.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(ambiguous.provenance().recordIds()).hasSize(102);
    }

    @Test
    @DisplayName("a list that does not say whether more follow is no list of all inquiries")
    void noEnd() {
        VerificationSession session = persona.start();
        persona.wire().fail(AtPersona.LIST, Fault.respond(200, JSON, "{\"data\":[]}".getBytes(UTF_8)));

        assertThatFailureOf(() -> persona.identity()
                        .findByReference(AttemptReference.of(session.provider(), "case~1", AttemptId.random())))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("a template that the account does not have is told by its setting")
    void unknownTemplate() {
        try (AtPersona other =
                AtPersona.open(FakePersonaServer.start(), Map.of("persona.workflow-id", "itmpl_NotARealOther"))) {
            assertThatFailureOf(other::start).hasMessageContaining("check veriport.persona.workflow-id");
        }
    }
}
