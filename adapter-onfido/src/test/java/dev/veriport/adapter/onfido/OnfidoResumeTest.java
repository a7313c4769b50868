package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Channel;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is resumed: the vendor gives its link and its token whenever the run is read. */
final class OnfidoResumeTest {
    private final AtOnfido onfido = AtOnfido.open();

    @AfterEach
    void close() {
        onfido.close();
    }

    @Test
    @DisplayName("L5 a run that awaits input has its page again, by one request and without another run")
    void onWeb() {
        VerificationSession started = onfido.start();
        int before = onfido.server().callCount();

        VerificationSession resumed = onfido.identity().resume(started.ref());

        assertThat(pageOf(resumed)).isEqualTo(pageOf(started));
        assertThat(resumed.ref()).isEqualTo(started.ref());
        assertThat(onfido.server().callCount()).isEqualTo(before + 1);
        assertThat(onfido.server().runIds()).hasSize(1);
    }

    @Test
    @DisplayName("L5 a run in an SDK has a token again")
    void inSdk() {
        VerificationSession started = onfido.startOn(Channel.MOBILE_SDK);

        assertThat(onfido.identity().resume(started.ref()).handoff()).isInstanceOf(Handoff.SdkToken.class);
    }

    @Test
    @DisplayName("L5 a run that has ended is not resumed, and an abandoned one says so")
    void ended() {
        for (String status : new String[] {"approved", "declined", "review", "error", "abandoned"}) {
            VerificationSession started = onfido.start();
            onfido.server().finish(pageOf(started), status);

            VeriportException failure = catchThrowableOfType(
                    VeriportException.class, () -> onfido.identity().resume(started.ref()));

            assertThat(failure.code()).as(status).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(failure.reason().map(ReasonCode.ABANDONED::equals))
                    .as(status)
                    .isEqualTo(status.equals("abandoned") ? Optional.of(true) : Optional.empty());
        }
    }

    @Test
    @DisplayName("L5 a run whose link has expired is not resumed")
    void expired() {
        VerificationSession started = onfido.start();
        String run = "{\"id\":\"" + AtOnfido.run(started) + "\",\"status\":\"awaiting_input\",\"link\":"
                + "{\"url\":\"https://eu.onfido.example/l/1\",\"expires_at\":\"2020-01-01T00:00:00Z\"}}";
        onfido.wire()
                .fail(
                        "GET /v3.6/workflow_runs/" + AtOnfido.run(started),
                        Fault.respond(200, Map.of("Content-Type", "application/json"), run.getBytes(UTF_8)));

        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> onfido.identity().resume(started.ref()));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.reason()).contains(ReasonCode.LINK_EXPIRED);
    }

    @Test
    @DisplayName("L5 a run that the vendor is processing is not resumed")
    void processing() {
        VerificationSession started = onfido.start();
        String run = "{\"id\":\"" + AtOnfido.run(started) + "\",\"status\":\"processing\"}";
        onfido.wire()
                .fail(
                        "GET /v3.6/workflow_runs/" + AtOnfido.run(started),
                        Fault.respond(200, Map.of("Content-Type", "application/json"), run.getBytes(UTF_8)));

        assertThatFailureOf(() -> onfido.identity().resume(started.ref())).hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("L5 a damaged session is INVALID_REQUEST")
    void damaged() {
        VerificationSession started = onfido.start();
        SessionRef damaged = SessionRef.of(
                started.ref().provider(), "case~1", Map.of("run", AtOnfido.run(started), "channel", "TELEPATHY"));

        assertThatFailureOf(() -> onfido.identity().resume(damaged)).hasCode(ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @DisplayName("L5 a run in a state that is not known is malformed: nobody is told to start again")
    @ValueSource(
            strings = {
                "\"status\":null",
                "\"status\":\"paused\"",
                "\"status\":[\"awaiting_input\"]",
                "\"state\":\"approved\""
            })
    void unknownState(String status) {
        VerificationSession started = onfido.start();
        String run = AtOnfido.run(started);
        onfido.answer("GET /v3.6/workflow_runs/" + run, "{\"id\":\"" + run + "\"," + status + "}");

        assertThatFailureOf(() -> onfido.identity().resume(started.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }
}
