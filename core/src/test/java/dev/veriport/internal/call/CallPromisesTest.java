package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.spi.VendorCall;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the pipeline promises whatever an exchange does. */
final class CallPromisesTest extends CallCase {
    private static final StoredResponse OK = new StoredResponse(200, "{}".getBytes(UTF_8));
    private static final Operation.OneShot ONCE = new Operation.OneShot("once", Role.SESSION);

    private Deadline deadline() {
        return Deadline.after(fixture.ticker, DEADLINE);
    }

    private VeriportException redeeming(Exchange exchange) {
        return catchThrowableOfType(
                VeriportException.class,
                () -> guard.make(new VendorCall.Redemption<>(
                        ONCE, deadline(), exchange, answer -> "read", KEY, RedeemFixture.EXCHANGE)));
    }

    @Test
    @DisplayName("C3 a redemption is sent once, though the credentials were refused and others are there")
    void refused_redemption() {
        VeriportException failure = redeeming(within -> new Exchange.Authorized() {
            @Override
            public StoredResponse send(Deadline deadline, boolean onFreshConnection) {
                sent.incrementAndGet();
                throw failure(ErrorCode.AUTHENTICATION, Phase.ANSWERED);
            }

            @Override
            public boolean reportRefused() {
                return true;
            }
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(sent).hasValue(1);
    }

    @Test
    @DisplayName("C5 Retry-After of an answer to a redemption holds back every other call too")
    void retry_after_of_a_redemption() {
        VeriportException failure = redeeming(within ->
                (deadline, onFreshConnection) -> new StoredResponse(429, Map.of("retry-after", "PT30S"), new byte[0]));
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));

        VeriportException held = failing(READ, DEADLINE);
        assertThat(held.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(sent).hasValue(0);
    }

    @Test
    @DisplayName("C5 credentials are fetched when the gate is open, so that no token expires in front of it")
    void credentials_after_the_gate() {
        redeeming(within ->
                (deadline, onFreshConnection) -> new StoredResponse(429, Map.of("retry-after", "PT5S"), new byte[0]));
        fixture.ticker.leapWhenWaiting(1);
        List<Duration> fetched = new ArrayList<>();
        Duration before = fixture.ticker.elapsed();
        Calls.<String>call(guard, READ, deadline(), () -> {
            fetched.add(fixture.ticker.elapsed().minus(before));
            return () -> "answer";
        });
        assertThat(fetched).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("C4 a connection that was stale is replaced once, and a fresh one is not")
    void stale_for_ever() {
        fixture.ticker.leapWhenWaiting(1);
        Exchange stale = within -> (deadline, onFreshConnection) -> {
            sent.incrementAndGet();
            throw new StaleConnectionException(new IllegalStateException("closed"));
        };
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> guard.make(new VendorCall.Ordinary<>(REPEATABLE, deadline(), stale, answer -> "read")));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.requestMayHaveBeenProcessed()).isTrue();
        assertThat(sent).hasValue(4); // two attempts, each with one replacement
    }

    @Test
    @DisplayName("A7 what follows a stale connection is no proof that nothing was sent")
    void not_sent_after_stale() {
        Exchange exchange = within -> (deadline, onFreshConnection) -> {
            if (onFreshConnection) {
                throw failure(ErrorCode.INVALID_REQUEST, Phase.NOT_SENT);
            }
            throw new StaleConnectionException(new IllegalStateException("closed"));
        };
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> guard.make(new VendorCall.Ordinary<>(READ, deadline(), exchange, answer -> "read")));
        assertThat(failure.phase()).isEqualTo(Phase.SENT_UNKNOWN);
    }

    @Test
    @DisplayName("A7 credentials that fail unexpectedly leave a redemption as not sent, and the next one goes out")
    void broken_credentials() {
        VeriportException failure = redeeming(within -> {
            throw new IllegalStateException("canary");
        });
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure.getCause()).hasMessage("java.lang.IllegalStateException");

        assertThat(guard.<String>make(new VendorCall.Redemption<>(
                        ONCE,
                        deadline(),
                        within -> (deadline, onFreshConnection) -> OK,
                        answer -> "read",
                        KEY,
                        RedeemFixture.EXCHANGE)))
                .isEqualTo("read");
    }

    @Test
    @DisplayName("C2 a billed answer whose id is blank is stored, and its outcome is unknown")
    void blank_id() {
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> guard.make(new VendorCall.Creation<>(
                        CREATE,
                        deadline(),
                        within -> (deadline, onFreshConnection) -> OK,
                        answer -> VerificationResult.builder(RedeemFixture.VENDOR, Decision.APPROVED, Finality.FINAL)
                                .id(" ")
                                .build(),
                        "attempt-1",
                        Optional.empty())));
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.vaultKey()).contains(VaultKey.of(RedeemFixture.VENDOR, "attempt-1", CREATE.name()));
        assertThat(fixture.vault.find(failure.vaultKey().orElseThrow())).isPresent();
    }

    @Test
    @DisplayName("L10 C2 a billed answer that cannot be read is erased with the verification that the search finds")
    void unread_creation() {
        VerificationResult found = VerificationResult.builder(RedeemFixture.VENDOR, Decision.APPROVED, Finality.FINAL)
                .id("v-1")
                .build();
        assertThat(guard.<VerificationResult>make(new VendorCall.Creation<>(
                        CREATE,
                        deadline(),
                        within -> (deadline, onFreshConnection) -> OK,
                        answer -> {
                            throw new IllegalStateException("cannot be read");
                        },
                        "attempt-1",
                        Optional.of(deadline -> Optional.of(found)))))
                .isEqualTo(found);
        VaultKey key = VaultKey.of(RedeemFixture.VENDOR, "attempt-1", CREATE.name());
        assertThat(fixture.vault.find(key)).isPresent();
        assertThat(fixture.vault.erase(new VerificationId(RedeemFixture.VENDOR, "v-1")))
                .isEqualTo(1);
        assertThat(fixture.vault.find(key)).isEmpty();
    }

    @Test
    @DisplayName("C2 a creation without an identifier of its attempt cannot be described")
    void blank_attempt() {
        assertThatThrownBy(() -> new VendorCall.Creation<>(
                        CREATE,
                        deadline(),
                        within -> (deadline, onFreshConnection) -> OK,
                        answer -> "read",
                        " ",
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
