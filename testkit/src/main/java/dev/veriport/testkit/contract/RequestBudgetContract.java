package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.BudgetCounter;
import dev.veriport.model.Secret;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of the daily counts of every store. Extend it, implement one method, and run it as a JUnit test. Each clause
 * gets an empty store.
 */
public abstract class RequestBudgetContract extends StoreContract {
    private static final VendorAccount ACCOUNT = account("vendor", "secret");
    private static final Set<BudgetCounter> ANY = Set.of(BudgetCounter.REQUESTS);
    private static final Set<BudgetCounter> BOTH = Set.of(BudgetCounter.REQUESTS, BudgetCounter.TOKENS);

    private RequestBudget budget;
    private ZoneId zone;

    /** For the extending class. */
    protected RequestBudgetContract() {}

    /** Chooses a time zone whose day does not end during the test, by the store's clock. */
    @BeforeEach
    void useBudget() {
        budget = store().budget();
        zone = Stream.of("Asia/Riyadh", "America/Bogota")
                .map(ZoneId::of)
                .filter(each -> resetsIn(each).compareTo(Duration.ofHours(1)) > 0)
                .findFirst()
                .orElseThrow();
    }

    private Duration resetsIn(ZoneId each) {
        return budget.usage(account(each.getId(), "secret"), new DailyLimits(each, Map.of()))
                .resetsIn();
    }

    @Test
    @DisplayName("RB1 of 2,016 concurrent tries by eight threads exactly 1,000 are granted where the limit is 1,000")
    void exact() {
        DailyLimits limits = limits(1_000, 1_000);
        AtomicInteger granted = new AtomicInteger();
        AtOnce.call(8, () -> {
            for (int i = 0; i < 252; i++) {
                if (budget.count(ACCOUNT, limits, ANY).granted()) {
                    granted.incrementAndGet();
                }
            }
            return granted;
        });
        assertThat(granted).hasValue(1_000);
    }

    @Test
    @DisplayName("RB2 a request that counts twice is counted in both or in none")
    void both() {
        DailyLimits limits = limits(10, 1);
        assertThat(budget.count(ACCOUNT, limits, BOTH).granted()).isTrue();
        DailyUsage refused = budget.count(ACCOUNT, limits, BOTH);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.used()).containsEntry(BudgetCounter.REQUESTS, 1L).containsEntry(BudgetCounter.TOKENS, 1L);
        assertThat(budget.count(ACCOUNT, limits, ANY).used())
                .containsExactlyEntriesOf(Map.of(BudgetCounter.REQUESTS, 2L));
    }

    @Test
    @DisplayName("RB3 reading the count does not change it")
    void usage() {
        DailyLimits limits = limits(10, 10);
        assertThat(budget.usage(ACCOUNT, limits).used())
                .containsEntry(BudgetCounter.REQUESTS, 0L)
                .containsEntry(BudgetCounter.TOKENS, 0L);
        budget.count(ACCOUNT, limits, ANY);
        for (int i = 0; i < 2; i++) {
            assertThat(budget.usage(ACCOUNT, limits).used()).containsEntry(BudgetCounter.REQUESTS, 1L);
        }
    }

    @Test
    @DisplayName("RB4 each account has a budget of its own")
    void accountsApart() {
        DailyLimits limits = limits(1, 1);
        for (String vendor : List.of("vendor", "other")) {
            assertThat(budget.count(account(vendor, "secret"), limits, ANY).granted())
                    .isTrue();
            assertThat(budget.count(account(vendor, "secret"), limits, ANY).granted())
                    .isFalse();
        }
    }

    @Test
    @DisplayName("RB5 the reset is when the vendor's next day begins")
    void reset() {
        DailyUsage usage = budget.count(ACCOUNT, limits(1, 1), ANY);
        assertThat(usage.resetsIn()).isPositive().isLessThanOrEqualTo(Duration.ofHours(24));
        DailyUsage east = budget.usage(account("east", "secret"), new DailyLimits(ZoneId.of("+14:00"), Map.of()));
        DailyUsage west = budget.usage(account("west", "secret"), new DailyLimits(ZoneId.of("-12:00"), Map.of()));
        assertThat(east.day()).isAfter(west.day());
    }

    @Test
    @DisplayName("RB6 a rotated secret is the same account: its day goes on")
    void rotatedSecret() {
        DailyLimits limits = limits(1, 1);
        assertThat(budget.count(account("vendor", "secret"), limits, ANY).granted())
                .isTrue();
        assertThat(budget.count(account("vendor", "rotated"), limits, ANY).granted())
                .isFalse();
    }

    @Test
    @DisplayName("RB7 a restored count is the highest that a process saw, and is never lowered")
    void restoredSeen() {
        DailyLimits limits = limits(100, 100);
        budget.count(ACCOUNT, limits, BOTH);
        restore(seen(BudgetCounter.REQUESTS, 12), Map.of());
        restore(seen(BudgetCounter.REQUESTS, 4), Map.of());

        assertThat(budget.usage(ACCOUNT, limits).used())
                .containsEntry(BudgetCounter.REQUESTS, 12L)
                .containsEntry(BudgetCounter.TOKENS, 1L);
    }

    @Test
    @DisplayName("RB8 what two processes counted without the store is added, for each of them")
    void restoredMore() {
        DailyLimits limits = limits(100, 100);
        restore(seen(BudgetCounter.REQUESTS, 5), Map.of(BudgetCounter.REQUESTS, 2L, BudgetCounter.TOKENS, 1L));
        restore(seen(BudgetCounter.REQUESTS, 5), Map.of(BudgetCounter.REQUESTS, 3L));

        assertThat(budget.usage(ACCOUNT, limits).used())
                .containsEntry(BudgetCounter.REQUESTS, 10L)
                .containsEntry(BudgetCounter.TOKENS, 1L);
    }

    @Test
    @DisplayName("RB9 restored requests use up the limit")
    void restoredIsCounted() {
        DailyLimits limits = limits(10, 10);
        restore(seen(BudgetCounter.REQUESTS, 6), Map.of(BudgetCounter.REQUESTS, 3L));

        assertThat(budget.count(ACCOUNT, limits, ANY).granted()).isTrue();
        assertThat(budget.count(ACCOUNT, limits, ANY).granted()).isFalse();
        restore(Map.of(), Map.of(BudgetCounter.REQUESTS, 5L));
        assertThat(budget.usage(ACCOUNT, limits).used())
                .as("sent already, so counted beyond the limit")
                .containsEntry(BudgetCounter.REQUESTS, 15L);
    }

    @Test
    @DisplayName("RB10 what is restored for another day or another account does not count today")
    void restoredApart() {
        DailyLimits limits = limits(10, 10);
        LocalDate today = budget.count(ACCOUNT, limits, ANY).day();
        Map<BudgetCounter, Long> much = Map.of(BudgetCounter.REQUESTS, 9L);
        budget.restore(ACCOUNT, today.minusDays(1), much, much);
        budget.restore(account("other", "secret"), today, much, much);

        DailyUsage usage = budget.usage(ACCOUNT, limits);
        assertThat(usage.day()).isEqualTo(today);
        assertThat(usage.used()).containsEntry(BudgetCounter.REQUESTS, 1L);
    }

    @Test
    @DisplayName("RB11 eight threads that count and restore lose no request")
    void restoredWhileCounting() {
        DailyLimits limits = limits(1_000, 1_000);
        AtOnce.call(8, () -> {
            for (int i = 0; i < 25; i++) {
                budget.count(ACCOUNT, limits, ANY);
                restore(seen(BudgetCounter.REQUESTS, 1), Map.of(BudgetCounter.REQUESTS, 1L));
            }
            return limits;
        });
        assertThat(budget.usage(ACCOUNT, limits).used()).containsEntry(BudgetCounter.REQUESTS, 400L);
    }

    private void restore(Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        LocalDate today = budget.usage(ACCOUNT, limits(1, 1)).day();
        budget.restore(ACCOUNT, today, seen, more);
    }

    private static Map<BudgetCounter, Long> seen(BudgetCounter counter, long count) {
        return Map.of(counter, count);
    }

    private static VendorAccount account(String clientId, String secret) {
        return new VendorAccount(URI.create("https://vendor.invalid"), clientId, Secret.of(secret));
    }

    private DailyLimits limits(long requests, long tokens) {
        return new DailyLimits(zone, Map.of(BudgetCounter.REQUESTS, requests, BudgetCounter.TOKENS, tokens));
    }
}
