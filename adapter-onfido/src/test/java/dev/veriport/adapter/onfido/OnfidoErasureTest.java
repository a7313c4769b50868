package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.model.Erasure;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationId;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The erasure of an applicant, which Onfido carries out later. */
final class OnfidoErasureTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Fault GONE = Fault.respond(410, Map.of(), new byte[0]);
    private static final String READ_APPLICANT = "GET /v3.6/applicants/";

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtOnfido onfido =
            AtOnfido.open(FakeOnfidoServer.builder().clock(time::get).start(), Map.of());

    @AfterEach
    void close() {
        onfido.close();
    }

    @Test
    @DisplayName("D1 an erasure is requested for the applicant of this start alone, and can be undone until it is due")
    void queued() {
        VerificationId id = idOf(onfido.ended("approved"));

        Erasure erasure = onfido.identity().erase(id);

        assertThat(erasure.state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(erasure.dueAt().toOptional()).contains(NOW.plus(Duration.ofDays(20)));
        assertThat(erasure.isRestorable()).isTrue();
        assertThat(erasure.coversWholePerson()).isFalse();
    }

    @Test
    @DisplayName("D2 an applicant in the queue is not queued again: the time stays as it is")
    void queuedOnce() {
        VerificationId id = idOf(onfido.ended("approved"));
        Erasure first = onfido.identity().erase(id);
        time.set(NOW.plus(Duration.ofDays(3)));

        assertThat(onfido.identity().erase(id)).isEqualTo(first);
        assertThat(onfido.lines()).filteredOn(line -> line.startsWith("DELETE")).hasSize(1);
    }

    @Test
    @DisplayName("an applicant without checks is deleted at once")
    void atOnce() {
        VerificationId id = new VerificationId(onfido.identity().id(), AtOnfido.run(onfido.start()));

        assertThat(onfido.identity().erase(id).state()).isEqualTo(Erasure.State.DONE);
        assertThat(onfido.server().applicantIds()).isEmpty();
    }

    @Test
    @DisplayName("L10 what was deleted at once is NOT_FOUND with SESSION.ERASED, and stays DONE")
    void atOnceAndAgain() {
        VerificationId id = new VerificationId(onfido.identity().id(), AtOnfido.run(onfido.start()));
        onfido.identity().erase(id);

        assertThatFailureOf(() -> onfido.identity().find(id))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasReason(ReasonCode.ERASED);
        assertThat(onfido.identity().erase(id).state()).isEqualTo(Erasure.State.DONE);
    }

    @Test
    @DisplayName("L11 L12 a late webhook about what was deleted at once is answered 200, and not handed on")
    void lateWebhook() {
        VerificationId id = new VerificationId(onfido.identity().id(), AtOnfido.run(onfido.start()));
        String another = idOf(onfido.ended("approved")).value();
        String body = new String(onfido.server().delivery(another).body(), UTF_8);
        WebhookDelivery late =
                onfido.server().signed(body.replace(another, id.value()).getBytes(UTF_8));
        onfido.identity().erase(id);
        List<Delivery> handled = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(onfido.identity(), handled::add, time::get);

        assertThat(endpoint.deliver("onfido", late.headers(), late.body()).status())
                .isEqualTo(200);
        assertThat(handled).isEmpty();
    }

    private VerificationId open() {
        return new VerificationId(onfido.identity().id(), AtOnfido.run(onfido.start()));
    }

    private String applicant() {
        return onfido.server().applicantIds().get(0);
    }

    /** The vendor confirms the deletion, and shows the applicant no more. */
    private void hideAfterDeletion() {
        onfido.wire()
                .fail(
                        "DELETE ",
                        Fault.respond(204, Map.of(), new byte[0])
                                .after(() -> onfido.wire().fail(READ_APPLICANT, GONE)));
    }

    @Test
    @DisplayName("D3 a checked applicant that is not shown after its deletion is in the archive: it can be restored")
    void archived() {
        VerificationId id = idOf(onfido.ended("approved"));
        hideAfterDeletion();

        Erasure erasure = onfido.identity().erase(id);

        assertThat(erasure.state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(erasure.dueAt().isGiven()).isFalse();
        assertThat(erasure.isRestorable()).isTrue();
        assertThat(erasure.coversWholePerson()).isFalse();
    }

    @Test
    @DisplayName("L10 an applicant in the archive is requested to be erased, however often: the run is still there")
    void archivedAndAgain() {
        VerificationId id = idOf(onfido.ended("approved"));
        hideAfterDeletion();
        Erasure first = onfido.identity().erase(id);

        assertThat(onfido.identity().erase(id)).isEqualTo(first);
    }

    @Test
    @DisplayName("the erasure of a run that we did not start covers the other runs of its applicant too")
    void ofAnotherApplication() {
        VerificationId id = idOf(onfido.ended("approved"));
        onfido.answer(
                "GET /v3.6/workflow_runs/" + id.value() + " ",
                "{\"id\":\"" + id.value() + "\",\"status\":\"approved\",\"tags\":[\"theirs\"],\"applicant_id\":\""
                        + applicant() + "\"}");

        assertThat(onfido.identity().erase(id).coversWholePerson()).isTrue();
    }

    @Test
    @DisplayName("D3 a run that awaits input again after a check has a checked applicant")
    void awaitsInputAgain() {
        VerificationId id = open();
        onfido.answer(
                "GET /v3.6/workflow_runs/" + id.value() + "/tasks",
                "[{\"id\":\"document_check_1\",\"task_def_id\":\"document_check\"}]");
        hideAfterDeletion();

        assertThat(onfido.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
    }

    @Test
    @DisplayName("D3 a run whose tasks cannot be read may have a checked applicant")
    void unreadTasks() {
        VerificationId id = open();
        onfido.answer("GET /v3.6/workflow_runs/" + id.value() + "/tasks", "{}");
        hideAfterDeletion();

        assertThat(onfido.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
    }

    @Test
    @DisplayName("D1 a deletion whose answer was lost is done, though its repeat finds nothing")
    void lostAnswer() {
        VerificationId id = open();
        onfido.wire().failOnce("DELETE ", Fault.loseAnswerOf(onfido.server().baseUrl()));

        assertThat(onfido.identity().erase(id).state()).isEqualTo(Erasure.State.DONE);
        assertThat(onfido.server().applicantIds()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("D2 a delete_at that is no time is no deletion: the applicant is deleted")
    @ValueSource(strings = {"false", "0", "{}", "[]", "\"never\""})
    void unreadableTime(String deleteAt) {
        VerificationId id = idOf(onfido.ended("approved"));
        onfido.answer(READ_APPLICANT, "{\"id\":\"" + applicant() + "\",\"delete_at\":" + deleteAt + "}");

        assertThat(onfido.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(onfido.lines()).filteredOn(line -> line.startsWith("DELETE")).hasSize(1);
    }

    @Test
    @DisplayName("D2 the time of another applicant's deletion is not this one's")
    void anotherApplicant() {
        VerificationId id = idOf(onfido.ended("approved"));
        onfido.answer(
                READ_APPLICANT,
                "{\"id\":\"11111111-2222-4333-8444-555555555555\",\"delete_at\":\"2099-01-01T00:00:00Z\"}");

        assertThatFailureOf(() -> onfido.identity().erase(id)).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("restore takes the applicant out of the queue")
    void restore() {
        VerificationId id = idOf(onfido.ended("approved"));
        onfido.identity().erase(id);
        onfido.api().restore(id);
        time.set(NOW.plus(Duration.ofDays(30)));

        assertThat(onfido.server().applicantIds()).hasSize(1);
        assertThat(onfido.identity().find(id).person().familyName().reveal()).contains("Testmann");
    }

    @Test
    @DisplayName("after its time the verification is NOT_FOUND")
    void gone() {
        VerificationId id = idOf(onfido.ended("approved"));
        onfido.identity().erase(id);
        time.set(NOW.plus(Duration.ofDays(30)));

        assertThatFailureOf(() -> onfido.identity().find(id)).hasCode(ErrorCode.NOT_FOUND);
        assertThat(onfido.identity().erase(id)).isEqualTo(Erasure.unknown(id));
    }

    @Test
    @DisplayName("an id of another vendor is refused by restore, and nothing is sent")
    void another() {
        int before = onfido.server().callCount();

        assertThatFailureOf(() -> onfido.api().restore(VerificationId.parse("faceki:r-1")))
                .hasCode(ErrorCode.INVALID_REQUEST);
        assertThat(onfido.server().callCount()).isEqualTo(before);
    }
}
