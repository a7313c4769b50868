package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Erasure;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationId;
import dev.veriport.testkit.server.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The redaction of an inquiry, at once, and of its verifications, some time later. */
final class PersonaErasureTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtPersona persona = AtPersona.open(
            FakePersonaServer.builder()
                    .clock(time::get)
                    .redactionFollowsAfter(Duration.ofMinutes(5))
                    .start(),
            Map.of(),
            with -> with.clock(time::get));

    @AfterEach
    void close() {
        persona.close();
    }

    private VerificationId approved() {
        return idOf(persona.ended("approved"));
    }

    @Test
    @DisplayName("D1 an erasure is requested while verifications and photos are there, and then done: Persona says 409")
    void later() {
        VerificationId id = approved();

        Erasure first = persona.identity().erase(id);

        assertThat(first.state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(first.dueAt().isGiven()).isFalse();
        assertThat(first.isRestorable()).isFalse();
        assertThat(first.coversWholePerson()).isFalse();
        assertThat(persona.identity().erase(id)).isEqualTo(first);
        time.set(NOW.plus(Duration.ofMinutes(5)));
        assertThat(persona.identity().erase(id)).isEqualTo(Erasure.done(id));
    }

    @Test
    @DisplayName("L10 an inquiry that is redacted is no person from the first moment: find says SESSION.ERASED")
    void find() {
        VerificationId id = approved();
        persona.identity().erase(id);

        assertThatFailureOf(() -> persona.identity().find(id))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasReason(ReasonCode.ERASED);
    }

    @Test
    @DisplayName("an inquiry without verifications is erased at once")
    void atOnce() {
        VerificationId id = idOf(persona.complete(persona.start()));

        assertThat(persona.identity().erase(id)).isEqualTo(Erasure.done(id));
    }

    @Test
    @DisplayName("an erasure whose answer was lost is repeated, and the refusal of the repeat is no failure")
    void lostAnswer() {
        VerificationId id = approved();
        persona.server().answerNext(FakePersonaServer.INQUIRIES + "/" + id.value(), Answer.dropAfterProcessing());

        assertThat(persona.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(persona.lines())
                .filteredOn(line -> line.startsWith("DELETE"))
                .hasSize(2);
    }

    @Test
    @DisplayName("D3 an id that Persona does not have is UNKNOWN")
    void unknown() {
        VerificationId id = new VerificationId(persona.identity().id(), "inq_NotARealInquiry");

        assertThat(persona.identity().erase(id)).isEqualTo(Erasure.unknown(id));
    }

    @Test
    @DisplayName("an answer with a verification that it lists, or with a list of reports that it may have, is not DONE")
    void notSaidToBeDone() {
        String reports = "\"reports\":{\"data\":[]}";
        String none = "\"relationships\":{" + reports + ",\"verifications\":{\"data\":[]}}";
        String one = "\"relationships\":{" + reports + ",\"verifications\":{\"data\":[{\"id\":\"ver_1\"}]}}";
        String redacted = "\"2026-11-26T10:00:00.000Z\"";

        assertThat(erasedWith(redacted, one)).isEqualTo(Erasure.State.REQUESTED);
        assertThat(erasedWith(redacted, none)).isEqualTo(Erasure.State.DONE);
        assertThat(erasedWith(redacted, none.replace(reports, "\"reports\":{\"data\":null}")))
                .isEqualTo(Erasure.State.REQUESTED);
        assertThat(erasedWith(redacted, none.replace(reports + ",", ""))).isEqualTo(Erasure.State.REQUESTED);
    }

    @Test
    @DisplayName("D1 a 2xx that does not show the redaction, and a read that does not either, is no erasure")
    void notShown() {
        assertThatFailureOf(() -> erasedWith("null", "\"relationships\":{}")).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("D1 a 2xx that does not show the redaction is followed by a read, which does")
    void shownByARead() {
        VerificationId id = approved();
        persona.server().answerNext(FakePersonaServer.INQUIRIES + "/" + id.value(), Answer.dropAfterProcessing());
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES + "/" + id.value(),
                        Answer.of(
                                200,
                                "application/json",
                                "{\"data\":{\"type\":\"inquiry\",\"id\":\"" + id.value() + "\",\"attributes\":{}}}"));

        assertThat(persona.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(persona.lines()).last().asString().startsWith("GET");
    }

    @Test
    @DisplayName("an erasure of an inquiry with reports, which the answer does not say are erased, stays requested")
    void reports() {
        VerificationId id = idOf(persona.complete(persona.start()));
        persona.server()
                .alter(
                        id.value(),
                        "/relationships/reports",
                        "{\"data\":[{\"type\":\"report/watchlist\",\"id\":\"rep_1\"}]}");

        assertThat(persona.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
    }

    /** What an erasure is that Persona answers with 200 and this inquiry. */
    private Erasure.State erasedWith(String redactedAt, String more) {
        VerificationId id = idOf(persona.complete(persona.start()));
        persona.server()
                .answerNext(
                        FakePersonaServer.INQUIRIES + "/" + id.value(),
                        Answer.of(
                                200,
                                "application/json",
                                "{\"data\":{\"type\":\"inquiry\",\"id\":\"" + id.value()
                                        + "\",\"attributes\":{\"redacted-at\":" + redactedAt + "}," + more + "}}"));
        return persona.identity().erase(id).state();
    }
}
