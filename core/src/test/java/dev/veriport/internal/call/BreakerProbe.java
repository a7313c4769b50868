package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.util.function.Supplier;

/** A breaker, and what can be seen of its state from the outside. */
final class BreakerProbe {
    private static final VeriportException FAILED =
            VeriportException.of(ErrorCode.UNAVAILABLE, "down").httpStatus(503).build();
    private static final VeriportException REJECTED = VeriportException.of(ErrorCode.INVALID_REQUEST, "used")
            .httpStatus(400)
            .build();

    final Breaker breaker;
    private final MutableTicker ticker;

    /** How a probe's result was counted. */
    enum Verdict {
        SUCCESS,
        FAILURE,
        NEUTRAL
    }

    BreakerProbe(MutableTicker ticker) {
        this.ticker = ticker;
        this.breaker = new Breaker("test", ticker, state -> {});
    }

    /** Whatever comes of it. */
    void run(Supplier<String> call) {
        try {
            breaker.run(() -> {}, call);
        } catch (RuntimeException expected) {
            return;
        }
    }

    void succeed() {
        run(() -> "fine");
    }

    void fail() {
        run(BreakerProbe::failing);
    }

    void reject() {
        run(() -> {
            throw REJECTED;
        });
    }

    static String failing() {
        throw FAILED;
    }

    void open() {
        for (int i = 0; i < 5; i++) {
            fail();
        }
    }

    void openThenHalfOpen() {
        open();
        ticker.advance(Duration.ofSeconds(30).plusNanos(1));
    }

    /** Whether a call is made; one that is counts for nothing. */
    boolean admits() {
        boolean[] made = new boolean[1];
        run(() -> {
            made[0] = true;
            throw VeriportException.of(ErrorCode.RATE_LIMITED, "neutral").build();
        });
        return made[0];
    }

    /** Whether calls are refused; for a breaker that is closed or open. */
    boolean isOpen() {
        return !admits();
    }

    /** Tells closed, open and half-open apart: only when closed can a call be made within a call. */
    Verdict afterProbe() {
        boolean[] within = new boolean[1];
        boolean[] made = new boolean[1];
        run(() -> {
            made[0] = true;
            within[0] = admits();
            throw VeriportException.of(ErrorCode.RATE_LIMITED, "neutral").build();
        });
        if (!made[0]) {
            return Verdict.FAILURE;
        }
        return within[0] ? Verdict.SUCCESS : Verdict.NEUTRAL;
    }

    VeriportException refusal() {
        try {
            breaker.run(() -> {}, () -> {
                throw new AssertionError("the call was made");
            });
        } catch (VeriportException refused) {
            return refused;
        }
        throw new AssertionError("the call was made");
    }
}
