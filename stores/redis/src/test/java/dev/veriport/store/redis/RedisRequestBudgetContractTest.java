package dev.veriport.store.redis;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.RequestBudgetContract;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterAll;

final class RedisRequestBudgetContractTest extends RequestBudgetContract {
    private static final RealRedis REDIS = RealRedis.start();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Override
    protected Store open() {
        REDIS.with(RedisCommands::flushall);
        return RedisStores.open(REDIS.uri());
    }
}
