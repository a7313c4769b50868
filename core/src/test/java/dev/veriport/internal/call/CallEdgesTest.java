package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CallEdgesTest {
    private final MutableTicker ticker = new MutableTicker();

    private Deadline within(Duration time) {
        return Deadline.after(ticker, time);
    }

    private static VeriportException busy(Duration retryAfter) {
        return VeriportException.of(ErrorCode.RATE_LIMITED, "busy")
                .httpStatus(429)
                .retryAfter(retryAfter)
                .build();
    }

    @Test
    @DisplayName("C5 an answer that asks for less does not open a gate that another closed for longer")
    void longestWish() {
        RetryAfterGate gate = new RetryAfterGate(ticker);
        gate.closeAsAsked(busy(Duration.ofSeconds(5)));
        gate.closeAsAsked(busy(Duration.ofSeconds(1)));
        VeriportException closed =
                catchThrowableOfType(VeriportException.class, () -> gate.pass(within(Duration.ofSeconds(3))));
        assertThat(closed.retryAfter()).contains(Duration.ofSeconds(5));
        ticker.advance(Duration.ofSeconds(5));
        gate.pass(within(Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("C10 a turn that comes just when its waiter gives up is the next one's")
    void turnTooLate() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Ticker giveUp = new Ticker() {
            @Override
            public long nanos() {
                return ticker.nanos();
            }

            @Override
            public boolean await(CompletableFuture<?> event, long untilNanos) {
                meanwhile.getAndSet(() -> {}).run();
                return false;
            }
        };
        Bulkhead bulkhead = new Bulkhead(giveUp, 1);
        bulkhead.acquire(within(Duration.ofSeconds(1)));
        meanwhile.set(bulkhead::release);
        VeriportException late =
                catchThrowableOfType(VeriportException.class, () -> bulkhead.acquire(within(Duration.ofSeconds(1))));
        assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);

        bulkhead.acquire(within(Duration.ofSeconds(1))); // fails where the permit was lost
    }
}
