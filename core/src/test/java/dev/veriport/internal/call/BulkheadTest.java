package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C8 So many at once and no more. */
final class BulkheadTest {
    private static final int CALLERS = 512;
    private static final int CALLS = 400;
    private static final int PERMITS = 3;

    private final Bulkhead bulkhead = new Bulkhead(Ticker.system(), PERMITS);
    private final AtomicInteger within = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    @DisplayName("in a crowd everybody's turn comes, and nobody is let in beyond the permits")
    void a_crowd() throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(new Thread(this::call, "caller"));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(made.get()).isEqualTo(CALLERS * CALLS);
        assertThat(most.get()).isLessThanOrEqualTo(PERMITS);
        Deadline over = Deadline.after(Ticker.system(), Duration.ZERO);
        for (int i = 0; i < PERMITS; i++) {
            bulkhead.acquire(over); // each was given back
        }
    }

    private void call() {
        for (int i = 0; i < CALLS; i++) {
            Deadline deadline = Deadline.after(Ticker.system(), Duration.ofMinutes(2));
            bulkhead.acquire(deadline);
            if (deadline.isOver()) {
                return; // its turn had come, and it did not get to it
            }
            most.accumulateAndGet(within.incrementAndGet(), Math::max);
            made.incrementAndGet();
            within.decrementAndGet();
            bulkhead.release();
        }
    }
}
