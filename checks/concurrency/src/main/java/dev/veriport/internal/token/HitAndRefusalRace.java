package dev.veriport.internal.token;

import dev.veriport.token.ReusableToken;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "T4 a hit before the refusal sees the token")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "T10 a hit after it does not; nobody does later")
@State
public class HitAndRefusalRace extends HolderUnderStress {
    private final ReusableToken first = get();

    @Actor
    public void hit(II_Result result) {
        result.r1 = number(holder.usable());
    }

    @Actor
    public void refusal() {
        holder.refuse(first);
    }

    @Arbiter
    public void after(II_Result result) {
        result.r2 = number(holder.usable());
    }
}
