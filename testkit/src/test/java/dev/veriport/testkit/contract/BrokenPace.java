package dev.veriport.testkit.contract;

import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.util.concurrent.atomic.AtomicInteger;

/** An adapter that gets requests-per-second wrong. */
final class BrokenPace {
    private BrokenPace() {}

    /** Its complete sends one more request, with a client of its own and not by {@code runtime.calls()}. */
    static final class CallsPastTheRuntime extends BrokenContract {
        private final AtomicInteger past = new AtomicInteger();

        @Override
        int requests(int sound) {
            return sound + past.get();
        }

        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    past.incrementAndGet();
                    return sound.complete(session, back);
                }
            };
        }
    }
}
