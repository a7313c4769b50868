package dev.veriport.store.redis;

import dev.veriport.config.ConfigReader;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;

/** Opens Redis: {@code veriport.store = redis}. Connects on first use. */
public final class RedisStoreFactory implements StoreFactory<RedisSettings> {

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public RedisSettings configure(ConfigReader in) {
        return RedisSettings.read(in);
    }

    @Override
    public Store open(RedisSettings settings, StoreRuntime runtime) {
        return new RedisStore(settings, runtime);
    }
}
