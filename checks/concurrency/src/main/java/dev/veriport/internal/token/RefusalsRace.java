package dev.veriport.internal.token;

import dev.veriport.token.ReusableToken;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

@JCStressTest
@Outcome(id = "2, 2, 2, 1", expect = Expect.ACCEPTABLE, desc = "T10 refused by two, a token is replaced once")
@State
public class RefusalsRace extends HolderUnderStress {
    private final ReusableToken first = get();

    @Actor
    public void one(IIII_Result result) {
        holder.refuse(first);
        result.r1 = number();
    }

    @Actor
    public void other(IIII_Result result) {
        holder.refuse(first);
        result.r2 = number();
    }

    @Arbiter
    public void after(IIII_Result result) {
        result.r3 = issued.get();
        result.r4 = refusals();
    }
}
