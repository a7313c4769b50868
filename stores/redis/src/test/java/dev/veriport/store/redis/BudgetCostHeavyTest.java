package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.Store;
import dev.veriport.testkit.stores.InTurn;
import dev.veriport.testkit.stores.Steps;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("heavy")
@Timeout(600)
final class BudgetCostHeavyTest {
    private static final int ROUNDS = 20_000;
    private static final double MOST = 2;

    @Test
    @DisplayName("S7 a count costs less than twice as much as the script alone; both are printed")
    void counts() {
        try (RealRedis redis = RealRedis.start();
                Store store = Steps.connected(RedisStores.open(redis.uri()));
                RedisClient client = RedisClient.create(redis.uri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            Script script = Script.COUNT;
            RedisCommands<String, String> commands = connection.sync();
            commands.scriptLoad(script.text().getBytes(UTF_8));
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            String[] keys = Names.counts(Steps.ACCOUNT, today.plusDays(1), List.of(BudgetCounter.REQUESTS))
                    .toArray(String[]::new);
            String[] arguments = Stream.of(
                            1, 1, firstMillis(today), firstMillis(today.plusDays(1)), 200_000_000, 1_000_000)
                    .map(String::valueOf)
                    .toArray(String[]::new);
            assertThat(InTurn.ratio(
                            "Redis count, beside its script",
                            ROUNDS,
                            i -> Steps.count(store),
                            i -> assertThat(commands.<List<Object>>evalsha(
                                            script.digest(), ScriptOutputType.MULTI, keys, arguments))
                                    .isNotEmpty()))
                    .isLessThan(MOST);
        }
    }

    private static long firstMillis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
