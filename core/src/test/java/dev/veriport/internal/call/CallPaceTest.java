package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** L16: the step of the pipeline that waits for a slot of requests-per-second. One request every two seconds. */
@Timeout(60)
final class CallPaceTest extends CallCase {
    private static final Operation.OneShot ONCE = new Operation.OneShot("once", Role.SESSION);

    private final Pacer pacer = Pacer.perSecond(fixture.ticker, new BigDecimal("0.5"));
    private final CallPipeline paced = fixture.guard(VENDOR, budget, pacer, events, 64);
    private final BlockingQueue<Duration> sentAt = new LinkedBlockingQueue<>();

    private String paced(Operation operation, Duration within) {
        return paced(paced, operation, within);
    }

    private String paced(CallPipeline pipeline, Operation operation, Duration within) {
        return Calls.call(pipeline, operation, Deadline.after(fixture.ticker, within), () -> () -> {
            sentAt.add(fixture.ticker.elapsed());
            VeriportException next = script.poll();
            if (next != null) {
                throw next;
            }
            return "answer";
        });
    }

    private VeriportException refused(Operation operation, Duration within) {
        return catchThrowableOfType(VeriportException.class, () -> paced(operation, within));
    }

    private long counted() {
        return budget.used().get(BudgetCounter.REQUESTS).used();
    }

    @Test
    @DisplayName("L16 every attempt takes a slot")
    void attempts() {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));

        paced(READ, DEADLINE);

        assertThat(sentAt).containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    @DisplayName("L16 a redemption takes a slot, and waits for it detached from its caller")
    void redemptions() {
        fixture.ticker.leapWhenWaiting(2); // the caller and the exchange
        paced(READ, DEADLINE);
        paced.make(new VendorCall.Redemption<>(
                ONCE,
                Deadline.after(fixture.ticker, DEADLINE),
                within -> (deadline, onFreshConnection) -> {
                    sentAt.add(fixture.ticker.elapsed());
                    return new StoredResponse(200, new byte[0]);
                },
                answer -> "read",
                KEY,
                RedeemFixture.EXCHANGE));

        assertThat(sentAt).containsExactly(Duration.ZERO, Duration.ofSeconds(2));
    }

    private String onStaleConnection(Duration within) {
        Exchange stale = authorizing -> (deadline, onFreshConnection) -> {
            sentAt.add(fixture.ticker.elapsed());
            if (!onFreshConnection) {
                throw new StaleConnectionException(new IllegalStateException("closed"));
            }
            return new StoredResponse(200, new byte[0]);
        };
        return paced.make(
                new VendorCall.Ordinary<>(READ, Deadline.after(fixture.ticker, within), stale, answer -> "read"));
    }

    @Test
    @DisplayName("L16 the replacement of a stale connection takes a slot")
    void staleConnection() {
        fixture.ticker.leapWhenWaiting(1);
        onStaleConnection(DEADLINE);
        assertThat(sentAt).containsExactly(Duration.ZERO, Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("L16 a replacement past the deadline is not sent and not counted; the first request may have arrived")
    void staleConnectionPastTheDeadline() {
        VeriportException late =
                catchThrowableOfType(VeriportException.class, () -> onStaleConnection(Duration.ofSeconds(2)));
        assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(late.phase()).isEqualTo(Phase.SENT_UNKNOWN);
        assertThat(sentAt).hasSize(1);
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "L16 past the deadline: RATE_LIMITED at once, not sent, not counted, not tried again, with its operation")
    void pastTheDeadline() {
        paced(READ, DEADLINE);
        VeriportException late = refused(READ, Duration.ofSeconds(1));

        assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(late.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(late.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(late.operation()).contains("read");
        assertThat(fixture.ticker.elapsed()).isZero();
        assertThat(sentAt).hasSize(1);
        assertThat(counted()).isEqualTo(1);
        assertThat(events.names()).containsExactly("CallSucceeded");
    }

    @Test
    @DisplayName("L16 a billed request without a slot is known as not sent")
    void billed() {
        paced(READ, DEADLINE);
        VeriportException late = refused(CREATE, Duration.ofSeconds(1));
        assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(late.requestMayHaveBeenProcessed()).isFalse();
    }

    @Test
    @DisplayName("L16 who waits for a slot holds no permit of the bulkhead")
    void noPermit() throws Exception {
        CallPipeline narrow = fixture.guard(VENDOR, budget, pacer, events, 1);
        paced(narrow, READ, DEADLINE);
        Caller<String> waiting = Caller.start(() -> paced(narrow, READ, DEADLINE));
        fixture.ticker.awaitWaiters(1);

        VeriportException next =
                Caller.start(() -> paced(narrow, READ, Duration.ofSeconds(3))).veriportFailure();
        assertThat(next.retryAfter()).contains(Duration.ofSeconds(4)); // it got to the slots while another waits

        fixture.ticker.advance(Duration.ofSeconds(2));
        assertThat(waiting.result()).isEqualTo("answer");
    }

    @Test
    @DisplayName("L16 who is interrupted while waiting is INTERRUPTED, and sends nothing")
    void interrupted() throws Exception {
        paced(READ, DEADLINE);
        Caller<String> waiting = Caller.start(() -> paced(READ, DEADLINE));
        fixture.ticker.awaitWaiters(1);
        waiting.interrupt();

        assertThat(waiting.veriportFailure().code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(waiting.veriportFailure().phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(waiting.leftInterrupted()).isTrue();
        assertThat(sentAt).hasSize(1);
    }

    private void openBreaker() {
        for (int i = 0; i < 5; i++) {
            script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        }
        fixture.ticker.leapWhenWaiting(1);
        refused(READ, DEADLINE);
        refused(READ, DEADLINE);
        assertThat(paced.operations()).containsEntry("read", BreakerState.OPEN);
        fixture.ticker.leapWhenWaiting(Integer.MAX_VALUE);
        sentAt.clear();
    }

    @Test
    @DisplayName(
            "L16 calls without a slot do not count for the breaker: the next with a slot is its trial, and closes it")
    void neutral() {
        openBreaker();
        fixture.ticker.advance(Duration.ofSeconds(31));
        paced(REPEATABLE, DEADLINE); // takes the slot
        for (int i = 0; i < 20; i++) {
            assertThat(refused(READ, Duration.ofSeconds(1)).code()).isEqualTo(ErrorCode.RATE_LIMITED);
        }
        assertThat(paced.operations()).containsEntry("read", BreakerState.HALF_OPEN);

        fixture.ticker.advance(Duration.ofSeconds(2));
        paced(READ, DEADLINE);
        assertThat(paced.operations()).containsEntry("read", BreakerState.CLOSED);
    }

    @Test
    @DisplayName("C9 an open breaker refuses at once, and takes no slot from other operations")
    void openBreakerTakesNoSlot() {
        openBreaker();
        Duration before = fixture.ticker.elapsed();
        for (int i = 0; i < 20; i++) {
            assertThat(refused(READ, DEADLINE).code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        }
        assertThat(fixture.ticker.elapsed()).isEqualTo(before);

        fixture.ticker.advance(Duration.ofSeconds(2));
        paced(REPEATABLE, Duration.ofSeconds(1));
        assertThat(sentAt).containsExactly(before.plusSeconds(2));
    }

    @Test
    @DisplayName(
            "C5 a slot that begins while Retry-After holds back the calls is lost; afterwards the calls are spaced")
    void retryAfter() throws Exception {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        Duration patient = Duration.ofSeconds(30);
        Caller<String> first =
                Caller.start(() -> Calls.call(paced, READ, Deadline.after(fixture.ticker, patient), () -> () -> {
                    boolean isFirst = !answered.isDone(); // before the test learns of the request, and goes on
                    sentAt.add(fixture.ticker.elapsed());
                    if (isFirst) {
                        answered.join();
                        throw VeriportException.of(ErrorCode.RATE_LIMITED, "busy")
                                .httpStatus(429)
                                .retryAfter(Duration.ofSeconds(5))
                                .build();
                    }
                    return "answer";
                }));
        assertThat(sentAt.poll(20, TimeUnit.SECONDS)).isEqualTo(Duration.ZERO);
        List<Caller<String>> others = Caller.start(2, () -> paced(READ, patient));
        fixture.ticker.awaitWaiters(2); // for 2 s and 4 s
        answered.complete(null);
        fixture.ticker.awaitWaiters(3);

        for (int seconds = 0; seconds < 2; seconds++) {
            fixture.ticker.advance(Duration.ofSeconds(2));
            fixture.ticker.awaitWaiters(3);
        }
        fixture.ticker.advance(Duration.ofSeconds(1));
        fixture.ticker.awaitWaiters(3); // for 6 s, 8 s and 10 s
        assertThat(sentAt).isEmpty();
        fixture.ticker.advance(Duration.ofSeconds(1));
        for (int waiting = 2; waiting >= 0; waiting--) {
            fixture.ticker.awaitWaiters(waiting);
            assertThat(sentAt.poll(20, TimeUnit.SECONDS)).isEqualTo(fixture.ticker.elapsed());
            assertThat(sentAt).isEmpty();
            fixture.ticker.advance(Duration.ofSeconds(2));
        }
        assertThat(first.result()).isEqualTo("answer");
        for (Caller<String> other : others) {
            assertThat(other.result()).isEqualTo("answer");
        }
    }
}
