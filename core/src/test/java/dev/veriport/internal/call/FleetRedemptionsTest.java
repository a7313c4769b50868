package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.VaultKey;
import dev.veriport.store.VaultIntent.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S3: processes that redeem one code through one vault, in virtual time. */
@Timeout(60)
final class FleetRedemptionsTest {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = RedeemFixture.EXCHANGE.plusSeconds(5);
    /** Ends after the first poll and before the second, so that the order of both does not depend on threads. */
    private static final Duration BETWEEN_POLLS = POLL.plus(POLL.dividedBy(2));

    private static final VeriportException NOT_SENT =
            VeriportException.notSent(ErrorCode.BUDGET_EXHAUSTED, "not today").build();

    private final RedeemFixture first = new RedeemFixture();
    private final RedeemFixture second = first.anotherProcess();
    private final RedeemFixture third = first.anotherProcess();

    @AfterEach
    void close() {
        Stream.of(first, second, third).forEach(RedeemFixture::close);
    }

    private int sent() {
        return first.sent.get() + second.sent.get() + third.sent.get();
    }

    /** Another process, of which a test is the only part, has begun. */
    private void begunElsewhere() {
        assertThat(first.vault.begin(KEY, "elsewhere").state()).isEqualTo(State.BEGUN);
    }

    /** A caller of the process, which waits for the answer of another. */
    private Caller<String> waiting(RedeemFixture process, int waiters) throws Exception {
        Caller<String> caller = process.caller(() -> response(200, "of a waiter"));
        first.ticker.awaitWaiters(waiters);
        return caller;
    }

    private void pass(Duration time, int waiters) throws Exception {
        first.ticker.advance(time);
        first.ticker.awaitWaiters(waiters);
    }

    @Test
    @DisplayName("S3 a process that finds another's redemption waits, and gets its answer: one request is sent")
    void waits() throws Exception {
        Caller<String> leader = first.caller(first.slow(BETWEEN_POLLS, 200, "of the first"));
        first.ticker.awaitWaiters(2); // the caller, the exchange
        Caller<String> follower = waiting(second, 4);
        pass(POLL, 4);
        first.ticker.advance(BETWEEN_POLLS.minus(POLL));
        assertThat(leader.result()).isEqualTo("200 of the first");
        first.ticker.advance(POLL.multipliedBy(2).minus(BETWEEN_POLLS));
        assertThat(follower.result()).isEqualTo("200 of the first");
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    @DisplayName("S3 it looks again every 100 ms, and returns the answer that was stored meanwhile")
    void looksAgain() throws Exception {
        begunElsewhere();
        Caller<String> caller = waiting(first, 2);
        pass(POLL, 2);
        pass(POLL.minusNanos(1), 2);
        first.vault.keep(KEY, response(200, "from elsewhere"));
        first.ticker.advance(Duration.ofNanos(1));
        assertThat(caller.result()).isEqualTo("200 from elsewhere");
        assertThat(sent()).isZero();
    }

    @Test
    @DisplayName("S3 when the redemption is withdrawn exactly one of those who wait begins, and all get its answer")
    void withdrawn() throws Exception {
        begunElsewhere();
        first.vault.keep(VaultKey.of(RedeemFixture.VENDOR, "other"), response(200, "other"));
        first.ticker.awaitWaiters(1); // what erases the answers, as long as there is one
        CountDownLatch answering = new CountDownLatch(1);
        List<Caller<String>> callers = new ArrayList<>();
        for (RedeemFixture process : List.of(first, second, third)) {
            callers.add(process.caller(() -> {
                assertThat(answering.await(20, TimeUnit.SECONDS)).isTrue();
                return response(200, "of a waiter");
            }));
            first.ticker.awaitWaiters(1 + 2 * callers.size());
        }
        first.vault.withdraw(KEY, "elsewhere");
        pass(POLL, 1 + 5); // three callers, and the two processes that have not begun
        answering.countDown();
        pass(Duration.ZERO, 1 + 4);
        first.ticker.advance(POLL);
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("200 of a waiter");
        }
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    @DisplayName("S3 what one process could not send the other sends")
    void notSent() throws Exception {
        Caller<String> leader = first.caller(() -> {
            first.ticker.pass(BETWEEN_POLLS);
            throw NOT_SENT;
        });
        first.ticker.awaitWaiters(2);
        Caller<String> follower = waiting(second, 4);
        pass(POLL, 4);
        first.ticker.advance(BETWEEN_POLLS.minus(POLL));
        assertThat(leader.veriportFailure().code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        first.ticker.advance(POLL.multipliedBy(2).minus(BETWEEN_POLLS));
        assertThat(follower.result()).isEqualTo("200 of a waiter");
    }

    @Test
    @DisplayName("S3 the outcome is unknown once the time of an exchange and its storing is over, and nothing is sent")
    void tooOld() throws Exception {
        begunElsewhere();
        first.ticker.advance(LONGEST.minus(POLL));
        Caller<String> caller = waiting(first, 2);
        pass(POLL.minusNanos(1), 2);
        first.ticker.advance(Duration.ofNanos(1));
        assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(caller.veriportFailure().phase()).isEqualTo(Phase.SENT_UNKNOWN);
        assertThat(sent()).isZero();
    }

    @Test
    @DisplayName("S3 a caller waits within its own deadline; its process goes on, and the next caller has the answer")
    void callersDeadline() throws Exception {
        begunElsewhere();
        Caller<String> hurried = waiting(first, 2);
        first.ticker.advance(RedeemFixture.CALLER);
        assertThat(hurried.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        first.ticker.awaitWaiters(1);
        first.vault.keep(KEY, response(200, "from elsewhere"));
        first.ticker.advance(POLL);
        first.settled();
        assertThat(first.caller(() -> response(200, "second")).result()).isEqualTo("200 from elsewhere");
        assertThat(sent()).isZero();
    }

    @Test
    @DisplayName("S3 callers of one process wait together")
    void together() throws Exception {
        begunElsewhere();
        List<Caller<String>> callers = List.of(waiting(first, 2), waiting(first, 3), waiting(first, 4));
        first.vault.keep(KEY, response(200, "from elsewhere"));
        first.ticker.advance(POLL);
        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("200 from elsewhere");
        }
    }

    @Test
    @DisplayName("S3 closing ends the wait: nothing was sent")
    void closing() throws Exception {
        begunElsewhere();
        Caller<String> caller = waiting(first, 2);
        first.close();
        VeriportException failure = caller.veriportFailure();
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure).hasMessageContaining("closed");
        assertThat(sent()).isZero();
    }

    @Test
    @DisplayName("S3 a process does not wait for what it has sent itself: another cannot have the answer")
    void ownIsNotWaitedFor() throws Exception {
        assertThat(first.caller(() -> {
                            throw RedeemFixture.lost();
                        })
                        .veriportFailure()
                        .code())
                .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(first.caller(() -> response(200, "second")).veriportFailure().code())
                .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(first.ticker.elapsed()).isZero();

        Caller<String> other = waiting(second, 2);
        first.ticker.advance(RedeemFixture.CALLER);
        assertThat(other.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(sent()).isEqualTo(1);
    }
}
