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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of every {@link RequestBudget}. Extend it, implement one method, and run it as a JUnit test. */
public abstract class RequestBudgetContract {
    private static final VendorAccount ACCOUNT = account("vendor", "secret");
    private static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    private static final Set<BudgetCounter> ANY = Set.of(BudgetCounter.REQUESTS);
    private static final Set<BudgetCounter> BOTH = Set.of(BudgetCounter.REQUESTS, BudgetCounter.TOKENS);

    private RequestBudget budget;

    /** For the extending class. */
    protected RequestBudgetContract() {}

    /** An unused budget. */
    protected abstract RequestBudget open();

    @BeforeEach
    void openBudget() {
        budget = open();
    }

    @AfterEach
    void closeBudget() {
        budget.close();
    }

    @Test
    @DisplayName("B1 of 2,016 concurrent tries by eight threads exactly 1,000 are granted where the limit is 1,000")
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
    @DisplayName("B2 a request that counts twice is counted in both or in none")
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
    @DisplayName("B3 reading the count does not change it")
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
    @DisplayName("B4 each account has a budget of its own")
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
    @DisplayName("B5 the reset is when the vendor's next day begins")
    void reset() {
        DailyUsage usage = budget.count(ACCOUNT, limits(1, 1), ANY);
        assertThat(usage.resetsIn()).isPositive().isLessThanOrEqualTo(Duration.ofHours(24));
        DailyUsage east = budget.usage(account("east", "secret"), new DailyLimits(ZoneId.of("+14:00"), Map.of()));
        DailyUsage west = budget.usage(account("west", "secret"), new DailyLimits(ZoneId.of("-12:00"), Map.of()));
        assertThat(east.day()).isAfter(west.day());
    }

    @Test
    @DisplayName("B6 a rotated secret is the same account: its day goes on")
    void rotatedSecret() {
        DailyLimits limits = limits(1, 1);
        assertThat(budget.count(account("vendor", "secret"), limits, ANY).granted())
                .isTrue();
        assertThat(budget.count(account("vendor", "rotated"), limits, ANY).granted())
                .isFalse();
    }

    private static VendorAccount account(String clientId, String secret) {
        return new VendorAccount(URI.create("https://vendor.invalid"), clientId, Secret.of(secret));
    }

    private static DailyLimits limits(long requests, long tokens) {
        return new DailyLimits(ZONE, Map.of(BudgetCounter.REQUESTS, requests, BudgetCounter.TOKENS, tokens));
    }
}
