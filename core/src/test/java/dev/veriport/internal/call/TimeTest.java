package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TimeTest {
    private final Ticker system = Ticker.system();

    @Test
    @DisplayName("C1 a deadline is one moment, over at its nanosecond, even where the ticker overflows")
    void deadline() {
        MutableTicker ticker = new MutableTicker();
        Deadline deadline = Deadline.after(ticker, Duration.ofMinutes(2));
        assertThat(deadline.isOver()).isFalse();
        ticker.advance(Duration.ofMinutes(2).minusNanos(1));
        assertThat(deadline.isOver()).isFalse();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
        ticker.advance(Duration.ofNanos(1));
        assertThat(deadline.isOver()).isTrue();
        ticker.advance(Duration.ofMinutes(2));
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    @DisplayName("C1 the system's ticker waits for an event however it ends, and not when the time has come")
    void systemTicker() throws Exception {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException());
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        long past = system.nanos() - 1;

        assertThat(system.await(CompletableFuture.completedFuture("done"), past))
                .isTrue();
        assertThat(system.await(failed, past)).isTrue();
        assertThat(system.await(cancelled, past)).isTrue();
        assertThat(system.await(new CompletableFuture<>(), past)).isFalse();
        assertThat(system.await(new CompletableFuture<>(), system.nanos() + 1_000_000))
                .isFalse();
    }

    @Test
    @DisplayName("C1 the system's ticker can be interrupted")
    void systemTickerInterrupted() throws Exception {
        Caller<Boolean> waiting = Caller.start(() -> system.await(
                new CompletableFuture<>(),
                system.nanos() + Duration.ofMinutes(5).toNanos()));
        waiting.interrupt();
        assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("C17 closing the background ends its tasks, waits for them, is idempotent, and lets no task begin")
    void background() throws Exception {
        DetachedTasks detachedTasks = new DetachedTasks("time-test");
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Thread> ended = new CompletableFuture<>();
        detachedTasks.start("task", () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException closing) {
                ended.complete(Thread.currentThread());
            }
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        detachedTasks.close();
        detachedTasks.close();

        assertThat(ended).isCompleted();
        assertThat(ended.join().isAlive()).isFalse();
        assertThat(ended.join().isDaemon()).isTrue();
        assertThat(ended.join().getName()).isEqualTo("veriport-time-test-task");
        assertThat(detachedTasks.closed()).isCompleted();
        assertThatThrownBy(() -> detachedTasks.start("late", () -> {}))
                .isInstanceOfSatisfying(
                        VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }
}
