package dev.veriport.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.internal.store.StoreFailurePolicy.OnFailure;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S2: which day it is, for a process whose clock is wrong. */
@Timeout(60)
final class BudgetDayTest {
    private static final VendorAccount ACCOUNT = CountingIssuer.ACCOUNT;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private RequestBudget process(RequestBudget shared, InstantSource own) {
        return new FallbackBudget(shared, fixture.availability, OnFailure.LOCAL, own, fixture.ticker);
    }

    private static DailyUsage count(RequestBudget in, long limit) {
        DailyLimits limits = new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, limit));
        return in.count(ACCOUNT, limits, Set.of(BudgetCounter.REQUESTS));
    }

    private static long used(DailyUsage usage) {
        return usage.used().getOrDefault(BudgetCounter.REQUESTS, -1L);
    }

    @Test
    @DisplayName(
            "S2 the day is the store's, also while it is away; the own clock counts only until the store was heard")
    void day() throws Exception {
        InstantSource behind = () -> fixture.storeTime().minus(Duration.ofHours(13));
        RequestBudget process = process(fixture.store.budget(), behind);
        fixture.lose();
        assertThat(count(process, 100).day()).isEqualTo(TODAY.minusDays(1));
        fixture.comeBack();
        assertThat(count(process, 100).day()).isEqualTo(TODAY);

        fixture.lose();
        DailyUsage usage = count(process, 100);
        assertThat(usage.day()).isEqualTo(TODAY);
        assertThat(used(usage)).isEqualTo(2);
        fixture.passAway(Duration.ofHours(12));
        usage = count(process, 100);
        assertThat(usage.day()).isEqualTo(TODAY.plusDays(1));
        assertThat(used(usage)).isEqualTo(1);
    }

    @Test
    @DisplayName("S2 what is seen of today does not use up tomorrow, which an own clock has begun too early")
    void ownClockAhead() throws Exception {
        InstantSource ahead = () -> fixture.storeTime().plus(Duration.ofHours(13));
        ScriptedBudget today = new ScriptedBudget();
        RequestBudget process = process(today, ahead);
        fixture.lose();
        assertThat(count(process, 2).day()).isEqualTo(TODAY.plusDays(1));
        fixture.comeBack();
        today.answer = new DailyUsage(TODAY, false, Map.of(BudgetCounter.REQUESTS, 2L), Duration.ofHours(1));
        assertThat(count(process, 2).granted()).isFalse();

        today.answer = new DailyUsage(TODAY.plusDays(1), true, Map.of(BudgetCounter.REQUESTS, 1L), Duration.ofDays(1));
        assertThat(count(process, 2).granted()).isTrue();
    }

    @Test
    @DisplayName("S2 an own clock that is ahead loses nothing of the store's day")
    void nothingOfTheStoresDayIsLost() throws Exception {
        RequestBudget budget =
                process(fixture.store.budget(), () -> fixture.storeTime().plus(Duration.ofHours(13)));
        for (int i = 0; i < 3; i++) {
            count(budget, 100);
        }
        fixture.lose();
        assertThat(count(budget, 100).used()).containsEntry(BudgetCounter.REQUESTS, 4L);
    }

    /** Counts that are what a test says. */
    private static final class ScriptedBudget implements RequestBudget {
        private volatile DailyUsage answer = new DailyUsage(TODAY, true, Map.of(), Duration.ofHours(12));

        @Override
        public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
            return answer;
        }

        @Override
        public DailyUsage usage(VendorAccount account, DailyLimits limits) {
            return answer;
        }

        @Override
        public void restore(
                VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {}
    }
}
