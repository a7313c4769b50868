package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BreakerTest {
    private final MutableTicker ticker = new MutableTicker();
    private final BreakerProbe breaker = new BreakerProbe(ticker);

    @Test
    @DisplayName("C6 five failures an hour apart open it")
    void lowRate() {
        for (int i = 0; i < 4; i++) {
            breaker.fail();
            ticker.advance(Duration.ofHours(1));
            assertThat(breaker.admits()).isTrue();
        }
        breaker.fail();
        assertThat(breaker.admits()).isFalse();
    }

    @ParameterizedTest(name = "C6 {0} (F failed, s succeeded) leaves it open: {1}")
    @CsvSource({
        "FFFFF, true",
        "FsFsFsFsF, true",
        "sssssssssssssFFFFF, true",
        "FFFFssssssF, false",
        "FFFFssssssFFFFssssssFFFFssssss, false",
        "FFFsss, false",
        "sFsFsF, false",
        "FFFF, false",
        "FFFFsssssFsssssssss, true",
        "FFFFsssssssssssssssssFFFF, false",
    })
    void counts(String calls, boolean opens) {
        boolean opened = false;
        for (char call : calls.toCharArray()) {
            if (call == 'F') {
                breaker.fail();
            } else {
                breaker.succeed();
            }
            opened |= breaker.isOpen();
        }
        assertThat(opened).isEqualTo(opens);
    }

    @Test
    @DisplayName("A6 C8a past its 30 s an open breaker reads as one that may be tried, though nobody calls")
    void reads_by_time() {
        breaker.open();
        assertThat(breaker.breaker.state()).isEqualTo(BreakerState.OPEN);
        ticker.advance(Duration.ofSeconds(30));
        assertThat(breaker.breaker.state()).isEqualTo(BreakerState.OPEN);
        ticker.advance(Duration.ofNanos(1));
        assertThat(breaker.breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        breaker.fail(); // the probe
        assertThat(breaker.breaker.state()).isEqualTo(BreakerState.OPEN);
        ticker.advance(Duration.ofSeconds(31));
        assertThat(breaker.breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        breaker.succeed();
        assertThat(breaker.breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    @DisplayName("C6 it stays open for 30 s, then admits a probe; a failed probe opens it for another 30 s")
    void openFor30Seconds() {
        breaker.open();
        for (int round = 0; round < 2; round++) {
            ticker.advance(Duration.ofSeconds(30).minusNanos(1));
            assertThat(breaker.isOpen()).isTrue();
            ticker.advance(Duration.ofNanos(2));
            breaker.fail();
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    @DisplayName("C6 when it has closed, it takes five failures again to open it")
    void closesAfresh() {
        breaker.openThenHalfOpen();
        breaker.succeed();
        for (int i = 0; i < 4; i++) {
            breaker.fail();
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.fail();
        assertThat(breaker.isOpen()).isTrue();
    }

    @ParameterizedTest(name = "C7 {0} {1} counts as {2}")
    @CsvSource({
        "TIMEOUT, SENT_UNKNOWN, FAILURE",
        "TIMEOUT, NOT_SENT, FAILURE",
        "UNAVAILABLE, NOT_SENT, FAILURE",
        "UNAVAILABLE, SENT_UNKNOWN, FAILURE",
        "UNAVAILABLE, ANSWERED, FAILURE",
        "MALFORMED_RESPONSE, ANSWERED, FAILURE",
        "OUTCOME_UNKNOWN, SENT_UNKNOWN, FAILURE",
        "INVALID_REQUEST, ANSWERED, SUCCESS",
        "NOT_FOUND, ANSWERED, SUCCESS",
        "CONFIGURATION, ANSWERED, SUCCESS",
        "BUDGET_EXHAUSTED, ANSWERED, SUCCESS",
        "RATE_LIMITED, ANSWERED, NEUTRAL",
        "AUTHENTICATION, ANSWERED, NEUTRAL",
        "PERMISSION, ANSWERED, NEUTRAL",
        "INVALID_REQUEST, NOT_SENT, NEUTRAL",
        "BUDGET_EXHAUSTED, NOT_SENT, NEUTRAL",
        "UNSUPPORTED, NOT_SENT, NEUTRAL",
        "INTERRUPTED, SENT_UNKNOWN, NEUTRAL",
        "INTERRUPTED, NOT_SENT, NEUTRAL",
    })
    void verdicts(ErrorCode code, Phase phase, BreakerProbe.Verdict verdict) {
        breaker.openThenHalfOpen();
        breaker.run(() -> {
            throw VeriportException.of(code, "scripted").phase(phase).build();
        });
        assertThat(breaker.afterProbe()).isEqualTo(verdict);
    }

    @Test
    @DisplayName("C7 a half-open breaker that hears only rejections closes")
    void rejectionsClose() {
        breaker.openThenHalfOpen();
        breaker.reject();
        assertThat(breaker.afterProbe()).isEqualTo(BreakerProbe.Verdict.SUCCESS);
    }

    @Test
    @DisplayName("C7 neutral results neither open a closed breaker nor push failures out of its window")
    void neutralDoesNotCount() {
        for (int i = 0; i < 4; i++) {
            breaker.fail();
        }
        for (int i = 0; i < 50; i++) {
            breaker.run(() -> {
                throw VeriportException.of(ErrorCode.RATE_LIMITED, "slow down")
                        .httpStatus(429)
                        .build();
            });
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.fail();
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    @DisplayName("C9 an open breaker answers CIRCUIT_OPEN at once, with the time to wait, and the call is not made")
    void open() {
        breaker.open();
        ticker.advance(Duration.ofSeconds(10));

        VeriportException refused = breaker.refusal();

        assertThat(refused.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(refused.requestMayHaveBeenProcessed()).isFalse();
    }
}
