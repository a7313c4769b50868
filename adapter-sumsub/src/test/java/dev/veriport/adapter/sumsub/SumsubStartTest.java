package dev.veriport.adapter.sumsub;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.fake.sumsub.ReviewOutcome;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Starts: each has an applicant of its own, which exists once the user opens the page. */
final class SumsubStartTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtSumsub sumsub =
            AtSumsub.open(FakeSumsubServer.builder().clock(time::get).start(), Map.of(), with -> with.clock(time::get));

    @AfterEach
    void close() {
        sumsub.close();
    }

    @Test
    @DisplayName("one request asks for a link to the level, for a user of this start alone, that comes back to us")
    void oneRequest() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session =
                sumsub.identity().start(AtSumsub.request().attempt(attempt).build());

        assertThat(sumsub.lines()).containsExactly("POST " + FakeSumsubServer.WEBSDK_LINK);
        assertThat(Json.read(sumsub.server().calls().get(0).bodyText()))
                .isEqualTo(Json.read("{\"levelName\":\"" + FakeSumsubServer.BASIC_LEVEL + "\",\"userId\":\"case~1~"
                        + attempt + "\",\"ttlInSecs\":1800,\"redirect\":{\"successUrl\":\"" + AtSumsub.RETURN_TO
                        + "\",\"rejectUrl\":\"" + AtSumsub.RETURN_TO + "\"}}"));
        assertThat(session.handoff().expiresAt().toOptional()).contains(NOW.plusSeconds(1800));
        assertThat(session.expiresAt().isGiven()).isFalse();
        assertThat(session.toString()).doesNotContain(pageOf(session).getPath());
    }

    @Test
    @DisplayName(
            "a link and a token have the user's e-mail address and phone number, and work as long as the request says")
    void prefilled() {
        for (Channel channel : new Channel[] {Channel.WEB, Channel.MOBILE_SDK}) {
            VerificationSession session = sumsub.identity()
                    .start(AtSumsub.request()
                            .channel(channel)
                            .applicant(Applicant.builder()
                                    .email("mira@example.org")
                                    .phone("+4799999999")
                                    .build())
                            .expiry(Duration.ofMinutes(5))
                            .build());

            assertThat(sumsub.server()
                            .calls()
                            .get(sumsub.server().callCount() - 1)
                            .bodyText())
                    .contains(
                            "\"applicantIdentifiers\":{\"email\":\"mira@example.org\",\"phone\":\"+4799999999\"}",
                            "\"ttlInSecs\":300");
            assertThat(session.handoff().expiresAt().toOptional()).contains(NOW.plusSeconds(300));
        }
    }

    @Test
    @DisplayName("in an SDK the hand-off is an access token for the same kind of user")
    void sdk() {
        for (Channel channel : new Channel[] {Channel.WEB_SDK, Channel.MOBILE_SDK}) {
            VerificationSession session =
                    sumsub.identity().start(AtSumsub.request().channel(channel).build());

            assertThat(session.handoff())
                    .isInstanceOfSatisfying(
                            Handoff.SdkToken.class,
                            sdk -> assertThat(sdk.token().reveal()).startsWith("_act-sbx-"));
            assertThat(AtSumsub.user(session)).startsWith("case~1~");
        }
        assertThat(sumsub.lines()).containsOnly("POST " + FakeSumsubServer.ACCESS_TOKENS + "/sdk");
    }

    @Test
    @DisplayName(
            "who was approved last year and is asked again today is PENDING until the new page is opened and passed")
    void lastYearsApproval() {
        VerificationResult lastYear = sumsub.ended(ReviewOutcome.green());
        assertThat(lastYear.decision()).isEqualTo(Decision.APPROVED);
        time.set(NOW.plus(Duration.ofDays(365)));

        VerificationSession today = sumsub.start();

        assertThat(sumsub.complete(today).decision()).isEqualTo(Decision.PENDING);
        assertThat(sumsub.complete(today).id().isGiven()).isFalse();
        URI unused = sumsub.server().finish(pageOf(today), ReviewOutcome.red("FINAL", "FORGERY"));
        assertThat(sumsub.complete(today).decision()).isEqualTo(Decision.DECLINED);
        assertThat(sumsub.identity().find(idOf(lastYear)).decision()).isEqualTo(Decision.APPROVED);
        assertThat(sumsub.server().applicantIds()).hasSize(2);
    }

    @Test
    @DisplayName("the id of a verification is the applicant's with the attempt; another attempt's is NOT_FOUND")
    void ids() {
        VerificationSession session = sumsub.start();
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());
        VerificationId id = idOf(sumsub.complete(session));
        String applicant = sumsub.server().applicantIds().get(0);
        String attempt = session.attempt().orElseThrow().value();

        assertThat(id.value()).isEqualTo(applicant + ":" + attempt);
        assertThat(sumsub.identity().find(id).reference().toOptional()).contains("case~1");
        assertThat(idOf(sumsub.identity().find(new VerificationId(id.provider(), applicant))))
                .isEqualTo(id);
        VerificationId another = new VerificationId(id.provider(), applicant + ":" + AttemptId.random());
        assertThatFailureOf(() -> sumsub.identity().find(another)).hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("an attempt is found by its reference once its page was opened")
    void byReference() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session =
                sumsub.identity().start(AtSumsub.request().attempt(attempt).build());
        AttemptReference stored = AttemptReference.of(new ProviderId("sumsub"), "case~1", attempt);
        assertThatFailureOf(() -> sumsub.identity().findByReference(stored)).hasCode(ErrorCode.NOT_FOUND);

        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());

        assertThat(sumsub.identity().findByReference(stored).decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("a reference with a slash, a blank, a semicolon and a percent sign finds its applicant")
    void hardReference() {
        VerificationSession session = sumsub.identity()
                .start(VerificationRequest.builder("a/b c;d=%2F+æ")
                        .returnTo(AtSumsub.RETURN_TO)
                        .build());
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());

        assertThat(sumsub.complete(session).decision()).isEqualTo(Decision.APPROVED);
        assertThat(sumsub.identity()
                        .find(idOf(sumsub.complete(session)))
                        .reference()
                        .toOptional())
                .contains("a/b c;d=%2F+æ");
    }

    @Test
    @DisplayName("a link that expired is replaced by one for the same applicant, with the same way back and lifetime")
    void resumed() {
        VerificationSession session = sumsub.identity()
                .start(AtSumsub.request().expiry(Duration.ofMinutes(5)).build());
        time.set(NOW.plus(Duration.ofHours(1)));

        VerificationSession resumed = sumsub.identity().resume(session.ref());

        assertThat(pageOf(resumed)).isNotEqualTo(pageOf(session));
        assertThat(sumsub.server().calls().get(2).bodyText())
                .isEqualTo(sumsub.server().calls().get(0).bodyText());
        URI landing = sumsub.server().finish(pageOf(resumed), ReviewOutcome.green());
        assertThat(landing).isEqualTo(URI.create(AtSumsub.RETURN_TO));
        assertThat(sumsub.complete(session).decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("a session whose lifetime of a link is damaged is refused as another session would be")
    void damagedExpiry() {
        SessionRef started = sumsub.start().ref();
        Map<String, String> state = new HashMap<>(Map.of("expiry", "soon"));
        for (String name : new String[] {"user", "level", "handoff"}) {
            state.put(name, started.state(name).orElseThrow());
        }
        SessionRef damaged = SessionRef.of(started.provider(), started.reference(), state);

        assertThatFailureOf(() -> sumsub.identity().resume(damaged))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("expiry: start again")
                .hasMessageNotContaining("soon");
    }

    @Test
    @DisplayName("after a rejection that can be retried the user goes on; after a final one nothing is left to do")
    void resumedAfterRejection() {
        VerificationSession retry = sumsub.start();
        URI first = sumsub.server().finish(pageOf(retry), ReviewOutcome.red("RETRY", "BAD_SELFIE"));
        VerificationSession resumed = sumsub.identity().resume(retry.ref());
        URI second = sumsub.server().finish(pageOf(resumed), ReviewOutcome.green());
        VerificationSession declined = sumsub.start();
        URI last = sumsub.server().finish(pageOf(declined), ReviewOutcome.red("FINAL", "FORGERY"));

        assertThat(first).isEqualTo(second).isEqualTo(last);
        assertThat(sumsub.complete(retry).decision()).isEqualTo(Decision.APPROVED);
        assertThatFailureOf(() -> sumsub.identity().resume(declined.ref())).hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("an unknown status is no end: nobody is told that nothing is left to do")
    void resumedInUnknownStatus() {
        VerificationSession session = sumsub.start();
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.status("resting"));

        assertThatFailureOf(() -> sumsub.identity().resume(session.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("a level that the account does not have is told by the settings that its name comes from")
    void unknownLevel() {
        try (AtSumsub wrong =
                AtSumsub.open(FakeSumsubServer.start(), Map.of("sumsub.workflow-id", "no-such-level"), with -> with)) {
            assertThatFailureOf(wrong::start)
                    .hasMessageContaining("veriport.sumsub.workflow-id")
                    .hasMessageNotContaining("no-such-level");
        }
    }
}
