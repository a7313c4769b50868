package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CallBulkheadTest extends CallCase {
    @Test
    @DisplayName("C10 as many calls of one kind as are allowed, and one of another kind beside them")
    void bulkhead() throws Exception {
        CallPipeline narrow = fixture.guard(RedeemFixture.VENDOR, budget, events, 2);
        CompletableFuture<Void> answered = new CompletableFuture<>();
        List<Caller<String>> slow = Caller.start(
                3,
                () -> Calls.call(narrow, CREATE, Deadline.after(fixture.ticker, DEADLINE), () -> () -> {
                    sent.incrementAndGet();
                    return answered.thenApply(done -> "created").join();
                }));
        fixture.ticker.awaitWaiters(1); // in the queue
        assertThat(Calls.<String>call(narrow, READ, Deadline.after(fixture.ticker, DEADLINE), () -> () -> "read"))
                .isEqualTo("read");
        assertThat(sent.get()).isLessThanOrEqualTo(2);

        answered.complete(null);
        for (Caller<String> caller : slow) {
            assertThat(caller.result()).isEqualTo("created");
        }
        assertThat(sent).hasValue(3);
    }

    @Test
    @DisplayName("C10 who waits past the deadline, or is interrupted, sends nothing and leaves no permit behind")
    void leavingTheQueue() throws Exception {
        CallPipeline narrow = fixture.guard(RedeemFixture.VENDOR, budget, events, 1);
        Caller<String> first =
                Caller.start(() -> Calls.call(narrow, CREATE, Deadline.after(fixture.ticker, DEADLINE), () -> () -> {
                    passQuietly(Duration.ofSeconds(5));
                    return "created";
                }));
        fixture.ticker.awaitWaiters(1);
        Caller<String> impatient = Caller.start(() ->
                Calls.call(narrow, CREATE, Deadline.after(fixture.ticker, Duration.ofSeconds(1)), () -> () -> "late"));
        Caller<String> disturbed = Caller.start(
                () -> Calls.call(narrow, CREATE, Deadline.after(fixture.ticker, DEADLINE), () -> () -> "disturbed"));
        fixture.ticker.awaitWaiters(3);
        disturbed.interrupt();
        assertThat(disturbed.veriportFailure().code()).isEqualTo(ErrorCode.INTERRUPTED);
        fixture.ticker.advance(Duration.ofSeconds(1));
        VeriportException late = impatient.veriportFailure();
        assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(late.phase()).isEqualTo(Phase.NOT_SENT);

        fixture.ticker.advance(Duration.ofSeconds(4));
        first.result();
        assertThat(Calls.<String>call(narrow, CREATE, Deadline.after(fixture.ticker, DEADLINE), () -> () -> "next"))
                .isEqualTo("next");
    }

    @Test
    @DisplayName("C10 whatever becomes of 2,000 calls, never more than four are under way and no permit is lost")
    void permits() throws Exception {
        CallPipeline narrow = fixture.guard(RedeemFixture.VENDOR, budget, event -> {}, 4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(16);
        List<Caller<String>> callers = Caller.start(16, () -> {
            start.await(20, TimeUnit.SECONDS);
            for (int i = 0; i < 125; i++) {
                callThatMayFail(narrow, i, now, most);
            }
            return "done";
        });
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("done");
        }
        assertThat(most.get()).isBetween(1, 4);
        List<Caller<String>> last = Caller.start(
                4,
                () -> Calls.call(
                        narrow,
                        new Operation.Create("last", Role.SESSION),
                        Deadline.after(fixture.ticker, DEADLINE),
                        () -> () -> {
                            passQuietly(Duration.ofSeconds(1));
                            return "last";
                        }));
        fixture.ticker.awaitWaiters(4);
        fixture.ticker.advance(Duration.ofSeconds(1));
        for (Caller<String> caller : last) {
            assertThat(caller.result()).isEqualTo("last");
        }
    }

    private void callThatMayFail(CallPipeline narrow, int number, AtomicInteger now, AtomicInteger most) {
        try {
            Calls.call(
                    narrow,
                    new Operation.Create("create-" + number, Role.SESSION),
                    Deadline.after(fixture.ticker, DEADLINE),
                    () -> () -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        now.decrementAndGet();
                        if (number % 3 == 0) {
                            throw failure(ErrorCode.INVALID_REQUEST, Phase.ANSWERED);
                        }
                        if (number % 5 == 0) {
                            throw new IllegalStateException("a bug");
                        }
                        return "created";
                    });
        } catch (VeriportException | IllegalStateException expected) {
            assertThat(number % 3 == 0 || number % 5 == 0).isTrue();
        }
    }
}
