package dev.veriport.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MutableTickerTest {
    private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();

    private final MutableTicker ticker = new MutableTicker();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void timePassesOnlyWhenAdvanced() {
        long begun = ticker.nanos();
        assertThat(ticker.nanos()).isEqualTo(begun);

        ticker.advance(Duration.ofMillis(7));
        assertThat(ticker.nanos() - begun).isEqualTo(7_000_000);
    }

    @Test
    void readingsOverflowWithinTwoMinutes() {
        long begun = ticker.nanos();
        ticker.advance(Duration.ofMinutes(2));

        assertThat(ticker.nanos()).isNegative();
        assertThat(ticker.nanos() - begun).isEqualTo(Duration.ofMinutes(2).toNanos());
    }

    @Test
    void itDoesNotGoBack() {
        assertThatThrownBy(() -> ticker.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWaitEndsAtItsTimeAndNotANanosecondBefore() throws Exception {
        Future<Boolean> wait = waiting(NEVER, Duration.ofMinutes(5));
        ticker.awaitWaiters(1);
        ticker.advance(Duration.ofMinutes(5).minusNanos(1));
        ticker.awaitWaiters(1);
        assertThat(wait).isNotDone();

        ticker.advance(Duration.ofNanos(1));
        assertThat(result(wait)).isFalse();
    }

    @Test
    void aWaitEndsWithItsEventWellOrBadly() throws Exception {
        CompletableFuture<String> well = new CompletableFuture<>();
        CompletableFuture<String> badly = new CompletableFuture<>();
        Future<Boolean> first = waiting(well, Duration.ofHours(1));
        Future<Boolean> second = waiting(badly, Duration.ofHours(1));
        ticker.awaitWaiters(2);

        well.complete("here");
        badly.completeExceptionally(new IllegalStateException("planned"));
        assertThat(result(first)).isTrue();
        assertThat(result(second)).isTrue();
    }

    @Test
    void whatHasHappenedIsNotWaitedFor() throws Exception {
        assertThat(ticker.await(CompletableFuture.completedFuture("here"), ticker.nanos()))
                .isTrue();
        assertThat(ticker.await(NEVER, ticker.nanos())).isFalse();
    }

    @Test
    void noWakeUpIsMissedHoweverWaitsAndEventsInterleave() throws Exception {
        List<Future<Boolean>> waits = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            CompletableFuture<Void> event = new CompletableFuture<>();
            waits.add(waiting(event, Duration.ofHours(1)));
            threads.submit(() -> event.complete(null));
        }

        for (Future<Boolean> wait : waits) {
            assertThat(result(wait)).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Future<Boolean> wait = waiting(NEVER, Duration.ofHours(1));
        ticker.awaitWaiters(1);
        threads.shutdownNow();

        assertThatThrownBy(() -> result(wait))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        ticker.awaitWaiters(0);
    }

    @Test
    void whoseTimeHasComeWaitsNoLonger() throws Exception {
        waiting(NEVER, Duration.ofSeconds(1));
        waiting(NEVER, Duration.ofSeconds(2));
        ticker.awaitWaiters(2);

        ticker.advance(Duration.ofSeconds(1));
        ticker.awaitWaiters(1);
        ticker.advance(Duration.ofSeconds(1));
        ticker.awaitWaiters(0);
    }

    @Test
    void elapsedTimeCountsFromTheStart() {
        assertThat(ticker.elapsed()).isZero();

        ticker.advance(Duration.ofMinutes(2));
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void timeLeapsToTheFirstMomentWhenEnoughThreadsWait() throws Exception {
        ticker.leapWhenWaiting(2);
        Future<Boolean> later = waiting(NEVER, Duration.ofHours(2));
        ticker.awaitWaiters(1);
        assertThat(ticker.elapsed()).isZero();

        assertThat(result(waiting(NEVER, Duration.ofHours(1)))).isFalse();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(later).isNotDone();
    }

    @Test
    void timeLeapsForThreadsThatWaitAlready() throws Exception {
        Future<?> exchange = threads.submit(() -> {
            ticker.pass(Duration.ofHours(1));
            return null;
        });
        ticker.awaitWaiters(1);

        ticker.leapWhenWaiting(1);
        exchange.get(30, TimeUnit.SECONDS);
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    private Future<Boolean> waiting(CompletableFuture<?> event, Duration time) {
        long until = ticker.nanos() + time.toNanos();
        return threads.submit(() -> ticker.await(event, until));
    }

    private static boolean result(Future<Boolean> wait) throws Exception {
        return wait.get(30, TimeUnit.SECONDS);
    }
}
