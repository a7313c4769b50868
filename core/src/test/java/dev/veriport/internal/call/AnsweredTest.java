package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.VENDOR;
import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.Calls.Attempt;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.model.AttemptReference;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A7: how far a request came is known to the pipeline, whatever who throws says or leaves out. */
@Timeout(60)
final class AnsweredTest {
    private static final Operation.Create CREATE = new Operation.Create("create", Role.EXTRA);
    private static final Operation.OneShot ONCE = new Operation.OneShot("once", Role.SESSION);

    private final RedeemFixture fixture = new RedeemFixture();
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Deadline deadline() {
        return Deadline.after(fixture.ticker, RedeemFixture.CALLER);
    }

    private VeriportException failure(CallPipeline guard, Attempt<String> attempt) {
        return catchThrowableOfType(VeriportException.class, () -> Calls.call(guard, CREATE, deadline(), attempt));
    }

    private VeriportException failure(Attempt<StoredResponse> exchange, Function<StoredResponse, String> reader) {
        return catchThrowableOfType(
                VeriportException.class,
                () -> Calls.redeem(
                        fixture.guard, ONCE, KEY, deadline(), RedeemFixture.EXCHANGE, own -> exchange, reader));
    }

    private static VeriportException unstamped() {
        return VeriportException.of(ErrorCode.UNAVAILABLE, "something failed").build();
    }

    @Test
    @DisplayName("A7 a failure that does not say how far it came is taken for sent: what is billed is not sent again")
    void unstamped_failures() {
        fixture.ticker.leapWhenWaiting(1); // were it sent again
        VeriportException failure = failure(fixture.guard, () -> () -> {
            sent.incrementAndGet();
            throw unstamped();
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.requestMayHaveBeenProcessed()).isTrue();
        assertThat(sent).hasValue(1);
    }

    @Test
    @DisplayName(
            "A7 what nobody expected while sending is no reason to send what is billed again, and no raw exception")
    void unexpected_while_sending() {
        fixture.ticker.leapWhenWaiting(1); // were it sent again
        VeriportException failure = failure(fixture.guard, () -> () -> {
            sent.incrementAndGet();
            throw new IllegalArgumentException("holds 1990-04-12");
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.phase()).isEqualTo(Phase.SENT_UNKNOWN);
        assertThat(failure.getCause()).hasMessage("java.lang.IllegalArgumentException");
        assertThat(sent).hasValue(1);
    }

    @Test
    @DisplayName("A7 a reader's own failure came after the answer, which is kept and named")
    void reader_without_a_phase() {
        VeriportException failure = failure(() -> () -> response(200, "odd"), answer -> {
            throw unstamped();
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.ANSWERED);
        assertThat(failure.httpStatus()).hasValue(200);
        assertThat(failure.vaultKey()).contains(KEY);
        assertThat(fixture.vault.find(KEY)).isPresent();
    }

    @Test
    @DisplayName(
            "A7 what a reader did not expect is MALFORMED_RESPONSE; the answer is kept, the failure names it and tells nothing of it")
    void reader_with_a_bug() {
        VeriportException failure = failure(() -> () -> response(200, "odd"), answer -> {
            throw new IllegalStateException("Text 'canary' could not be parsed", new NumberFormatException("canary"));
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(failure.phase()).isEqualTo(Phase.ANSWERED);
        assertThat(failure.vaultKey()).contains(KEY);
        assertThat(fixture.vault.find(KEY)).isPresent();
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString())
                .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException", "reader_with_a_bug")
                .doesNotContain("canary");
    }

    @Test
    @DisplayName(
            "A7 a token that was answered with 503 is nothing of what is billed: that was not sent, and its outcome is known")
    void preparation_has_its_own_phase() {
        VeriportException failure = failure(fixture.guard, () -> {
            throw unstamped().toBuilder().operation("token").httpStatus(503).build();
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure.httpStatus()).hasValue(503);
    }

    @Test
    @DisplayName("A7 the same before what exists once: it can be redeemed later")
    void preparation_of_a_redemption() {
        VeriportException failure = failure(
                () -> {
                    throw unstamped().toBuilder().httpStatus(503).build();
                },
                RedeemFixture::text);
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(fixture.redeem(KEY, () -> response(200, "later"))).isEqualTo("200 later");
    }

    @Test
    @DisplayName("A7 a store that fails while a request is counted fails before it is sent, whatever it says")
    void counting() {
        RequestBudget broken = new RequestBudget() {
            @Override
            public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
                throw unstamped();
            }

            @Override
            public DailyUsage usage(VendorAccount account, DailyLimits limits) {
                throw unstamped();
            }

            @Override
            public void restore(
                    VendorAccount account,
                    LocalDate day,
                    Map<BudgetCounter, Long> seen,
                    Map<BudgetCounter, Long> more) {
                throw new AssertionError("nothing is restored");
            }
        };
        DailyLimits limited = new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, 10L));
        CallPipeline guard = fixture.guard(
                VENDOR, new DailyBudget(VENDOR, CountingIssuer.ACCOUNT, limited, broken, event -> {}), event -> {}, 64);
        fixture.ticker.leapWhenWaiting(1);

        VeriportException failure = failure(guard, () -> () -> "sent " + sent.incrementAndGet());

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(sent).hasValue(0);
    }

    @Test
    @DisplayName("A7 a search that breaks does not hide that the outcome is unknown")
    void broken_search() {
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> Calls.create(
                        fixture.guard,
                        CREATE,
                        deadline(),
                        "case~1",
                        within -> () -> () -> {
                            throw RedeemFixture.lost();
                        },
                        within -> {
                            throw new IllegalStateException("canary");
                        }));
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.attempt()).contains(new AttemptReference(RedeemFixture.VENDOR, "case~1"));
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    @DisplayName("C11 when Veriport is closed a call is refused before anything is prepared, counted or sent")
    void closed() {
        fixture.close();
        AtomicInteger prepared = new AtomicInteger();
        VeriportException failure = failure(fixture.guard, () -> {
            prepared.incrementAndGet();
            return () -> Optional.of("sent").orElseThrow();
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(prepared).hasValue(0);
    }
}
