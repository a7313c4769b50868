package dev.veriport.internal.call;

import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "C10 both get the permit given back, and give it back")
@State
public class BulkheadRace {
    private final Bulkhead bulkhead = new Bulkhead(Ticker.system(), 1);

    public BulkheadRace() {
        bulkhead.acquire(Deadline.after(Ticker.system(), Duration.ZERO));
    }

    private int acquire(Duration fetchTimeout) {
        try {
            bulkhead.acquire(Deadline.after(Ticker.system(), fetchTimeout));
            return 1;
        } catch (VeriportException tooMany) {
            return 0;
        }
    }

    @Actor
    public void whoHasIt(III_Result result) {
        bulkhead.release();
        result.r1 = acquire(Duration.ofSeconds(5));
        bulkhead.release();
    }

    @Actor
    public void whoWaits(III_Result result) {
        result.r2 = acquire(Duration.ofSeconds(5));
        bulkhead.release();
    }

    @Arbiter
    public void after(III_Result result) {
        result.r3 = acquire(Duration.ZERO);
    }
}
