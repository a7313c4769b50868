package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Persona's refusals mean: an error has a title and details, and no code. */
final class PersonaFailuresTest {
    private static final String READ = "GET /api/v1/inquiries/";

    private final AtPersona persona = AtPersona.open();

    @AfterEach
    void close() {
        persona.close();
    }

    private static Fault refusal(int status, String title, String details, Map<String, String> headers) {
        String body = "{\"errors\":[{\"title\":\"" + title + "\",\"details\":\"" + details + "\"}]}";
        return Fault.respond(status, headers, body.getBytes(UTF_8));
    }

    private void find() {
        persona.identity().find(new VerificationId(persona.identity().id(), "inq_1"));
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @DisplayName("a refusal has a code of ours, and nothing of the body is in its message:")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Bad Request | canary | INVALID_REQUEST",
                "401 | Token is invalid | canary | AUTHENTICATION",
                "403 | Forbidden | IP address is not permitted access to current environment | PERMISSION",
                "404 | Record not found | canary | NOT_FOUND",
                "409 | Conflict | canary | INVALID_REQUEST",
                "409 | Record not unique | canary | INVALID_REQUEST",
                "409 | Stale object error | canary | UNAVAILABLE",
                "422 | Record invalid | canary | INVALID_REQUEST"
            })
    void refusals(int status, String title, String details, ErrorCode code) {
        persona.wire().fail(READ, refusal(status, title, details, Map.of()));

        assertThatFailureOf(this::find).hasCode(code).hasMessageNotContaining(details);
    }

    @Test
    @DisplayName("an inquiry that was changed at the same time is read again")
    void stale() {
        VerificationSession session = persona.start();
        persona.wire()
                .failOnce(
                        READ + AtPersona.id(session) + "?",
                        refusal(409, "Stale object error", "Attempted to update a record", Map.of()));

        assertThat(persona.complete(session).id().isGiven()).isTrue();
    }

    @Test
    @DisplayName("what is already redacted is NOT_FOUND with SESSION.ERASED, whatever the title says")
    void redacted() {
        for (String title : new String[] {"Conflict", "Stale object error"}) {
            persona.wire().fail(READ, refusal(409, title, "Inquiry already redacted", Map.of()));

            assertThatFailureOf(this::find).hasCode(ErrorCode.NOT_FOUND).hasReason(ReasonCode.ERASED);
        }
    }

    @Test
    @DisplayName("L16 a rate limit asks to wait until its window ends, and holds back the calls of the instance")
    void rateLimit() {
        persona.wire()
                .fail(READ, refusal(429, "Rate limit exceeded", "300 requests / min", Map.of("RateLimit-Reset", "40")));

        assertThatFailureOf(this::find)
                .hasCode(ErrorCode.RATE_LIMITED)
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(40)));
        assertThatFailureOf(persona::start).hasCode(ErrorCode.RATE_LIMITED);
        assertThat(persona.wire().requestLines()).hasSize(1);
    }

    @Test
    @DisplayName(
            "L16 a quota that is used up is BUDGET_EXHAUSTED: no wait helps, nothing is repeated, nothing else waits")
    void quota() {
        persona.wire()
                .failOnce(READ, refusal(429, "Quota exceeded", "create_verification", Map.of("RateLimit-Reset", "40")));

        assertThatFailureOf(this::find)
                .hasCode(ErrorCode.BUDGET_EXHAUSTED)
                .satisfies(failure -> assertThat(failure.retryAfter()).isEmpty())
                .satisfies(failure -> assertThat(failure.httpStatus()).hasValue(429));
        persona.start();
        assertThat(persona.wire().requestLines()).hasSize(2);
    }
}
