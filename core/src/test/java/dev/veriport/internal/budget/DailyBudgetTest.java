package dev.veriport.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.event.VeriportEvent.BudgetExhausted;
import dev.veriport.event.VeriportEvent.BudgetNearlyUsed;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.internal.store.MemoryRequestBudget;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DailyBudgetTest {
    private static final ProviderId VENDOR = RedeemFixture.VENDOR;
    private static final Operation.Read READ = new Operation.Read("records", Role.SESSION);
    private static final Operation.Token TOKEN = new Operation.Token("token", Role.SESSION, true);

    private final RedeemFixture fixture = new RedeemFixture();
    private final EventLog events = new EventLog();
    private final AtomicInteger sent = new AtomicInteger();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final MemoryRequestBudget counts = new MemoryRequestBudget(() -> now);

    @BeforeEach
    void waitsTakeNoTime() {
        fixture.ticker.leapWhenWaiting(1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private DailyBudget budget(String zone, Map<BudgetCounter, Long> limits) {
        return new DailyBudget(
                VENDOR, CountingIssuer.ACCOUNT, new DailyLimits(ZoneId.of(zone), limits), counts, events);
    }

    private CallPipeline guard(DailyBudget budget) {
        return fixture.guard(VENDOR, budget, event -> {}, 64);
    }

    private void call(CallPipeline guard, Operation operation) {
        Calls.<Integer>call(
                guard, operation, Deadline.after(fixture.ticker, Duration.ofSeconds(10)), () -> sent::incrementAndGet);
    }

    private VeriportException refused(CallPipeline guard, Operation operation) {
        return catchThrowableOfType(VeriportException.class, () -> call(guard, operation));
    }

    @Test
    @DisplayName(
            "T13 the request after the last one of the day is refused with the time of the reset, and nothing is sent")
    void exhausted() {
        CallPipeline guard = guard(budget("UTC", Map.of(BudgetCounter.REQUESTS, 3L)));
        for (int i = 0; i < 3; i++) {
            call(guard, READ);
        }
        VeriportException failure = refused(guard, READ);
        assertThat(failure.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure.retryAfter()).contains(Duration.ofHours(14));
        assertThat(failure.operation()).contains("records");
        assertThat(sent).hasValue(3);

        now = now.plus(Duration.ofHours(14));
        call(guard, READ);
        assertThat(sent).hasValue(4);
    }

    @ParameterizedTest(name = "T13 the day is the vendor''s: at {0} in {1} the reset is {2} away")
    @CsvSource({
        "2026-03-01T10:00:00Z, Asia/Riyadh, PT11H",
        "2026-03-29T00:30:00Z, Europe/Berlin, PT21H30M", // a day of 23 hours
        "2026-03-01T23:30:00Z, America/New_York, PT5H30M",
    })
    void zones(Instant moment, String zone, Duration reset) {
        now = moment;
        CallPipeline guard = guard(budget(zone, Map.of(BudgetCounter.REQUESTS, 1L)));
        call(guard, READ);
        assertThat(refused(guard, READ).retryAfter()).contains(reset);
        now = moment.plus(reset).minusMillis(1);
        assertThat(refused(guard, READ).code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        now = moment.plus(reset);
        call(guard, READ);
    }

    @Test
    @DisplayName("T13 requests for tokens have a limit of their own, and count as requests too")
    void tokens() {
        DailyBudget budget = budget("UTC", Map.of(BudgetCounter.REQUESTS, 4L, BudgetCounter.TOKENS, 2L));
        CallPipeline guard = guard(budget);
        call(guard, TOKEN);
        call(guard, TOKEN);
        assertThat(refused(guard, TOKEN).code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        call(guard, READ);
        call(guard, READ);
        assertThat(refused(guard, READ).code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        assertThat(budget.used())
                .containsEntry(BudgetCounter.REQUESTS, new BudgetUse(4, 4))
                .containsEntry(BudgetCounter.TOKENS, new BudgetUse(2, 2));
    }

    @Test
    @DisplayName("T13 what fails is not given back, and what the breaker refuses costs nothing")
    void neverRefunded() {
        DailyBudget budget = budget("UTC", Map.of(BudgetCounter.REQUESTS, 100L));
        CallPipeline guard = guard(budget);
        for (int i = 0; i < 20; i++) {
            catchThrowableOfType(
                    VeriportException.class,
                    () -> Calls.call(guard, READ, Deadline.after(fixture.ticker, Duration.ofSeconds(10)), () -> () -> {
                        throw VeriportException.of(ErrorCode.UNAVAILABLE, "down")
                                .build();
                    }));
        }
        assertThat(budget.used()).containsEntry(BudgetCounter.REQUESTS, new BudgetUse(5, 100));
    }

    @Test
    @DisplayName("T13 an exhausted budget says nothing of the vendor's health: the breaker stays closed")
    void breakerStaysClosed() {
        CallPipeline guard = guard(budget("UTC", Map.of(BudgetCounter.REQUESTS, 1L)));
        call(guard, READ);
        for (int i = 0; i < 20; i++) {
            assertThat(refused(guard, READ).code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        }
        now = now.plus(Duration.ofDays(1));
        call(guard, READ);
    }

    @Test
    @DisplayName("C7 a count that cannot be reached says nothing of the vendor's health either")
    void uncountable() {
        RequestBudget away = new RequestBudget() {
            @Override
            public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
                throw VeriportException.of(ErrorCode.UNAVAILABLE, "away").build();
            }

            @Override
            public DailyUsage usage(VendorAccount account, DailyLimits limits) {
                throw new AssertionError("nobody asks");
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
        DailyLimits limits = new DailyLimits(ZoneId.of("UTC"), Map.of(BudgetCounter.REQUESTS, 10L));
        CallPipeline guard = guard(new DailyBudget(VENDOR, CountingIssuer.ACCOUNT, limits, away, events));
        for (int i = 0; i < 20; i++) {
            assertThat(refused(guard, READ).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(guard.isFailing()).isFalse();
        assertThat(sent).hasValue(0);
    }

    @Test
    @DisplayName("T13 four fifths used and all used are told once a day each")
    void told() {
        CallPipeline guard = guard(budget("UTC", Map.of(BudgetCounter.REQUESTS, 10L)));
        for (int i = 0; i < 7; i++) {
            call(guard, READ);
        }
        assertThat(events.events()).isEmpty();
        call(guard, READ);
        assertThat(events.of(BudgetNearlyUsed.class))
                .containsExactly(new BudgetNearlyUsed(VENDOR, BudgetCounter.REQUESTS, 8, 10));
        call(guard, READ);
        call(guard, READ);
        refused(guard, READ);
        refused(guard, READ);
        assertThat(events.names()).containsExactly("BudgetNearlyUsed", "BudgetExhausted");
        assertThat(events.of(BudgetExhausted.class))
                .containsExactly(new BudgetExhausted(VENDOR, BudgetCounter.REQUESTS, 10, Duration.ofHours(14)));

        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 10; i++) {
            call(guard, READ);
        }
        assertThat(events.names()).containsExactly("BudgetNearlyUsed", "BudgetExhausted", "BudgetNearlyUsed");
    }

    @Test
    @DisplayName("T13 a clock that goes back grants no second day")
    void clockGoesBack() {
        CallPipeline guard = guard(budget("UTC", Map.of(BudgetCounter.REQUESTS, 1L)));
        call(guard, READ);
        now = now.minus(Duration.ofDays(1));
        assertThat(refused(guard, READ).code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
    }
}
