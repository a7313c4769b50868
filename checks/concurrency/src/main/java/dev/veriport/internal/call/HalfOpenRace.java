package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "C8 one probes, the other is refused, and it closes")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "C8 the other probes")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "C8 the second came when it was closed")
@State
public class HalfOpenRace {
    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker("stress", new Stopped(), state -> {});

    /** Time stands where it was put. */
    private final class Stopped implements Ticker {
        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public boolean await(CompletableFuture<?> event, long untilNanos) {
            return event.isDone();
        }
    }

    public HalfOpenRace() {
        for (int i = 0; i < 5; i++) {
            call(false);
        }
        now.addAndGet(Duration.ofSeconds(31).toNanos());
    }

    private int call(boolean goesWell) {
        try {
            return breaker.run(() -> {}, () -> {
                if (goesWell) {
                    return 1;
                }
                throw VeriportException.of(ErrorCode.UNAVAILABLE, "down").build();
            });
        } catch (VeriportException refused) {
            return 0;
        }
    }

    @Actor
    public void one(III_Result result) {
        result.r1 = call(true);
    }

    @Actor
    public void other(III_Result result) {
        result.r2 = call(true);
    }

    @Arbiter
    public void anHourLater(III_Result result) {
        now.addAndGet(Duration.ofHours(1).toNanos());
        result.r3 = call(true);
    }
}
