package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.Store;
import dev.veriport.testkit.stores.Steps;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S7: a day's count goes on as long as one process that has seen it runs, and begins by Redis's clock. */
final class RedisCountsTest {
    private final RealRedis redis = RealRedis.start();

    @AfterEach
    void stop() {
        redis.close();
    }

    /** Writes back what it has seen, in a thread of its own, as core does. */
    private static void restoring(Store store, DailyUsage seen) {
        store.budget()
                .whenCountsAreMissing(() -> CompletableFuture.runAsync(
                        () -> store.budget().restore(Steps.ACCOUNT, seen.day(), seen.used(), Map.of())));
    }

    @Test
    @DisplayName("S7 a killed Redis that comes back empty grants no request again, to no process")
    void killed() {
        try (Store witness = RedisStores.open(redis.uri());
                Store newcomer = RedisStores.open(redis.uri())) {
            for (int i = 1; i < 5; i++) {
                Steps.count(witness);
            }
            restoring(witness, Steps.count(witness));
            newcomer.ping();
            redis.restart();
            Steps.connected(witness);
            Steps.connected(newcomer);
            redis.await(commands -> commands.pubsubNumsub(Names.COUNTS_MISSING).containsValue(2L));
            assertThat(Steps.counted(newcomer)).isEqualTo(6);
            assertThat(Steps.counted(witness)).isEqualTo(7);
        }
    }

    @Test
    @DisplayName("S7 counts that are removed are asked of the other processes, and of this one")
    void flushed() {
        try (Store only = RedisStores.open(redis.uri())) {
            restoring(only, Steps.count(only));
            redis.with(RedisCommands::flushall);
            assertThat(Steps.counted(only)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("S7 a process that does nothing else learns that Redis was away, and may have lost what it held")
    void idle() throws InterruptedException {
        try (Store idle = RedisStores.open(redis.uri())) {
            CountDownLatch reconnected = new CountDownLatch(1);
            idle.whenReconnected(reconnected::countDown);
            idle.ping();
            idle.ping();
            assertThat(reconnected.getCount()).isEqualTo(1);
            redis.restart();
            assertThat(reconnected.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @DisplayName("S2 the day is Redis's, however wrong the process's clock is, by hours:")
    @ValueSource(longs = {-49, -25, -1, 0, 1, 25, 49})
    void day(long hours) {
        InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofHours(hours));
        try (Store store = RedisStores.open(redis.uri(), Map.of(), wrong);
                Store right = RedisStores.open(redis.uri())) {
            for (String zone : new String[] {"Z", "+14:00", "-12:00", "Europe/Berlin"}) {
                ZoneId vendor = ZoneId.of(zone);
                DailyLimits limits = new DailyLimits(vendor, Map.of(BudgetCounter.TOKENS, 100L));
                DailyUsage counted = store.budget().count(Steps.ACCOUNT, limits, Set.of(BudgetCounter.TOKENS));
                DailyUsage seen = right.budget().usage(Steps.ACCOUNT, limits);
                assertThat(seen.used()).isEqualTo(counted.used());
                assertThat(counted.day()).isEqualTo(seen.day());
                Instant reset = seen.day().plusDays(1).atStartOfDay(vendor).toInstant();
                assertThat(Instant.now().plus(counted.resetsIn()))
                        .isBetween(reset.minusSeconds(20), reset.plusSeconds(20));
            }
        }
    }

    @Test
    @DisplayName("S7 what is written back for a day that is over is kept, and is no other day's")
    void yesterday() {
        try (Store store = RedisStores.open(redis.uri())) {
            LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
            store.budget().restore(Steps.ACCOUNT, yesterday, Map.of(BudgetCounter.REQUESTS, 9L), Map.of());
            store.budget().restore(Steps.ACCOUNT, yesterday, Map.of(), Map.of());
            assertThat(Steps.counted(store)).isEqualTo(1);
        }
    }
}
