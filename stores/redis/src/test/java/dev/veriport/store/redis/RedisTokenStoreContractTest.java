package dev.veriport.store.redis;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.TokenStoreContract;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

final class RedisTokenStoreContractTest extends TokenStoreContract {
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

    @Override
    protected void pass(Duration time) {
        REDIS.pass(time);
    }
}
