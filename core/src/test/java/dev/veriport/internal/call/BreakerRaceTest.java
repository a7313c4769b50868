package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.testkit.time.MutableTicker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class BreakerRaceTest {
    private final MutableTicker ticker = new MutableTicker();
    private final BreakerProbe probe = new BreakerProbe(ticker);

    /** A call that is under way until it is told how to end. */
    private final class UnderWay {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final Caller<String> caller;

        UnderWay(Supplier<String> ending) throws InterruptedException {
            caller = Caller.start(() -> probe.breaker.run(() -> {}, () -> {
                begun.countDown();
                await(end);
                return ending.get();
            }));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void finish() throws Exception {
            end.countDown();
            caller.leftInterrupted();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    @DisplayName("C8 of 16 threads at a half-open breaker one makes its call, 15 are refused")
    void oneProbe() throws Exception {
        probe.openThenHalfOpen();
        CyclicBarrier start = new CyclicBarrier(16);
        CountDownLatch refused = new CountDownLatch(15);
        AtomicInteger made = new AtomicInteger();
        List<Caller<String>> callers = Caller.start(16, () -> {
            start.await(20, TimeUnit.SECONDS);
            try {
                return probe.breaker.run(() -> {}, () -> {
                    made.incrementAndGet();
                    await(refused);
                    return "probed";
                });
            } finally {
                refused.countDown();
            }
        });

        List<ErrorCode> codes = new ArrayList<>();
        for (Caller<String> caller : callers) {
            if (caller.leftInterrupted()) {
                throw new AssertionError("nobody interrupts");
            }
            codeOf(caller, codes);
        }
        assertThat(made).hasValue(1);
        assertThat(codes).hasSize(15).containsOnly(ErrorCode.CIRCUIT_OPEN);
    }

    private static void codeOf(Caller<String> caller, List<ErrorCode> codes) throws Exception {
        try {
            caller.result();
        } catch (ExecutionException failed) {
            codes.add(caller.veriportFailure().code());
        }
    }

    @ParameterizedTest(name = "C8 a half-open permit is given back after a neutral end: {0}")
    @ValueSource(strings = {"429", "bug", "error"})
    void permitGivenBack(String end) throws Exception {
        probe.openThenHalfOpen();
        for (int i = 0; i < 20; i++) {
            AtomicInteger made = new AtomicInteger();
            Caller.start(() -> probe.breaker.run(() -> {}, () -> {
                        made.incrementAndGet();
                        return neutral(end);
                    }))
                    .failure();
            assertThat(made).as("probe " + i).hasValue(1);
        }
        assertThat(probe.afterProbe()).isEqualTo(BreakerProbe.Verdict.NEUTRAL);
        probe.succeed();
        assertThat(probe.afterProbe()).isEqualTo(BreakerProbe.Verdict.SUCCESS);
    }

    private static String neutral(String end) {
        switch (end) {
            case "429" ->
                throw VeriportException.of(ErrorCode.RATE_LIMITED, "wait")
                        .httpStatus(429)
                        .build();
            case "bug" -> throw new IllegalStateException("bug");
            default -> throw new AssertionError("error");
        }
    }

    @Test
    @DisplayName("C8 a late success from before it opened does not close a half-open breaker")
    void lateSuccess() throws Exception {
        UnderWay late = new UnderWay(() -> "fine");
        probe.openThenHalfOpen();
        UnderWay current = new UnderWay(BreakerProbe::failing);

        late.finish();
        assertThat(probe.refusal().code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        current.finish();
        assertThat(probe.afterProbe()).isEqualTo(BreakerProbe.Verdict.FAILURE);
    }

    @Test
    @DisplayName("C8 a late failure from before it opened does not open a half-open breaker again")
    void lateFailure() throws Exception {
        UnderWay late = new UnderWay(BreakerProbe::failing);
        probe.openThenHalfOpen();
        UnderWay current = new UnderWay(() -> "fine");

        late.finish();
        current.finish();
        assertThat(probe.afterProbe()).isEqualTo(BreakerProbe.Verdict.SUCCESS);
    }

    @Test
    @DisplayName("C8 a late neutral end from before it opened gives no second permit")
    void lateNeutral() throws Exception {
        UnderWay late = new UnderWay(() -> neutral("429"));
        probe.openThenHalfOpen();
        UnderWay current = new UnderWay(() -> "fine");

        late.finish();
        assertThat(probe.refusal().code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        current.finish();
        assertThat(probe.afterProbe()).isEqualTo(BreakerProbe.Verdict.SUCCESS);
    }

    @Test
    @DisplayName("C8 late failures from before it opened do not open a breaker that has closed since")
    void lateFailuresAfterClosing() throws Exception {
        List<UnderWay> late = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            late.add(new UnderWay(BreakerProbe::failing));
        }
        probe.openThenHalfOpen();
        probe.succeed();
        for (UnderWay call : late) {
            call.finish();
        }
        assertThat(probe.afterProbe()).isEqualTo(BreakerProbe.Verdict.SUCCESS);
    }
}
