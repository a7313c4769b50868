package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class RedeemTest {
    private final RedeemFixture fixture = new RedeemFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private <T> T redeem(Function<Deadline, StoredResponse> exchange, Function<StoredResponse, T> reader) {
        Deadline caller = Deadline.after(fixture.ticker, RedeemFixture.CALLER);
        return Calls.redeem(
                fixture.guard,
                new Operation.OneShot("once", Role.SESSION),
                KEY,
                caller,
                RedeemFixture.EXCHANGE,
                own -> () -> () -> exchange.apply(own),
                reader);
    }

    @Test
    @DisplayName("C3 the intent is in the vault before anything is sent, the answer before anybody reads it")
    void order() {
        List<Object> seen = new ArrayList<>();
        redeem(
                deadline -> {
                    seen.add(fixture.vault.begin(KEY, "another").state());
                    return response(200, "answer");
                },
                kept -> {
                    seen.add(fixture.vault.begin(KEY, "another").state());
                    return seen.add(
                            fixture.vault.find(KEY).map(RedeemFixture::text).orElse("nothing"));
                });
        assertThat(seen).containsExactly(State.INTENDED, State.KEPT, "200 answer");
    }

    @Test
    @DisplayName(
            "C3 an answer that cannot be read is kept, and the failure names it; it can be read again without a request")
    void unreadable() {
        VeriportException malformed = VeriportException.of(ErrorCode.MALFORMED_RESPONSE, "no JSON")
                .httpStatus(200)
                .build();
        assertThatThrownBy(() -> redeem(deadline -> fixture.send(() -> response(200, "answer")), kept -> {
                    throw malformed;
                }))
                .isInstanceOfSatisfying(VeriportException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
                    assertThat(e.vaultKey()).contains(KEY);
                    assertThat(e.operation()).contains("once");
                });
        assertThat(redeem(deadline -> fixture.send(() -> response(200, "second")), RedeemFixture::text))
                .isEqualTo("200 answer");
        assertThat(fixture.sent).hasValue(1);
    }

    @Test
    @DisplayName("C3 an exchange has the time that is its own, not its caller's")
    void ownDeadline() {
        Duration given = redeem(
                deadline -> response(200, deadline.remaining().toString()),
                kept -> Duration.parse(RedeemFixture.text(kept).substring(4)));
        assertThat(given).isEqualTo(RedeemFixture.EXCHANGE);
    }

    @ParameterizedTest(name = "C7 five answers {0} to redemptions open their breaker: {1}")
    @CsvSource({"500, true", "503, true", "429, false", "400, false", "401, false", "200, false"})
    void answersCount(int status, boolean opens) {
        for (int i = 0; i < 5; i++) {
            VaultKey key = VaultKey.of(RedeemFixture.VENDOR, "answered", "" + i);
            catchThrowable(() -> fixture.redeem(key, () -> response(status, "answer")));
        }
        Throwable refused = catchThrowable(() -> fixture.redeem(KEY, () -> response(200, "fine")));
        assertThat(refused != null).isEqualTo(opens);
    }

    @Test
    @DisplayName("C9 an open breaker sends no redemption, and leaves it to be tried later")
    void openBreaker() throws Exception {
        for (int i = 0; i < 5; i++) {
            VaultKey key = VaultKey.of(RedeemFixture.VENDOR, "lost", "" + i);
            assertThatThrownBy(() -> fixture.redeem(key, () -> {
                        throw RedeemFixture.lost();
                    }))
                    .isInstanceOf(VeriportException.class);
        }
        assertThatThrownBy(() -> fixture.redeem(KEY, () -> response(200, "refused")))
                .isInstanceOfSatisfying(VeriportException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
                    assertThat(e.phase()).isEqualTo(Phase.NOT_SENT);
                });
        assertThat(fixture.sent).hasValue(5);

        fixture.settled();
        fixture.ticker.advance(Duration.ofSeconds(31));
        assertThat(fixture.redeem(KEY, () -> response(200, "now"))).isEqualTo("200 now");
    }
}
