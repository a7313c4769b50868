package dev.veriport.internal.token;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

@JCStressTest
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "T5 two cold callers share one fetch")
@State
public class ColdCallersRace extends HolderUnderStress {

    @Actor
    public void one(III_Result result) {
        result.r1 = number();
    }

    @Actor
    public void other(III_Result result) {
        result.r2 = number();
    }

    @Arbiter
    public void after(III_Result result) {
        result.r3 = issued.get();
    }
}
