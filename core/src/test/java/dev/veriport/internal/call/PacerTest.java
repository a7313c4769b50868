package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class PacerTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final MutableTicker ticker = MutableTicker.skippingPauses();

    private static Pacer perSecond(MutableTicker ticker, String requests) {
        return Pacer.perSecond(ticker, new BigDecimal(requests));
    }

    private Duration slot(Pacer pacer) {
        pacer.awaitSlot(Deadline.after(ticker, LONG));
        return ticker.elapsed();
    }

    private List<Duration> slots(Pacer pacer, int count) {
        return Stream.generate(() -> slot(pacer)).limit(count).toList();
    }

    private VeriportException late(Pacer pacer, Duration within) {
        return catchThrowableOfType(VeriportException.class, () -> pacer.awaitSlot(Deadline.after(ticker, within)));
    }

    @ParameterizedTest(name = "L16 at {0} a second one request goes every {1}, the first at once")
    @CsvSource({
        "5, PT0.2S",
        "1, PT1S",
        "0.5, PT2S",
        "0.001, PT1000S",
        "3, PT0.333333334S",
        "999999999.999, PT0.000000002S"
    })
    void spaced(String requests, Duration interval) {
        assertThat(slots(perSecond(ticker, requests), 4))
                .containsExactly(Duration.ZERO, interval, interval.multipliedBy(2), interval.multipliedBy(3));
    }

    @Test
    @DisplayName("L16 time in which nothing was sent is not saved up for a burst")
    void noBurst() {
        Pacer pacer = perSecond(ticker, "5");
        slot(pacer);
        ticker.advance(Duration.ofMinutes(10));

        assertThat(slots(pacer, 3))
                .containsExactly(
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10).plusMillis(200),
                        Duration.ofMinutes(10).plusMillis(400));
    }

    @Test
    @DisplayName("L16 a slot at or after the deadline fails at once with the time to wait, and stays free for others")
    void pastTheDeadline() {
        Pacer pacer = perSecond(ticker, "0.5");
        slot(pacer);
        ticker.advance(Duration.ofMillis(500));
        for (int calls = 0; calls < 3; calls++) {
            VeriportException late = late(pacer, Duration.ofMillis(1_500));
            assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(late.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(late.retryAfter()).contains(Duration.ofMillis(1_500));
        }
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMillis(500));

        pacer.awaitSlot(Deadline.after(ticker, Duration.ofMillis(1_500).plusNanos(1)));
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("L16 a call whose deadline is over is TIMEOUT, and takes no slot that is free")
    void deadlineOver() {
        Pacer pacer = perSecond(ticker, "0.5");
        VeriportException over = late(pacer, Duration.ZERO);
        assertThat(over.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(over.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(slot(pacer)).isEqualTo(Duration.ZERO);
    }

    @Test
    @DisplayName("L16 whoever is interrupted while waiting sends nothing, and the slot is lost")
    void interrupted() throws Exception {
        MutableTicker still = new MutableTicker();
        Pacer pacer = perSecond(still, "0.5");
        Deadline deadline = Deadline.after(still, LONG);
        pacer.awaitSlot(deadline);
        Caller<String> waiting = Caller.start(() -> {
            pacer.awaitSlot(deadline);
            return "slot";
        });
        still.awaitWaiters(1);
        waiting.interrupt();

        assertThat(waiting.veriportFailure().code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(waiting.veriportFailure().phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(waiting.leftInterrupted()).isTrue();
        VeriportException late = catchThrowableOfType(
                VeriportException.class, () -> pacer.awaitSlot(Deadline.after(still, Duration.ofSeconds(3))));
        assertThat(late.retryAfter()).contains(Duration.ofSeconds(4));
    }

    @Test
    @DisplayName("L16 without a limit nobody waits, whatever the deadline")
    void unlimited() {
        Pacer pacer = Pacer.unlimited();
        for (int i = 0; i < 10_000; i++) {
            pacer.awaitSlot(Deadline.after(ticker, Duration.ZERO));
        }
        assertThat(ticker.elapsed()).isZero();
    }
}
