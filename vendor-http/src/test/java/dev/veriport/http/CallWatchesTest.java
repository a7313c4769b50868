package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CallWatchesTest {
    private static final Duration OVER = Duration.ZERO;

    @Test
    @DisplayName("nobody looks while there are no calls, and a call that comes after that is ended in time")
    void idle() throws InterruptedException {
        try (CallWatches watches = new CallWatches("watches", 1, 1)) {
            for (int i = 0; i < 50; i++) {
                assertEnded(watches);
                while (watches.isRunning()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    @DisplayName("a call that comes just as nobody looks any more is ended too")
    void races() throws InterruptedException {
        try (CallWatches watches = new CallWatches("watches", 0, 0)) {
            for (int i = 0; i < 5_000; i++) {
                assertEnded(watches);
            }
        }
    }

    @Test
    @DisplayName("a call that cannot be ended leaves the others to be")
    void stubborn() throws InterruptedException {
        try (CallWatches watches = new CallWatches("watches", 1, 1)) {
            CallWatch stubborn = watches.begin(Deadline.after(Ticker.system(), OVER), () -> {
                throw new IllegalStateException("not now");
            });
            assertEnded(watches);
            watches.end(stubborn);
        }
    }

    private static void assertEnded(CallWatches watches) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        CallWatch watch = watches.begin(Deadline.after(Ticker.system(), OVER), () -> {
            cancelled.countDown();
            return true;
        });
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.ended()).isEqualTo(CallWatch.End.DEADLINE);
        watches.end(watch);
    }
}
