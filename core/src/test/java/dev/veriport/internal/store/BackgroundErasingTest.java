package dev.veriport.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S5, S6: what is over is erased aside. */
@Timeout(60)
final class BackgroundErasingTest {
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("erasing");
    private final AtomicInteger steps = new AtomicInteger();

    @AfterEach
    void close() {
        detachedTasks.close();
    }

    /** @param step what each step of erasing does: whether there is more */
    private void start(BooleanSupplier step) throws InterruptedException {
        BackgroundErasing.start(
                () -> {
                    steps.incrementAndGet();
                    return step.getAsBoolean();
                },
                ticker,
                detachedTasks);
        ticker.awaitWaiters(1);
    }

    private static Optional<Thread> thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("veriport-erasing-vault"))
                .findAny();
    }

    private void pass(Duration time) throws InterruptedException {
        ticker.advance(time);
        ticker.awaitWaiters(1);
    }

    @Test
    @DisplayName(
            "S5 the first step comes a minute after a store is opened; while there is more one every 50 ms; then one a minute")
    void bounded() throws Exception {
        start(() -> steps.get() < 3);
        pass(BETWEEN_ROUNDS.minusNanos(1));
        assertThat(steps).hasValue(0);
        pass(Duration.ofNanos(1));
        for (int step = 2; step <= 3; step++) {
            pass(BETWEEN_STEPS.minusNanos(1));
            assertThat(steps).hasValue(step - 1);
            pass(Duration.ofNanos(1));
            assertThat(steps).hasValue(step);
        }
        pass(BETWEEN_ROUNDS.minusNanos(1));
        assertThat(steps).hasValue(3);
        pass(Duration.ofNanos(1));
        assertThat(steps).hasValue(4);
    }

    @Test
    @DisplayName("S8 a step that fails is tried again a minute later, whatever the failure is")
    void fails() throws Exception {
        start(() -> {
            if (steps.get() == 1) {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "away").build();
            }
            if (steps.get() == 2) {
                throw new IllegalStateException("a bug of the engine");
            }
            return false;
        });
        for (int step = 1; step <= 4; step++) {
            pass(BETWEEN_ROUNDS);
            assertThat(steps).hasValue(step);
        }
    }

    @Test
    @DisplayName("S5 the thread ends when Veriport is closed, and none begins afterwards")
    void closed() throws Exception {
        start(() -> true);
        Thread thread = thread().orElseThrow();
        detachedTasks.close();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        BackgroundErasing.start(() -> true, ticker, detachedTasks);
        assertThat(thread()).isEmpty();
    }
}
