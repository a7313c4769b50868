package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A start: one session for one idempotency key, whatever happens to the requests. */
final class StripeStartTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Fault DOWN =
            Fault.respond(500, Map.of(), "{\"error\":{\"type\":\"api_error\"}}".getBytes(UTF_8));

    private final AtStripe stripe = AtStripe.open(
            FakeStripeServer.builder().clock(() -> NOW).start(),
            Map.of("fallback", "in-memory"),
            with -> with.clock(() -> NOW));

    @AfterEach
    void close() {
        stripe.close();
    }

    private RecordedRequest sent() {
        return stripe.server().calls().get(0);
    }

    private static Optional<String> key(RecordedRequest request) {
        return request.header("Idempotency-Key");
    }

    @Test
    @DisplayName("one form with brackets creates a session, whose page works for 48 hours")
    void oneForm() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session =
                stripe.identity().start(AtStripe.request().attempt(attempt).build());

        assertThat(stripe.lines()).containsExactly("POST /identity/verification_sessions");
        assertThat(sent().header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(sent().header("Authorization")).contains("Bearer " + FakeStripeServer.RESTRICTED_KEY);
        assertThat(sent().header("Stripe-Version")).contains("2026-10-28.endive");
        assertThat(sent().header("Stripe-Account")).isEmpty();
        assertThat(key(sent())).contains(attempt.value());
        assertThat(sent().bodyText())
                .isEqualTo("client_reference_id=case%7E1&metadata[veriport_attempt]=" + attempt
                        + "&type=document&return_url=https%3A%2F%2Fshop.example%2Fverified%3Fbasket%3D7");
        assertThat(pageOf(session).getPath()).startsWith(FakeStripeServer.HOSTED_PAGE);
        assertThat(session.handoff().expiresAt().toOptional()).contains(NOW.plus(Duration.ofHours(48)));
        assertThat(session.toString()).doesNotContain(pageOf(session).toString());
    }

    @Test
    @DisplayName("in a page's SDK the hand-off is the client secret with the publishable key, for 24 hours")
    void sdk() {
        VerificationSession session = stripe.startOn(Channel.WEB_SDK);

        assertThat(session.handoff()).isInstanceOfSatisfying(Handoff.SdkToken.class, sdk -> {
            assertThat(sdk.token().reveal()).startsWith(AtStripe.id(session) + "_secret_");
            assertThat(sdk.parameters()).isEqualTo(Map.of("publishableKey", FakeStripeServer.PUBLISHABLE_KEY));
            assertThat(sdk.expiresAt().toOptional()).contains(NOW.plus(Duration.ofHours(24)));
        });
    }

    @Test
    @DisplayName("the settings say what a document must be; the e-mail address and the phone number are sent")
    void options() {
        Applicant known = Applicant.builder()
                .email("pat@example.com")
                .phone("+15555550100")
                .build();
        try (AtStripe strict = AtStripe.open(
                FakeStripeServer.start(),
                Map.of(
                        "stripe.allowed-types", "passport, id_card",
                        "stripe.require-matching-selfie", "true",
                        "stripe.require-live-capture", "true"))) {
            strict.identity().start(AtStripe.request().applicant(known).build());

            RecordedRequest request = strict.server().calls().get(0);
            assertThat(request.form("options[document][allowed_types][0]")).contains("passport");
            assertThat(request.form("options[document][allowed_types][1]")).contains("id_card");
            assertThat(request.form("options[document][require_matching_selfie]"))
                    .contains("true");
            assertThat(request.form("options[document][require_live_capture]")).contains("true");
            assertThat(request.form("provided_details[email]")).contains("pat@example.com");
            assertThat(request.form("provided_details[phone]")).contains("+15555550100");
        }
    }

    @Test
    @DisplayName("a verification flow has options of its own; the request's workflow replaces that of the settings")
    void flow() {
        try (AtStripe own = AtStripe.open(
                FakeStripeServer.start(),
                Map.of("stripe.workflow.full", FakeStripeServer.FLOW, "stripe.require-matching-selfie", "true"))) {
            own.identity().start(AtStripe.request().workflow("full").build());

            RecordedRequest request = own.server().calls().get(0);
            assertThat(request.form("verification_flow")).contains(FakeStripeServer.FLOW);
            assertThat(request.bodyText()).doesNotContain("type=", "options");
        }
    }

    @Test
    @DisplayName(
            "a verification flow that Stripe refuses is told by the settings that its id comes from, and not shown")
    void refusedFlow() {
        try (AtStripe own = AtStripe.open(FakeStripeServer.start(), Map.of("stripe.workflow-id", "vf_unknown"))) {
            assertThatFailureOf(own::start)
                    .hasCode(ErrorCode.INVALID_REQUEST)
                    .hasMessageContaining("check veriport.stripe.workflow-id or veriport.stripe.workflow.NAME")
                    .hasMessageNotContaining("vf_unknown");
        }
    }

    @Test
    @DisplayName("a platform names the connected account in every request")
    void connectedAccount() {
        try (AtStripe platform = AtStripe.open(
                FakeStripeServer.start(), Map.of("stripe.connected-account", FakeStripeServer.CONNECTED_ACCOUNT))) {
            platform.identity().find(idOf(platform.ended("verified")));

            assertThat(platform.server().calls())
                    .hasSize(3)
                    .allSatisfy(request ->
                            assertThat(request.header("Stripe-Account")).contains(FakeStripeServer.CONNECTED_ACCOUNT));
        }
    }

    @Test
    @DisplayName(
            "L13 a start whose answers are lost is repeated with its key and its body, and then found: one session")
    void lostAnswers() {
        stripe.server().answerNext(FakeStripeServer.SESSIONS, Answer.dropAfterProcessing());
        stripe.server().answerNext(FakeStripeServer.SESSIONS, Answer.dropAfterProcessing());

        VerificationSession session = stripe.start();

        List<RecordedRequest> creations = stripe.server().calls().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        assertThat(creations).hasSize(2);
        assertThat(key(creations.get(1))).isPresent().isEqualTo(key(creations.get(0)));
        assertThat(creations.get(1).bodyText()).isEqualTo(creations.get(0).bodyText());
        assertThat(stripe.server().sessionIds()).containsExactly(AtStripe.id(session));
        assertThat(session.route()).isEqualTo(Route.CONFIGURED);
    }

    @Test
    @DisplayName(
            "L13 a conflict of a start's repeat may be one with the start whose answer was lost: it is searched for")
    void conflict() {
        stripe.server().answerNext(FakeStripeServer.SESSIONS, Answer.dropAfterProcessing());
        stripe.server()
                .answerNext(
                        FakeStripeServer.SESSIONS,
                        Answer.of(
                                409,
                                "application/json",
                                "{\"error\":{\"code\":\"idempotency_key_in_use\",\"type\":\"idempotency_error\"}}"));

        VerificationSession session = stripe.start();

        assertThat(stripe.server().sessionIds()).containsExactly(AtStripe.id(session));
        assertThat(session.route()).isEqualTo(Route.CONFIGURED);
    }

    @Test
    @DisplayName("L13 a start that is sent three times by faults, on the wire and at Stripe, makes one session")
    void threeTimes() {
        AttemptId attempt = AttemptId.random();
        stripe.wire()
                .failOnce(AtStripe.CREATE, Fault.loseAnswerOf(stripe.server().baseUrl()));
        VerificationSession first =
                stripe.identity().start(AtStripe.request().attempt(attempt).build());
        VerificationSession again =
                stripe.identity().start(AtStripe.request().attempt(attempt).build());

        assertThat(stripe.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(3);
        assertThat(stripe.server().calls()).extracting(StripeStartTest::key).containsOnly(Optional.of(attempt.value()));
        assertThat(stripe.server().sessionIds()).containsExactly(AtStripe.id(first));
        assertThat(again.ref()).isEqualTo(first.ref());
    }

    @Test
    @DisplayName("L4 after a crash of ours between the stored attempt and the answer, the session is found by it")
    void crash() {
        AttemptId stored = AttemptId.random();
        VerificationSession lost =
                stripe.identity().start(AtStripe.request().attempt(stored).build());
        stripe.start();
        AttemptReference attempt = AttemptReference.of(lost.provider(), "case~1", stored);

        VerificationResult found = stripe.identity().findByReference(attempt);
        assertThat(idOf(found).value()).isEqualTo(AtStripe.id(lost));
        assertThat(found.decision()).isEqualTo(Decision.PENDING);
        assertThatFailureOf(() -> stripe.identity()
                        .findByReference(AttemptReference.of(lost.provider(), "case~1", AttemptId.random())))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("L20 several sessions of one reference are never an approval; more than a page of them is read")
    void several() {
        ProviderId id = stripe.identity().id();
        for (int i = 0; i < 101; i++) {
            stripe.identity().start(AtStripe.request().build());
        }
        AttemptId last = AttemptId.random();
        VerificationSession newest =
                stripe.identity().start(AtStripe.request().attempt(last).build());
        stripe.server().finish(pageOf(newest), "verified");

        assertThat(stripe.identity()
                        .findByReference(AttemptReference.of(id, "case~1", last))
                        .decision())
                .isEqualTo(Decision.APPROVED);
        stripe.server()
                .sessionIds()
                .forEach(other -> stripe.server().alter(other, "/metadata", "{\"veriport_attempt\":\"" + last + "\"}"));
        VerificationResult ambiguous = stripe.identity().findByReference(AttemptReference.of(id, "case~1", last));
        assertThat(ambiguous.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(ambiguous.reference().toOptional()).contains("case~1");
        assertThat(ambiguous.provenance().recordIds()).hasSize(102);
    }

    @Test
    @DisplayName(
            "L13 a 500 that Stripe stored is no second try: nothing was created, so the fallback vendor takes the start")
    void storedFailure() {
        stripe.wire().fail(AtStripe.CREATE, DOWN);

        VerificationSession session = stripe.start();

        assertThat(session.provider()).hasToString("in-memory");
        assertThat(session.route()).isEqualTo(Route.FALLBACK);
        assertThat(session.tried()).containsExactly(Map.entry(new ProviderId("stripe"), "OUTCOME_UNKNOWN"));
        assertThat(stripe.wire().requestLines())
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(2);
        assertThat(stripe.server().sessionIds()).isEmpty();
    }

    @Test
    @DisplayName(
            "L13 a 500 that Stripe stored for a session that it created is answered to the repeat; the session is found")
    void storedFailureOfACreatedSession() {
        stripe.server().failNextPost();

        VerificationSession session = stripe.start();

        assertThat(stripe.lines())
                .containsExactly(
                        "POST /identity/verification_sessions",
                        "POST /identity/verification_sessions",
                        "GET /identity/verification_sessions",
                        "GET /identity/verification_sessions/" + AtStripe.id(session));
        assertThat(stripe.server().sessionIds()).containsExactly(AtStripe.id(session));
        assertThat(session.route()).isEqualTo(Route.CONFIGURED);
    }

    @Test
    @DisplayName("L13 an attempt that was used for another request is INVALID_REQUEST, and no approval of either")
    void anotherRequest() {
        AttemptId attempt = AttemptId.random();
        stripe.identity().start(AtStripe.request().attempt(attempt).build());

        assertThatFailureOf(() -> stripe.identity()
                        .start(AtStripe.request()
                                .attempt(attempt)
                                .returnTo("https://shop.example/elsewhere")
                                .build()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("use each attempt for one start");
        assertThat(stripe.server().sessionIds()).hasSize(1);
    }

    @Test
    @DisplayName("429, and 400 with rate_limit, are RATE_LIMITED, and the start is sent again")
    void limited() {
        for (int status : new int[] {429, 400}) {
            stripe.server().limitNext(status);
            assertThat(stripe.start().route()).isEqualTo(Route.CONFIGURED);
        }
        assertThat(stripe.server().sessionIds()).hasSize(2);
    }

    @Test
    @DisplayName("H1 an open session has a fresh page and a fresh client secret each time, in the channel of its start")
    void resumed() {
        for (Channel channel : new Channel[] {Channel.WEB, Channel.WEB_SDK}) {
            VerificationSession session = stripe.startOn(channel);
            VerificationSession resumed = stripe.identity().resume(session.ref());

            assertThat(resumed.ref()).isEqualTo(session.ref());
            assertThat(resumed.handoff()).hasSameClassAs(session.handoff()).isNotEqualTo(session.handoff());
        }
    }

    @Test
    @DisplayName("a session whose checks failed is resumed: the user tries again in it")
    void resumedAfterAFailure() {
        VerificationSession session = stripe.start();
        stripe.server().finish(pageOf(session), "selfie_face_mismatch");

        VerificationSession resumed = stripe.identity().resume(session.ref());
        stripe.server().finish(pageOf(resumed), "verified");

        assertThat(stripe.identity()
                        .find(new VerificationId(session.provider(), AtStripe.id(session)))
                        .decision())
                .isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("L13 a start that is repeated after its instance was renamed makes no second session")
    void renamed() {
        AttemptId attempt = AttemptId.random();
        stripe.identity().start(AtStripe.request().attempt(attempt).build());
        Map<String, String> settings = new HashMap<>();
        settings.put("veriport.provider", "stripe-eu");
        settings.put("veriport.stripe-eu.vendor", "stripe");
        settings.put("veriport.stripe-eu.formerly", "stripe");
        stripe.server().settings().forEach((name, value) -> settings.put("veriport.stripe-eu." + name, value));
        try (Veriport renamed =
                Veriport.builder(ConfigSource.of(settings)).clock(() -> NOW).build()) {
            renamed.identityProvider().start(AtStripe.request().attempt(attempt).build());
        }

        assertThat(stripe.server().sessionIds()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName(
            "an answer about the session of another start, of this reference or another, is never handed to the user")
    @ValueSource(strings = {"case-other", "case~1"})
    void sessionOfAnotherStart(String reference) {
        VerificationSession other = stripe.start();
        stripe.wire()
                .fail(
                        AtStripe.CREATE,
                        Fault.respond(
                                200,
                                Map.of("Content-Type", "application/json"),
                                ("{\"id\":\"" + AtStripe.id(other) + "\",\"client_reference_id\":\"" + reference
                                                + "\","
                                                + "\"metadata\":{\"veriport_attempt\":\"" + AttemptId.random() + "\"},"
                                                + "\"url\":\"https://verify.stripe.com/start/of-another-user\"}")
                                        .getBytes(UTF_8)));

        VerificationSession mine = stripe.start();

        assertThat(mine.provider()).hasToString("in-memory");
        assertThat(mine.tried()).containsExactly(Map.entry(new ProviderId("stripe"), "OUTCOME_UNKNOWN"));
    }

    @Test
    @DisplayName("L13 a start that is repeated hours later has a fresh hand-off, and none where the session has ended")
    void repeatedLater() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        AttemptId attempt = AttemptId.random();
        try (AtStripe later = AtStripe.open(
                FakeStripeServer.builder().clock(time::get).start(), Map.of(), with -> with.clock(time::get))) {
            VerificationSession first =
                    later.identity().start(AtStripe.request().attempt(attempt).build());
            time.set(NOW.plus(Duration.ofHours(23)));
            VerificationSession again =
                    later.identity().start(AtStripe.request().attempt(attempt).build());

            assertThat(again.ref()).isEqualTo(first.ref());
            assertThat(pageOf(again)).isNotEqualTo(pageOf(first));
            assertThat(again.handoff().expiresAt().toOptional())
                    .contains(time.get().plus(Duration.ofHours(48)));
            later.server().finish(pageOf(again), "verified");
            assertThatFailureOf(() -> later.identity()
                            .start(AtStripe.request().attempt(attempt).build()))
                    .hasCode(ErrorCode.INVALID_REQUEST)
                    .hasMessageContaining("complete the session");
        }
    }

    @ParameterizedTest
    @DisplayName("an open session without a page, or without a client secret, is MALFORMED_RESPONSE:")
    @EnumSource(names = {"WEB", "WEB_SDK"})
    void withoutHandoff(Channel channel) {
        VerificationSession session = stripe.startOn(channel);
        String id = session.ref().state("session").orElseThrow();
        byte[] open = ("{\"id\":\"" + id + "\",\"status\":\"requires_input\"}").getBytes(UTF_8);
        stripe.wire()
                .fail(
                        "GET " + FakeStripeServer.SESSIONS + "/" + id,
                        Fault.respond(200, Map.of("Content-Type", "application/json"), open));

        assertThatFailureOf(() -> stripe.identity().resume(session.ref()))
                .hasCode(ErrorCode.MALFORMED_RESPONSE)
                .hasMessageContaining(channel == Channel.WEB ? "has no url" : "has no client_secret");
    }

    @Test
    @DisplayName("a repeated start counts the life of its page from the creation of the session")
    void repeatedSoon() {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        AttemptId attempt = AttemptId.random();
        try (AtStripe soon = AtStripe.open(
                FakeStripeServer.builder().clock(time::get).start(), Map.of(), with -> with.clock(time::get))) {
            soon.identity().start(AtStripe.request().attempt(attempt).build());
            time.set(NOW.plusSeconds(59));

            assertThat(soon.identity()
                            .start(AtStripe.request().attempt(attempt).build())
                            .handoff()
                            .expiresAt()
                            .toOptional())
                    .contains(NOW.plus(Duration.ofHours(48)));
        }
    }

    @ParameterizedTest
    @DisplayName("a session whose status is missing or unknown is not resumed, and a new start is not advised")
    @ValueSource(strings = {"null", "\"paused\"", "[\"requires_input\"]"})
    void resumedInAnUnknownState(String status) {
        VerificationSession session = stripe.start();
        stripe.server().alter(AtStripe.id(session), "/status", status);

        assertThatFailureOf(() -> stripe.identity().resume(session.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }
}
