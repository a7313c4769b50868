package dev.veriport.store.redis;

import dev.veriport.store.TokenStore;
import dev.veriport.testkit.contract.TokenStoreContract;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

final class RedisTokenStoreContractTest extends TokenStoreContract {
    private static final RealRedis REDIS = RealRedis.start();

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Override
    protected TokenStore open() {
        REDIS.with(RedisCommands::flushall);
        return RedisStores.open(REDIS.uri(), Map.of("on-failure", "fail")).tokens();
    }

    @Override
    protected void pass(Duration time) {
        REDIS.pass(time);
    }
}
