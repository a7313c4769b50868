package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.store.Store;
import dev.veriport.testkit.stores.InTurn;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("heavy")
@Timeout(1_200)
class CostHeavyTest {
    private static final int INTENTS = 1_000_000;
    private static final int ANSWERS = 10_000;
    private static final int BYTES = 200_000;
    private static final int ROUNDS = 400;
    /** A cost that grows with the rows would be hundreds of times as high; the figures are printed, for docs/benchmarks/stores.csv. */
    private static final double MOST = 2;

    /** Rows that are over in 30 days, and answers that are over in an hour. */
    private static final String ROW = "insert into veriport_redemption"
            + " (name, owner, begun_at, remembered_until, kept_at, keep_until, answer) select 'acme/' || ";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S5 with 1,000,000 intents and 10,000 answers of 200 kB no step costs more than twice as much as with none")
    void cost(Engine engine) {
        TestDatabase none = engine.empty(directory);
        TestDatabase many = engine.empty(directory);
        try (Store empty = Steps.connected(JdbcStores.open(none.settings()));
                Store full = Steps.connected(JdbcStores.open(many.settings()))) {
            fill(engine, many);
            byte[] answer = new byte[BYTES];
            Map<String, ObjIntConsumer<Store>> steps = new LinkedHashMap<>();
            steps.put("begin", (store, i) -> Steps.begin(store, "code " + i));
            steps.put("keep", (store, i) -> store.vault().keep(Steps.code("code " + i), answer, Steps.HOUR));
            steps.put("find", (store, i) -> Steps.isKept(store, "code " + i));
            steps.put("assign", (store, i) -> store.vault().assign(Steps.code("code " + i), Steps.code("id " + i)));
            steps.put("erase", (store, i) -> store.vault().erase(Steps.code("id " + i), Steps.HOUR));
            steps.put("count", (store, i) -> Steps.counted(store));
            steps.put("eraseExpired", (store, i) -> store.vault().eraseExpired());
            Map<String, Double> ratios = new LinkedHashMap<>();
            steps.forEach((name, step) -> ratios.put(
                    name,
                    InTurn.ratio(
                            engine + " " + name + " in the full store, beside the empty one",
                            ROUNDS,
                            i -> step.accept(full, i),
                            i -> step.accept(empty, i))));
            ratios.remove("eraseExpired"); // looks at a page of rows where there are any
            assertThat(ratios).allSatisfy((name, ratio) -> assertThat(ratio).isLessThan(MOST));
        }
    }

    private static void fill(Engine engine, TestDatabase database) {
        String now = database.now();
        String times = ", 'owner', " + now + ", " + now + " + 2592000000, ";
        switch (engine) {
            case SQLITE -> {
                String series = " from (with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)"
                        + " select i from n)";
                String name = "lower(hex(randomblob(32)))";
                database.execute(
                        ROW + name + times + "null, 0, null" + series.formatted(INTENTS),
                        ROW + name + times + now + ", " + now + " + 3600000, randomblob(" + BYTES + ")"
                                + series.formatted(ANSWERS));
            }
            case POSTGRESQL -> {
                String series = " from generate_series(1, %d)";
                String name = "md5(random()::text) || md5(random()::text)";
                String answer = "decode(repeat(md5(random()::text), " + BYTES / 16 + "), 'hex')";
                database.execute(
                        ROW + name + times + "null, 0, null" + series.formatted(INTENTS),
                        ROW + name + times + now + ", " + now + " + 3600000, " + answer + series.formatted(ANSWERS),
                        "vacuum analyze veriport_redemption",
                        "checkpoint");
            }
        }
    }
}
