package dev.veriport.internal.token;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "T15 a caller before the end gets its token")
@Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "T15 one after it is told; nobody gets a token later")
@State
public class ClosingRace extends HolderUnderStress {

    @Actor
    public void caller(II_Result result) {
        result.r1 = number();
    }

    @Actor
    public void closing() {
        detachedTasks.close();
    }

    @Arbiter
    public void after(II_Result result) {
        result.r2 = number(holder.usable());
    }
}
