package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S7, S8: what happens while something is written back. */
@Timeout(60)
final class WriteBackTest {
    private static final VendorAccount ACCOUNT = CountingIssuer.ACCOUNT;

    private final StoreFixture fixture = new StoreFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private RequestBudget process(RequestBudget shared, InstantSource own) {
        return new FallbackBudget(
                shared, fixture.availability, StoreFailurePolicy.OnFailure.LOCAL, own, fixture.ticker);
    }

    private static DailyUsage count(RequestBudget in, long limit) {
        DailyLimits limits = new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, limit));
        return in.count(ACCOUNT, limits, Set.of(BudgetCounter.REQUESTS));
    }

    @Test
    @DisplayName("S8 an answer that the store cannot take does not keep tokens and counts away, and is written later")
    void stuckAnswer() throws Exception {
        GuardedVault vault = new GuardedVault(
                fixture.store.vault(), fixture.availability, VaultFailurePolicy.FAIL, fixture.ticker, 100);
        fixture.store.lose("keep");
        vault.keep(KEY, "answer".getBytes(UTF_8), Duration.ofMinutes(15));
        fixture.pinged();
        assertThat(fixture.availability.awayFor()).isZero();
        assertThat(fixture.another.vault().find(KEY)).isEmpty();

        fixture.store.comeBack();
        vault.eraseExpired();
        assertThat(fixture.another.vault().find(KEY)).isPresent();
    }

    @Test
    @DisplayName("S7 what is being written back counts: a used-up day grants nothing meanwhile")
    void whileWriting() throws Exception {
        List<Boolean> meanwhile = new CopyOnWriteArrayList<>();
        RequestBudget[] budget = new RequestBudget[1];
        budget[0] = process(
                new Restoring(
                        fixture.store.budget(),
                        () -> meanwhile.add(count(budget[0], 3).granted())),
                fixture::storeTime);
        fixture.lose();
        for (int i = 0; i < 3; i++) {
            assertThat(count(budget[0], 3).granted()).isTrue();
        }
        fixture.comeBack();

        assertThat(meanwhile).isNotEmpty().containsOnly(false);
        assertThat(count(fixture.another.budget(), 3).granted()).isFalse();
    }

    /** Runs a task before it writes back. */
    private record Restoring(RequestBudget shared, Runnable before) implements RequestBudget {
        @Override
        public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
            return shared.count(account, limits, counters);
        }

        @Override
        public DailyUsage usage(VendorAccount account, DailyLimits limits) {
            return shared.usage(account, limits);
        }

        @Override
        public void restore(
                VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
            before.run();
            shared.restore(account, day, seen, more);
        }
    }
}
