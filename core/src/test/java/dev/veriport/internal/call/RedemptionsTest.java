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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RedemptionsTest {
    private final RedeemFixture fixture = new RedeemFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private VeriportException unknown(RedeemFixture.Exchange exchange) throws Exception {
        VeriportException failure = fixture.caller(exchange).veriportFailure();
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.vaultKey()).contains(KEY);
        return failure;
    }

    @Test
    @DisplayName("C3 a request whose answer is lost is OUTCOME_UNKNOWN, and stays it without a second request")
    void lostAnswer() throws Exception {
        VeriportException first = unknown(() -> {
            throw RedeemFixture.lost();
        });
        unknown(() -> response(400, "code used"));

        assertThat(first.requestMayHaveBeenProcessed()).isTrue();
        assertThat(first.operation()).contains("verification-result");
        assertThat(first.provider()).contains(RedeemFixture.VENDOR);
        assertThat(fixture.sent).hasValue(1);
    }

    @ParameterizedTest(name = "C3 the answer {0} leaves the outcome unknown, and nothing is sent again")
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void answersThatDecideNothing(int status) throws Exception {
        VeriportException first = unknown(() -> response(status, "later"));
        unknown(() -> response(200, "second"));

        assertThat(first.httpStatus()).hasValue(status);
        assertThat(fixture.vault.find(KEY)).isEmpty();
        assertThat(fixture.sent).hasValue(1);
    }

    @ParameterizedTest(name = "C3 the answer {0} is kept, and a repeated call gets it again")
    @ValueSource(ints = {200, 400, 401, 404})
    void finalAnswers(int status) throws Exception {
        assertThat(fixture.caller(() -> response(status, "first")).result()).isEqualTo(status + " first");
        assertThat(fixture.caller(() -> response(200, "second")).result()).isEqualTo(status + " first");
        assertThat(fixture.sent).hasValue(1);
    }

    @ParameterizedTest(name = "C3 {0} with the body {1} is {2}")
    @CsvSource({
        "200, '{}', KEPT",
        "201, '{}', KEPT",
        "202, '{}', KEPT",
        "203, '{}', KEPT",
        "204, '', UNKNOWN",
        "205, '', UNKNOWN",
        "206, '{', UNKNOWN",
        "300, '', UNKNOWN",
        "301, '', UNKNOWN",
        "302, <html>, UNKNOWN",
        "303, '', UNKNOWN",
        "304, '', UNKNOWN",
        "307, '', UNKNOWN",
        "308, '', UNKNOWN",
        "400, '{}', KEPT",
        "400, code used, KEPT",
        "401, '', KEPT",
        "404, '', KEPT",
        "410, '', KEPT",
        "422, '', KEPT",
        "403, ' {}', KEPT",
        "403, <html>, UNKNOWN",
        "403, '', UNKNOWN",
        "407, '', NOT_SENT",
        "421, '', NOT_SENT",
        "425, '', NOT_SENT",
        "408, '', UNKNOWN",
        "429, '', UNKNOWN",
        "451, <html>, UNKNOWN",
        "500, '', UNKNOWN",
        "502, '', UNKNOWN",
        "503, '', UNKNOWN",
        "504, '', UNKNOWN",
        "511, '', UNKNOWN",
    })
    void everyStatus(int status, String body, String becomes) throws Exception {
        Caller<String> first = fixture.caller(() -> response(status, body));
        switch (becomes) {
            case "KEPT" -> {
                assertThat(first.result()).isEqualTo(status + " " + body);
                assertThat(fixture.caller(() -> response(200, "second")).result())
                        .isEqualTo(status + " " + body);
                assertThat(fixture.sent).hasValue(1);
            }
            case "UNKNOWN" -> {
                assertThat(first.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
                assertThat(first.veriportFailure().httpStatus()).hasValue(status);
                unknown(() -> response(200, "second"));
                assertThat(fixture.vault.find(KEY)).isEmpty();
                assertThat(fixture.sent).hasValue(1);
            }
            default -> {
                fixture.ticker.awaitWaiters(2); // the caller, the pause before the second attempt
                fixture.ticker.advance(Duration.ofSeconds(5));
                assertThat(first.veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(first.veriportFailure().phase()).isEqualTo(Phase.NOT_SENT);
                assertThat(fixture.sent).hasValue(2);
                assertThat(fixture.caller(() -> response(200, "second")).result())
                        .isEqualTo("200 second");
            }
        }
    }

    @Test
    @DisplayName("C3 sixteen concurrent callers share one exchange")
    void concurrentCallers() throws Exception {
        RedeemFixture.Exchange slow = fixture.slow(RedeemFixture.CALLER.minusSeconds(1), 200, "first");
        List<Caller<String>> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            callers.add(fixture.caller(slow));
        }
        fixture.ticker.awaitWaiters(17); // the callers, the exchange
        fixture.ticker.advance(RedeemFixture.CALLER.minusSeconds(1));

        for (Caller<String> caller : callers) {
            assertThat(caller.result()).isEqualTo("200 first");
        }
        assertThat(fixture.sent).hasValue(1);
    }

    @Test
    @DisplayName("C3 a caller's deadline gives OUTCOME_UNKNOWN; the exchange goes on, and the next call has its answer")
    void callersDeadline() throws Exception {
        RedeemFixture.Exchange slow = fixture.slow(RedeemFixture.CALLER.plusSeconds(5), 200, "late");
        Caller<String> hurried = fixture.caller(slow);
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(RedeemFixture.CALLER);
        assertThat(hurried.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(hurried.veriportFailure().requestMayHaveBeenProcessed()).isTrue();
        assertThat(hurried.leftInterrupted()).isFalse();

        Caller<String> next = fixture.caller(slow);
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(Duration.ofSeconds(5));
        assertThat(next.result()).isEqualTo("200 late");
        assertThat(fixture.caller(slow).result()).isEqualTo("200 late");
        assertThat(fixture.sent).hasValue(1);
    }

    @Test
    @DisplayName("C3 an interrupted caller leaves with OUTCOME_UNKNOWN and its flag set; the exchange goes on")
    void interruptedCaller() throws Exception {
        RedeemFixture.Exchange slow = fixture.slow(Duration.ofSeconds(5), 200, "late");
        Caller<String> leaving = fixture.caller(slow);
        fixture.ticker.awaitWaiters(2);
        leaving.interrupt();
        assertThat(leaving.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(leaving.veriportFailure().requestMayHaveBeenProcessed()).isTrue();
        assertThat(leaving.leftInterrupted()).isTrue();

        Caller<String> next = fixture.caller(slow);
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(Duration.ofSeconds(5));
        assertThat(next.result()).isEqualTo("200 late");
        assertThat(fixture.sent).hasValue(1);
    }

    @Test
    @DisplayName("C3 what was not sent takes its intent back, so that a later call may send")
    void notSent() throws Exception {
        fixture.ticker.leapWhenWaiting(2);
        Caller<String> refused = fixture.caller(() -> {
            throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "connect refused")
                    .build();
        });
        assertThat(refused.veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused.veriportFailure().phase()).isEqualTo(Phase.NOT_SENT);

        fixture.settled();
        assertThat(fixture.caller(() -> response(200, "now")).result()).isEqualTo("200 now");
        assertThat(fixture.sent).as("two that were not sent, and one").hasValue(3);
    }

    @Test
    @DisplayName("C3 a bug while a request is under way is an unknown outcome too, and sends nothing again")
    void unexpectedException() throws Exception {
        unknown(() -> {
            throw new IllegalStateException("bug");
        });
        unknown(() -> response(200, "second"));
        assertThat(fixture.sent).hasValue(1);
    }

    @Test
    @DisplayName("C3 every waiter of a lost exchange gets an exception of its own")
    void oneExceptionEach() throws Exception {
        RedeemFixture.Exchange losing = () -> {
            fixture.ticker.pass(RedeemFixture.CALLER.minusSeconds(1));
            throw RedeemFixture.lost();
        };
        Caller<String> one = fixture.caller(losing);
        Caller<String> other = fixture.caller(losing);
        fixture.ticker.awaitWaiters(3);
        fixture.ticker.advance(RedeemFixture.CALLER.minusSeconds(1));

        assertThat(one.failure()).isNotSameAs(other.failure());
        assertThat(fixture.sent).hasValue(1);
    }

    @Test
    @DisplayName("C3 another code is another redemption")
    void anotherCode() {
        assertThat(fixture.redeem(KEY, () -> response(200, "first"))).isEqualTo("200 first");
        assertThat(fixture.redeem(VaultKey.of(RedeemFixture.VENDOR, "session", "other"), () -> response(200, "second")))
                .isEqualTo("200 second");
        assertThat(fixture.sent).hasValue(2);
    }

    @Test
    @DisplayName(
            "C3 what another process has begun is unknown once it is too old, and its answer is returned at any time")
    void keptByAnother() throws Exception {
        assertThat(fixture.vault.begin(KEY, "another").state()).isEqualTo(State.BEGUN);
        fixture.ticker.advance(RedeemFixture.EXCHANGE.plusSeconds(5));
        unknown(() -> response(200, "second"));
        fixture.vault.keep(KEY, response(200, "theirs"));

        assertThat(fixture.caller(() -> response(200, "second")).result()).isEqualTo("200 theirs");
        assertThat(fixture.sent).hasValue(0);
    }

    @Test
    @DisplayName("C3 closing before anything is sent tells the caller that it is closed, not that it was interrupted")
    void closingBeforeSending() throws Exception {
        Caller<String> waiting = fixture.caller(() -> {
            try {
                fixture.ticker.pass(RedeemFixture.EXCHANGE);
                return response(200, "never");
            } catch (InterruptedException closing) {
                throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted")
                        .build();
            }
        });
        fixture.ticker.awaitWaiters(2);
        fixture.close();
        assertThat(waiting.veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(waiting.veriportFailure().phase()).isEqualTo(Phase.NOT_SENT);
    }

    @Test
    @DisplayName("C3 an answer that comes while Veriport closes is stored")
    void answeredWhileClosing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Caller<String> waiting = fixture.caller(() -> {
            asked.countDown();
            fixture.detachedTasks.closed().join();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return response(200, "late");
        });
        asked.await();
        fixture.close();
        assertThat(waiting.result()).isEqualTo("200 late");
        assertThat(fixture.vault.find(KEY)).isPresent();
    }

    @Test
    @DisplayName("C3 closing ends the exchange and frees its caller; later calls are refused and send nothing")
    void closing() throws Exception {
        RedeemFixture.Exchange slow = fixture.slow(RedeemFixture.EXCHANGE, 200, "never");
        Caller<String> waiting = fixture.caller(slow);
        fixture.ticker.awaitWaiters(2);
        fixture.close();
        assertThat(waiting.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);

        VeriportException refused = fixture.caller(slow).veriportFailure();
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(fixture.sent).hasValue(1);
    }
}
