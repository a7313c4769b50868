package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportEvent.BreakerChanged;
import dev.veriport.event.VeriportEvent.CallRetried;
import dev.veriport.event.VeriportEvent.OutcomeUnknown;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.Calls.Attempt;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class CallRetryTest extends CallCase {
    private static Operation operation(String retrySemantics) {
        return switch (retrySemantics) {
            case "READ" -> READ;
            case "REPEATABLE" -> REPEATABLE;
            case "HELD_TOKEN" -> new Operation.Token("token", Role.SESSION, true);
            case "TOKEN" -> new Operation.Token("sdk-token", Role.SESSION, false);
            case "KEYED" -> KEYED;
            default -> CREATE;
        };
    }

    @ParameterizedTest(name = "C2 {0} that always fails with {1}, {2}: {3} requests, {4}")
    @CsvSource({
        "READ, UNAVAILABLE, NOT_SENT, 3, UNAVAILABLE",
        "READ, TIMEOUT, SENT_UNKNOWN, 3, TIMEOUT",
        "READ, UNAVAILABLE, ANSWERED, 3, UNAVAILABLE",
        "READ, RATE_LIMITED, ANSWERED, 3, RATE_LIMITED",
        "READ, MALFORMED_RESPONSE, ANSWERED, 2, MALFORMED_RESPONSE",
        "READ, INVALID_REQUEST, ANSWERED, 1, INVALID_REQUEST",
        "READ, NOT_FOUND, ANSWERED, 1, NOT_FOUND",
        "READ, PERMISSION, ANSWERED, 1, PERMISSION",
        "REPEATABLE, UNAVAILABLE, NOT_SENT, 2, UNAVAILABLE",
        "REPEATABLE, UNAVAILABLE, SENT_UNKNOWN, 2, UNAVAILABLE",
        "REPEATABLE, UNAVAILABLE, ANSWERED, 2, UNAVAILABLE",
        "REPEATABLE, MALFORMED_RESPONSE, ANSWERED, 2, MALFORMED_RESPONSE",
        "TOKEN, UNAVAILABLE, ANSWERED, 2, UNAVAILABLE",
        "HELD_TOKEN, UNAVAILABLE, NOT_SENT, 1, UNAVAILABLE",
        "HELD_TOKEN, RATE_LIMITED, ANSWERED, 1, RATE_LIMITED",
        "CREATE, UNAVAILABLE, NOT_SENT, 2, UNAVAILABLE",
        "CREATE, UNAVAILABLE, SENT_UNKNOWN, 1, OUTCOME_UNKNOWN",
        "CREATE, RATE_LIMITED, ANSWERED, 2, RATE_LIMITED",
        "KEYED, UNAVAILABLE, NOT_SENT, 2, UNAVAILABLE",
        "KEYED, UNAVAILABLE, SENT_UNKNOWN, 2, OUTCOME_UNKNOWN",
        "KEYED, TIMEOUT, SENT_UNKNOWN, 2, OUTCOME_UNKNOWN",
        "KEYED, UNAVAILABLE, ANSWERED, 2, OUTCOME_UNKNOWN",
        "KEYED, MALFORMED_RESPONSE, ANSWERED, 2, OUTCOME_UNKNOWN",
        "KEYED, RATE_LIMITED, ANSWERED, 2, RATE_LIMITED",
        "KEYED, INVALID_REQUEST, ANSWERED, 1, INVALID_REQUEST",
        "READ, BUDGET_EXHAUSTED, ANSWERED, 1, BUDGET_EXHAUSTED",
        "READ, INTERRUPTED, SENT_UNKNOWN, 1, INTERRUPTED",
        "READ, RATE_LIMITED, NOT_SENT, 1, RATE_LIMITED",
    })
    void attempts(String retrySemantics, ErrorCode code, Phase phase, int requests, ErrorCode expected) {
        fixture.ticker.leapWhenWaiting(1);
        for (int i = 0; i < 10; i++) {
            script.add(failure(code, phase));
        }
        assertThat(failing(operation(retrySemantics), DEADLINE).code()).isEqualTo(expected);
        assertThat(sent).hasValue(requests);
        assertThat(events.of(CallRetried.class)).hasSize(requests - 1);
    }

    @ParameterizedTest(name = "C2 {0} that always fails with {1}, and the vendor says retry: {2}: {3} requests, {4}")
    @CsvSource({
        "READ, UNAVAILABLE, false, 1, UNAVAILABLE",
        "READ, INVALID_REQUEST, true, 3, INVALID_REQUEST",
        "READ, RATE_LIMITED, false, 3, RATE_LIMITED",
        "REPEATABLE, UNAVAILABLE, false, 1, UNAVAILABLE",
        "REPEATABLE, INVALID_REQUEST, true, 2, INVALID_REQUEST",
        "HELD_TOKEN, UNAVAILABLE, true, 1, UNAVAILABLE",
        "KEYED, UNAVAILABLE, false, 1, OUTCOME_UNKNOWN",
        "KEYED, UNAVAILABLE, true, 2, OUTCOME_UNKNOWN",
        "KEYED, INVALID_REQUEST, true, 2, INVALID_REQUEST",
        "CREATE, UNAVAILABLE, true, 1, OUTCOME_UNKNOWN",
        "CREATE, INVALID_REQUEST, true, 1, INVALID_REQUEST",
    })
    void vendorSaysRetry(String retrySemantics, ErrorCode code, boolean retry, int requests, ErrorCode expected) {
        fixture.ticker.leapWhenWaiting(1);
        for (int i = 0; i < 10; i++) {
            script.add(failure(code, Phase.ANSWERED).toBuilder()
                    .vendorSaysRetry(retry)
                    .build());
        }
        VeriportException last = failing(operation(retrySemantics), DEADLINE);
        assertThat(last.code()).isEqualTo(expected);
        assertThat(last.vendorSaysRetry()).contains(retry);
        assertThat(sent).hasValue(requests);
    }

    @ParameterizedTest(name = "{0} that may have been carried out and whose repeat was not sent is {1}")
    @CsvSource({
        "REPEATABLE, SENT_UNKNOWN",
        "TOKEN, SENT_UNKNOWN",
        "KEYED, SENT_UNKNOWN",
        "READ, NOT_SENT",
    })
    void firstWasSent(String retrySemantics, Phase phase) {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.SENT_UNKNOWN));
        script.add(failure(ErrorCode.CIRCUIT_OPEN, Phase.NOT_SENT));
        assertThat(failing(operation(retrySemantics), DEADLINE).phase()).isEqualTo(phase);
        assertThat(sent).hasValue(2);
    }

    @Test
    @DisplayName("C5 the waits are 200 to 400 ms and then 200 to 800 ms, anywhere between")
    void fullJitter() {
        fixture.ticker.leapWhenWaiting(1);
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            script.add(failure(ErrorCode.TIMEOUT, Phase.ANSWERED));
            script.add(failure(ErrorCode.TIMEOUT, Phase.ANSWERED));
            call(new Operation.Read("read-" + i, Role.SESSION), DEADLINE);
        }
        events.of(CallRetried.class)
                .forEach(retry -> (first.size() == second.size() ? first : second)
                        .add(retry.pause().toMillis()));
        assertThat(first)
                .allMatch(wait -> wait >= 200 && wait <= 400)
                .anyMatch(wait -> wait < 220)
                .anyMatch(wait -> wait > 380);
        assertThat(second)
                .allMatch(wait -> wait >= 200 && wait <= 800)
                .anyMatch(wait -> wait < 260)
                .anyMatch(wait -> wait > 740);
    }

    @ParameterizedTest(name = "C5 {0} with Retry-After {1} s and a deadline of {2} s: {3} after {4} s")
    @CsvSource({
        "RATE_LIMITED, 4, 10, answer 2, 4",
        "UNAVAILABLE, 4, 10, answer 2, 4",
        "RATE_LIMITED, 4, 2, RATE_LIMITED, 0",
        "UNAVAILABLE, 4, 2, RATE_LIMITED, 0",
        "RATE_LIMITED, 90000, 1000, answer 2, 900",
    })
    void retryAfter(ErrorCode code, long seconds, long deadline, String expected, long elapsed) {
        fixture.ticker.leapWhenWaiting(1);
        script.add(VeriportException.of(code, "busy")
                .httpStatus(429)
                .retryAfter(Duration.ofSeconds(seconds))
                .build());
        String outcome;
        try {
            outcome = call(READ, Duration.ofSeconds(deadline));
        } catch (VeriportException failure) {
            outcome = failure.code().name();
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds));
        }
        assertThat(outcome).isEqualTo(expected);
        assertThat(fixture.ticker.elapsed()).isBetween(Duration.ofSeconds(elapsed), Duration.ofSeconds(elapsed + 1));
    }

    @Test
    @DisplayName("C5 after one 429 no request of 64 threads leaves before the gate opens, whatever the operation")
    void gate() throws Exception {
        script.add(VeriportException.of(ErrorCode.RATE_LIMITED, "busy")
                .httpStatus(429)
                .retryAfter(Duration.ofSeconds(5))
                .build());
        assertThat(failing(READ, Duration.ofSeconds(1)).code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failing(CREATE, Duration.ofSeconds(1)).retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(sent).hasValue(1);

        List<Caller<String>> callers = Caller.start(64, () -> call(REPEATABLE, DEADLINE));
        fixture.ticker.awaitWaiters(64);
        fixture.ticker.advance(Duration.ofSeconds(5).minusNanos(1));
        fixture.ticker.awaitWaiters(64);
        assertThat(sent).hasValue(1);

        fixture.ticker.advance(Duration.ofNanos(1));
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).startsWith("answer");
        }
    }

    @Test
    @DisplayName("C5 a wait that would end past the deadline is not begun")
    void noTime() {
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        assertThat(failing(READ, Duration.ofMillis(199)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(sent).hasValue(1);
        assertThat(fixture.ticker.elapsed()).isZero();
    }

    @ParameterizedTest(name = "C5 an interrupt ends the wait of {0} after {1}: {2}, {3}, and the flag stays set")
    @CsvSource({
        "READ, SENT_UNKNOWN, INTERRUPTED, NOT_SENT",
        "REPEATABLE, SENT_UNKNOWN, INTERRUPTED, SENT_UNKNOWN",
        "KEYED, NOT_SENT, INTERRUPTED, NOT_SENT",
        "KEYED, SENT_UNKNOWN, OUTCOME_UNKNOWN, SENT_UNKNOWN",
        "KEYED, ANSWERED, OUTCOME_UNKNOWN, SENT_UNKNOWN",
    })
    void interrupted(String retrySemantics, Phase first, ErrorCode expected, Phase phase) throws Exception {
        script.add(failure(ErrorCode.UNAVAILABLE, first));
        Caller<String> caller = Caller.start(() -> call(operation(retrySemantics), DEADLINE));
        fixture.ticker.awaitWaiters(1);
        caller.interrupt();
        VeriportException failure = caller.veriportFailure();
        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure.phase()).isEqualTo(phase);
        assertThat(caller.leftInterrupted()).isTrue();
        assertThat(sent).hasValue(1);
    }

    @Test
    @DisplayName("C4 an open breaker ends retrying: of 1,000 calls to a dead vendor 5 reach the wire")
    void deadVendor() {
        fixture.ticker.leapWhenWaiting(1);
        for (int i = 0; i < 10; i++) {
            script.add(failure(ErrorCode.UNAVAILABLE, Phase.NOT_SENT));
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(failing(READ, DEADLINE).code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.CIRCUIT_OPEN);
        }
        assertThat(sent).hasValue(5);
        assertThat(events.of(BreakerChanged.class)).map(BreakerChanged::state).containsExactly(BreakerState.OPEN);
    }

    @Test
    @DisplayName("C4 each attempt is counted in the day's budget")
    void counted() {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        call(READ, DEADLINE);
        assertThat(budget.used()).containsEntry(BudgetCounter.REQUESTS, new BudgetUse(2, 1_000_000));
    }

    @Test
    @DisplayName("T11 however often it is refused and could try again, a call is made again once")
    void replayedOnce() {
        VeriportException refused = catchThrowableOfType(
                VeriportException.class,
                () -> Calls.call(
                        guard, READ, Deadline.after(fixture.ticker, DEADLINE), () -> new Attempt.Prepared<String>() {
                            @Override
                            public String send() {
                                sent.incrementAndGet();
                                throw VeriportException.of(ErrorCode.AUTHENTICATION, "refused")
                                        .httpStatus(401)
                                        .build();
                            }

                            @Override
                            public boolean reportRefused() {
                                return true;
                            }
                        }));
        assertThat(refused.code()).isEqualTo(ErrorCode.AUTHENTICATION);
        assertThat(sent).hasValue(2);
    }

    @Test
    @DisplayName("C16 each attempt, retry, transition and unknown outcome is told, in order")
    void told() {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        call(READ, DEADLINE);
        script.add(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        failing(CREATE, DEADLINE);
        assertThat(events.names())
                .containsExactly("CallFailed", "CallRetried", "CallSucceeded", "CallFailed", "OutcomeUnknown");
        assertThat(events.events().get(0))
                .isEqualTo(new VeriportEvent.CallFailed(
                        RedeemFixture.VENDOR, "read", failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED), Duration.ZERO));
        assertThat(events.of(OutcomeUnknown.class)).containsExactly(new OutcomeUnknown(RedeemFixture.VENDOR, "create"));
    }

    @Test
    @DisplayName("a call tells how long its request took, without what it waited before, whether it succeeds or fails")
    void tookIsTold() {
        Attempt<String> slow = () -> {
            fixture.ticker.advance(Duration.ofMillis(30)); // a token, for instance
            return () -> {
                fixture.ticker.advance(Duration.ofMillis(70));
                VeriportException next = script.poll();
                if (next != null) {
                    throw next;
                }
                return "answer";
            };
        };
        Calls.call(guard, READ, Deadline.after(fixture.ticker, DEADLINE), slow);
        script.add(failure(ErrorCode.INVALID_REQUEST, Phase.ANSWERED));
        catchThrowableOfType(
                VeriportException.class, () -> Calls.call(guard, READ, Deadline.after(fixture.ticker, DEADLINE), slow));

        assertThat(events.of(VeriportEvent.CallSucceeded.class))
                .extracting(VeriportEvent.CallSucceeded::took)
                .containsExactly(Duration.ofMillis(70));
        assertThat(events.of(VeriportEvent.CallFailed.class))
                .extracting(VeriportEvent.CallFailed::took)
                .containsExactly(Duration.ofMillis(70));
    }
}
