package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.Caller;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FallbackBudgetTest {
    private static final VendorAccount ACCOUNT = CountingIssuer.ACCOUNT;
    private static final Set<BudgetCounter> REQUESTS = Set.of(BudgetCounter.REQUESTS);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final StoreFixture fixture = new StoreFixture();
    private final RequestBudget budget = process(OnFailure.LOCAL);

    @AfterEach
    void close() {
        fixture.close();
    }

    private RequestBudget process(OnFailure onFailure) {
        return process(onFailure, fixture.store.budget(), fixture::storeTime);
    }

    private RequestBudget process(OnFailure onFailure, RequestBudget shared, InstantSource own) {
        return new FallbackBudget(shared, fixture.availability, onFailure, own, fixture.ticker);
    }

    private static DailyLimits limit(long requests) {
        return new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, requests));
    }

    private static DailyUsage count(RequestBudget in, long limit) {
        return in.count(ACCOUNT, limit(limit), REQUESTS);
    }

    private static void count(RequestBudget in, int times, long limit) {
        for (int i = 0; i < times; i++) {
            count(in, limit);
        }
    }

    private static long used(DailyUsage usage) {
        return usage.used().getOrDefault(BudgetCounter.REQUESTS, -1L);
    }

    private long inStore() {
        return used(fixture.another.budget().usage(ACCOUNT, limit(100)));
    }

    @Test
    @DisplayName("S7 what is counted while the store is away adds to the highest count that was seen in it")
    void onTopOfWhatWasSeen() throws Exception {
        count(budget, 3, 100);
        count(fixture.another.budget(), 2, 100);
        assertThat(used(count(budget, 100))).isEqualTo(6);
        fixture.lose();

        assertThat(used(count(budget, 100))).isEqualTo(7);
        DailyUsage usage = count(budget, 100);
        assertThat(usage.granted()).isTrue();
        assertThat(used(usage)).isEqualTo(8);
        assertThat(usage.day()).isEqualTo(TODAY);
        assertThat(usage.resetsIn()).isEqualTo(Duration.ofHours(12));
        assertThat(used(budget.usage(ACCOUNT, limit(100))))
                .as("reading does not count")
                .isEqualTo(8);
        assertThat(fixture.store.steps()).isEmpty();
    }

    @Test
    @DisplayName("S7 what was counted while the store was away is written to it once, beside what others counted")
    void writtenOnce() throws Exception {
        count(budget, 3, 100);
        fixture.lose();
        count(budget, 2, 100);
        count(fixture.another.budget(), 4, 100);
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(3 + 2 + 4);

        assertThat(used(count(budget, 100))).isEqualTo(10);
        fixture.worksForAWhile();
        fixture.lose();
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(10);
    }

    @Test
    @DisplayName("S7 two processes write what each has counted")
    void twoProcesses() throws Exception {
        RequestBudget other = process(OnFailure.LOCAL);
        count(budget, 1, 100);
        count(other, 1, 100);
        fixture.lose();
        count(budget, 2, 100);
        count(other, 3, 100);
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(7);
    }

    @Test
    @DisplayName("S7 a write that is lost is written again, before the next request is counted at the latest")
    void lostWrite() throws Exception {
        fixture.lose();
        count(budget, 2, 100);
        fixture.store.lose("restore");
        fixture.passAway(Duration.ofSeconds(1));
        assertThat(fixture.availability.awayFor())
                .as("not written, so not back")
                .isPositive();
        assertThat(fixture.store.steps()).containsExactly("ping", "restore");
        assertThat(inStore()).isZero();
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(2);
    }

    @Test
    @DisplayName("S7 a refused write is tried again with the next request, which is counted after it")
    void refusedWrite() throws Exception {
        fixture.lose();
        count(budget, 2, 100);
        fixture.store.comeBack();
        fixture.store.refuse("restore");
        fixture.pinged();
        assertThat(inStore()).isZero();
        assertThat(failure(() -> count(budget, 100)).code()).isEqualTo(ErrorCode.CONFIGURATION);

        fixture.store.comeBack();
        assertThat(used(count(budget, 100))).isEqualTo(3);
        assertThat(inStore()).isEqualTo(3);
    }

    @Test
    @DisplayName("S7 a write whose answer is lost may count twice, and never less")
    void lostAnswer() throws Exception {
        fixture.lose();
        count(budget, 2, 100);
        fixture.store.comeBack();
        fixture.store.loseAnswer("restore");
        fixture.passAway(Duration.ofSeconds(1));
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(4);
    }

    @Test
    @DisplayName("S7 a day that is used up is refused without I/O")
    void exhausted() throws Exception {
        count(budget, 2, 2);
        fixture.store.forgetSteps();
        for (int attempt = 0; attempt < 10; attempt++) {
            DailyUsage usage = count(budget, 2);
            assertThat(usage.granted()).isFalse();
            assertThat(used(usage)).isEqualTo(2);
            assertThat(usage.resetsIn()).isEqualTo(Duration.ofHours(12));
        }
        assertThat(fixture.store.steps()).isEmpty();

        fixture.ticker.advance(Duration.ofHours(12));
        assertThat(count(budget, 2).granted()).as("the next day").isTrue();
    }

    @Test
    @DisplayName("S7 while the store is away eight threads count no request above the limit")
    void limitWhileAway() throws Exception {
        count(budget, 10, 100);
        fixture.lose();
        AtomicInteger granted = new AtomicInteger();
        List<Caller<Integer>> callers = Caller.start(8, () -> {
            for (int i = 0; i < 50; i++) {
                granted.addAndGet(count(budget, 100).granted() ? 1 : 0);
            }
            return granted.get();
        });
        for (Caller<Integer> caller : callers) {
            caller.result();
        }
        assertThat(granted).hasValue(90);
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(100);
    }

    @Test
    @DisplayName("S8 where counting alone is not allowed a request is refused while the store is away, without I/O")
    void failing() throws Exception {
        RequestBudget strict = process(OnFailure.FAIL);
        count(strict, 1, 100);
        fixture.lose();
        assertThat(failure(() -> count(strict, 100)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure(() -> strict.usage(ACCOUNT, limit(100))).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(fixture.store.steps()).isEmpty();
        fixture.comeBack();
        assertThat(inStore()).isEqualTo(1);
    }

    @Test
    @DisplayName("S8 a count that the store refuses is refused: nothing is counted alone")
    void refused() {
        fixture.store.refuse("count");
        assertThat(failure(() -> count(budget, 100)).code()).isEqualTo(ErrorCode.CONFIGURATION);
        fixture.store.comeBack();
        assertThat(used(count(budget, 100))).isEqualTo(1);
    }

    @Test
    @DisplayName("S7 a day whose counts the store has lost goes on with what a process has seen")
    void countsAreMissing() throws Exception {
        ForgetfulBudget forgetful = new ForgetfulBudget();
        RequestBudget process = process(OnFailure.LOCAL, forgetful, fixture::storeTime);
        count(process, 5, 100);
        forgetful.forget();
        fixture.settled();
        assertThat(used(forgetful.usage(ACCOUNT, limit(100)))).isEqualTo(5);
    }

    /** The counts of an engine that may lose them. */
    private final class ForgetfulBudget implements RequestBudget {
        private final List<Runnable> tasks = new CopyOnWriteArrayList<>();
        private volatile RequestBudget counts = new MemoryRequestBudget(fixture::storeTime);

        void forget() {
            counts = new MemoryRequestBudget(fixture::storeTime);
            tasks.forEach(Runnable::run);
        }

        @Override
        public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
            return counts.count(account, limits, counters);
        }

        @Override
        public DailyUsage usage(VendorAccount account, DailyLimits limits) {
            return counts.usage(account, limits);
        }

        @Override
        public void restore(
                VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
            counts.restore(account, day, seen, more);
        }

        @Override
        public void whenCountsAreMissing(Runnable task) {
            tasks.add(task);
        }
    }
}
