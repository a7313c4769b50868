package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.time.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L16: requests-per-second under load. */
@Timeout(60)
final class PaceWindowTest extends CallCase {
    private static final int THREADS = 64;

    private final Queue<Duration> sentAt = new ConcurrentLinkedQueue<>();

    @ParameterizedTest(name = "L16 64 threads never send more than {0} a second, in any window")
    @ValueSource(strings = {"0.5", "1", "3", "7.3", "50", "1000"})
    void anyWindow(String requests) throws Exception {
        BigDecimal rate = new BigDecimal(requests);
        CallPipeline busy = fixture.guard(
                RedeemFixture.VENDOR, budget, Pacer.perSecond(fixture.ticker, rate), event -> {}, THREADS);
        fixture.ticker.leapWhenWaiting(THREADS); // who is not waiting has the time for itself
        AtomicInteger seeds = new AtomicInteger();
        AtomicInteger running = new AtomicInteger(THREADS);
        CompletableFuture<Void> finished = new CompletableFuture<>();
        long end = fixture.ticker.nanos() + Duration.ofDays(10_000).toNanos();
        List<Caller<String>> callers = Caller.start(THREADS, () -> {
            Random random = new Random(seeds.incrementAndGet());
            for (int i = 0; i < 20; i++) {
                callAtRandom(busy, random, Duration.ofNanos((long) (64e9 / rate.doubleValue())));
            }
            if (running.decrementAndGet() == 0) {
                finished.complete(null);
            }
            fixture.ticker.await(finished, end); // so that time goes on for the others
            return "done";
        });
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("done");
        }

        List<Duration> sent = new ArrayList<>(sentAt);
        sent.sort(Duration::compareTo);
        assertThat(sent).hasSizeGreaterThan(200);
        for (long seconds : List.of(1, 2, 10, 60)) {
            int most = (int) Math.ceil(rate.doubleValue() * seconds);
            for (int i = 0; i + most < sent.size(); i++) {
                assertThat(sent.get(i + most).minus(sent.get(i)))
                        .as("the time of %s requests", most + 1)
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
            }
        }
    }

    /** Pauses, or not; waits long enough, or not; and is answered, or not. */
    private void callAtRandom(CallPipeline busy, Random random, Duration allWait) throws InterruptedException {
        if (random.nextInt(4) == 0) {
            fixture.ticker.pass(Duration.ofNanos((long) (allWait.toNanos() * random.nextDouble())));
        }
        Duration within = Duration.ofNanos((long) (allWait.toNanos() * (0.5 + random.nextDouble())));
        try {
            Calls.call(busy, READ, Deadline.after(fixture.ticker, within), () -> () -> {
                sentAt.add(fixture.ticker.elapsed());
                if (random.nextInt(20) == 0) {
                    throw failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED);
                }
                return "answer";
            });
        } catch (VeriportException expected) {
            assertThat(expected.code()).isIn(ErrorCode.RATE_LIMITED, ErrorCode.UNAVAILABLE, ErrorCode.CIRCUIT_OPEN);
        }
    }
}
