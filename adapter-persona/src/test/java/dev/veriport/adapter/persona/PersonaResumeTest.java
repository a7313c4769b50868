package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that go on with the same inquiry, and those that are ended. */
final class PersonaResumeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtPersona persona = AtPersona.open(
            FakePersonaServer.builder().clock(time::get).start(), Map.of(), with -> with.clock(time::get));

    @AfterEach
    void close() {
        persona.close();
    }

    @Test
    @DisplayName("a person whose link expired is resumed with a fresh one: same session, same inquiry, no second one at"
            + " the vendor")
    void expiredLink() {
        VerificationSession session = persona.start();
        persona.server().expireLinks(AtPersona.id(session));
        assertThatThrownBy(() -> persona.server().finish(pageOf(session), "approved"))
                .isInstanceOf(IllegalStateException.class);

        VerificationSession resumed = persona.identity().resume(session.ref());

        assertThat(resumed.ref()).isEqualTo(session.ref());
        assertThat(pageOf(resumed)).isNotEqualTo(pageOf(session));
        persona.server().finish(pageOf(resumed), "approved");
        assertThat(persona.complete(session).decision()).isEqualTo(Decision.APPROVED);
        assertThat(persona.server().inquiryIds()).containsExactly(AtPersona.id(session));
    }

    @Test
    @DisplayName("a person whose inquiry expired by its time is RESUBMIT, and goes on with it when resumed")
    void expiredInquiry() {
        for (Channel channel : new Channel[] {Channel.WEB, Channel.MOBILE_SDK}) {
            VerificationSession session = persona.startOn(channel);
            time.updateAndGet(now -> now.plus(Duration.ofDays(2)));
            assertThat(persona.complete(session).decision()).isEqualTo(Decision.RESUBMIT);
            assertThat(persona.complete(session).reasons())
                    .containsExactly(new Reason(ReasonCode.LINK_EXPIRED, "expired"));

            VerificationSession resumed = persona.identity().resume(session.ref());

            assertThat(resumed.handoff() instanceof Handoff.HostedPage).isEqualTo(channel == Channel.WEB);
            assertThat(persona.complete(session).decision()).isEqualTo(Decision.PENDING);
        }
        assertThat(persona.server().inquiryIds()).hasSize(2);
    }

    @Test
    @DisplayName("L6 a cancelled inquiry is told from one whose time is up, and is not resumed, though Persona could")
    void cancelled() {
        VerificationSession session = persona.start();
        persona.identity().cancel(session.ref());

        assertThat(persona.lines())
                .containsExactly(
                        "POST /inquiries",
                        "POST /inquiries/" + AtPersona.id(session) + "/expire",
                        "POST /inquiries/" + AtPersona.id(session) + "/add-tag");
        assertThat(persona.complete(session).reasons()).containsExactly(new Reason(ReasonCode.CANCELLED, "expired"));
        assertThatFailureOf(() -> persona.identity().resume(session.ref()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CANCELLED);
        persona.identity().cancel(session.ref());
        assertThat(persona.complete(session).decision()).isEqualTo(Decision.RESUBMIT);
    }

    @Test
    @DisplayName(
            "an inquiry that was marked and resumed since is open; what was not marked when cancel failed is later")
    void halfCancelled() {
        VerificationSession session = persona.start();
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES + "/" + AtPersona.id(session) + "/add-tag",
                        Answer.of(403, "application/json", "{\"errors\":[{\"title\":\"Forbidden\"}]}"));
        assertThatFailureOf(() -> persona.identity().cancel(session.ref())).hasCode(ErrorCode.PERMISSION);

        persona.identity().cancel(session.ref());

        assertThat(persona.complete(session).reasons()).extracting(Reason::code).containsExactly(ReasonCode.CANCELLED);
    }

    @Test
    @DisplayName("a cancellation whose answers were lost is done")
    void lostCancellation() {
        VerificationSession session = persona.start();
        String inquiry = FakePersonaServer.INQUIRIES + "/" + AtPersona.id(session);
        persona.server().answerNext(inquiry + "/expire", Answer.dropAfterProcessing());
        persona.server().answerNext(inquiry + "/add-tag", Answer.dropAfterProcessing());

        persona.identity().cancel(session.ref());

        assertThat(persona.complete(session).reasons()).extracting(Reason::code).containsExactly(ReasonCode.CANCELLED);
    }

    @ParameterizedTest
    @DisplayName("what has ended is neither resumed nor cancelled, and keeps its result and its tags:")
    @ValueSource(strings = {"completed", "failed", "needs_review", "approved", "declined"})
    void ended(String status) {
        VerificationSession session = persona.start();
        persona.server().finish(pageOf(session), status);
        Decision before = persona.complete(session).decision();

        assertThatFailureOf(() -> persona.identity().resume(session.ref())).hasCode(ErrorCode.INVALID_REQUEST);
        assertThatFailureOf(() -> persona.identity().cancel(session.ref())).hasCode(ErrorCode.INVALID_REQUEST);
        assertThat(persona.complete(session).decision()).isEqualTo(before);
        assertThat(persona.lines()).noneMatch(line -> line.endsWith("/add-tag"));
    }

    @Test
    @DisplayName("an inquiry of an unknown status, or an erased one, is not resumed")
    void unknownOrErased() {
        VerificationSession session = persona.start();
        persona.server().alter(AtPersona.id(session), "/attributes/status", "\"paused\"");
        assertThatFailureOf(() -> persona.identity().resume(session.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);

        persona.server().alter(AtPersona.id(session), "/attributes/redacted-at", "\"2026-11-26T10:00:00.000Z\"");
        assertThatFailureOf(() -> persona.identity().resume(session.ref()))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasReason(ReasonCode.ERASED);
    }

    @Test
    @DisplayName("a cancellation whose answer does not have the tag is not done: the inquiry could be resumed")
    void notMarked() {
        VerificationSession session = persona.start();
        String inquiry = AtPersona.id(session);
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES + "/" + inquiry + "/add-tag",
                        Answer.of(
                                200,
                                "application/json",
                                "{\"data\":{\"type\":\"inquiry\",\"id\":\"" + inquiry
                                        + "\",\"attributes\":{\"status\":\"expired\",\"tags\":[]}}}"));

        assertThatFailureOf(() -> persona.identity().cancel(session.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);
        persona.identity().cancel(session.ref());
        assertThat(persona.complete(session).reasons()).extracting(Reason::code).containsExactly(ReasonCode.CANCELLED);
    }

    @Test
    @DisplayName("an answer to a cancellation that does not call the inquiry expired is none")
    void notExpired() {
        VerificationSession session = persona.start();
        String inquiry = AtPersona.id(session);
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES + "/" + inquiry + "/expire",
                        Answer.of(
                                200,
                                "application/json",
                                "{\"data\":{\"type\":\"inquiry\",\"id\":\"" + inquiry
                                        + "\",\"attributes\":{\"status\":\"pending\"}}}"));

        assertThatFailureOf(() -> persona.identity().cancel(session.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThat(persona.lines()).noneMatch(line -> line.endsWith("/add-tag"));
    }
}
