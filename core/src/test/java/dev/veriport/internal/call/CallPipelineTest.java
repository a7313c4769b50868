package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.Calls.Attempt;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallPipelineTest {
    private static final Operation.Read READ = new Operation.Read("records", Role.SESSION);
    private static final Operation.Create CREATE = new Operation.Create("kyc-verification", Role.SESSION);

    private final RedeemFixture fixture = new RedeemFixture();
    private final CallPipeline guard = fixture.guard;
    private final AtomicInteger sent = new AtomicInteger();

    @BeforeEach
    void waitsTakeNoTime() {
        fixture.ticker.leapWhenWaiting(1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Deadline deadline() {
        return Deadline.after(fixture.ticker, Duration.ofSeconds(10));
    }

    private VeriportException failure(Operation operation, VeriportException thrown) {
        return failure(guard, operation, thrown);
    }

    private VeriportException failure(CallPipeline at, Operation operation, VeriportException thrown) {
        return catchThrowableOfType(
                VeriportException.class,
                () -> Calls.call(at, operation, deadline(), () -> () -> {
                    sent.incrementAndGet();
                    throw thrown;
                }));
    }

    private static VeriportException.Builder down() {
        return VeriportException.of(ErrorCode.UNAVAILABLE, "down");
    }

    @Test
    @DisplayName("C1 a call whose deadline is over sends nothing")
    void deadlineOver() {
        Deadline over = Deadline.after(fixture.ticker, Duration.ofSeconds(1));
        Attempt<String> attempt = () -> {
            fixture.ticker.advance(Duration.ofSeconds(1)); // the token took all of it
            return () -> "sent " + sent.incrementAndGet();
        };
        assertThatThrownBy(() -> Calls.call(guard, READ, over, attempt))
                .isInstanceOfSatisfying(VeriportException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
                    assertThat(e.phase()).isEqualTo(Phase.NOT_SENT);
                });
        assertThat(sent).hasValue(0);
    }

    @Test
    @DisplayName("C2 what a call gives is what its attempt gave, made once")
    void success() {
        assertThat(Calls.<String>call(guard, CREATE, deadline(), () -> () -> "sent " + sent.incrementAndGet()))
                .isEqualTo("sent 1");
    }

    @ParameterizedTest(name = "C2 a create that fails with {0}, {1}, ends as {2} after {3} requests")
    @CsvSource({
        "TIMEOUT, SENT_UNKNOWN, OUTCOME_UNKNOWN, 1",
        "UNAVAILABLE, SENT_UNKNOWN, OUTCOME_UNKNOWN, 1",
        "UNAVAILABLE, ANSWERED, OUTCOME_UNKNOWN, 1",
        "MALFORMED_RESPONSE, ANSWERED, OUTCOME_UNKNOWN, 1",
        "INTERRUPTED, SENT_UNKNOWN, OUTCOME_UNKNOWN, 1",
        "UNAVAILABLE, NOT_SENT, UNAVAILABLE, 2",
        "TIMEOUT, NOT_SENT, TIMEOUT, 2",
        "RATE_LIMITED, ANSWERED, RATE_LIMITED, 2",
        "RATE_LIMITED, NOT_SENT, RATE_LIMITED, 1",
        "AUTHENTICATION, ANSWERED, AUTHENTICATION, 1",
        "INVALID_REQUEST, ANSWERED, INVALID_REQUEST, 1",
    })
    void create(ErrorCode code, Phase phase, ErrorCode expected, int requests) {
        VeriportException thrown = VeriportException.of(code, "scripted")
                .phase(phase)
                .attempt(new AttemptReference(RedeemFixture.VENDOR, "case-1/attempt-1"))
                .build();
        VeriportException failure = failure(CREATE, thrown);
        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure.phase()).isEqualTo(phase);
        assertThat(failure.attempt()).contains(new AttemptReference(RedeemFixture.VENDOR, "case-1/attempt-1"));
        assertThat(sent).hasValue(requests);
    }

    @Test
    @DisplayName("C2 what may be repeated keeps its own code when its answer is lost")
    void repeatable() {
        VeriportException lost = down().phase(Phase.SENT_UNKNOWN).build();
        assertThat(failure(READ, lost).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(new Operation.Repeatable("link", Role.SESSION), lost).code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("C2 a failure says which vendor and operation, and one that says so already is left as it is")
    void named() {
        VeriportException unnamed = failure(READ, down().build());
        assertThat(unnamed.provider()).contains(RedeemFixture.VENDOR);
        assertThat(unnamed.operation()).contains("records");
        assertThat(unnamed).hasMessage("vendor records: down");

        VeriportException named = failure(
                new Operation.Read("rules", Role.SESSION),
                down().operation("token").build());
        assertThat(named.operation()).contains("token");
        assertThat(named).hasMessage("down");
    }

    @Test
    @DisplayName("C6 each operation of each vendor has a breaker of its own")
    void breakerPerOperation() {
        CallPipeline otherVendor = fixture.guard(new ProviderId("other"));
        for (int i = 0; i < 5; i++) {
            failure(READ, down().build());
        }
        assertThat(failure(READ, down().build()).code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(failure(new Operation.Read("rules", Role.SESSION), down().build())
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(otherVendor, READ, down().build()).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @ParameterizedTest(name = "A6 an operation of role {0} that is open makes its vendor failing: {1}")
    @CsvSource({"SESSION, true", "EXTRA, false"})
    void failing(Role role, boolean isFailing) {
        for (int i = 0; i < 5; i++) {
            failure(new Operation.Read("records", role), down().build());
        }
        assertThat(guard.isFailing()).isEqualTo(isFailing);
        assertThat(guard.operations()).isEqualTo(Map.of("records", BreakerState.OPEN));
        fixture.ticker.advance(Duration.ofSeconds(31));
        assertThat(guard.isFailing()).isFalse();
        assertThat(guard.operations()).isEqualTo(Map.of("records", BreakerState.HALF_OPEN));
        assertThat(Calls.<String>call(guard, new Operation.Read("records", role), deadline(), () -> () -> "back"))
                .isEqualTo("back");
        assertThat(guard.operations()).isEqualTo(Map.of("records", BreakerState.CLOSED));
    }

    @Test
    @DisplayName("C7 what fails before the operation, its token, does not count for the operation's breaker")
    void preparation() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> Calls.call(guard, READ, deadline(), () -> {
                        throw down().build();
                    }))
                    .isInstanceOf(VeriportException.class);
        }
        assertThat(Calls.<String>call(guard, READ, deadline(), () -> () -> "answer"))
                .isEqualTo("answer");
    }

    @Test
    @DisplayName(
            "C9 an open breaker is told at once, with the time to wait, the vendor and the operation, and nothing is sent")
    void open() {
        for (int i = 0; i < 5; i++) {
            failure(CREATE, down().httpStatus(500).build());
        }
        VeriportException refused = failure(CREATE, down().httpStatus(500).build());
        assertThat(refused.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(refused.operation()).contains("kyc-verification");
        assertThat(sent).hasValue(5);
    }
}
