package dev.veriport.store.redis;

import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.store.Store;
import dev.veriport.store.StoreRuntime;
import dev.veriport.time.Ticker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Stores as core opens them. */
final class RedisStores {
    private RedisStores() {}

    static Store open(String uri) {
        return open(uri, Map.of());
    }

    static Store open(String uri, Map<String, String> more) {
        return open(uri, more, InstantSource.system());
    }

    static Store open(String uri, Map<String, String> more, InstantSource clock) {
        return new RedisStoreFactory().open(settings(uri, more), new StoreRuntime(clock, Ticker.system()));
    }

    static RedisSettings settings(String uri, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("veriport.redis.uri", uri);
        more.forEach((name, value) -> settings.put("veriport.redis." + name, value));
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        RedisSettings read = new RedisStoreFactory().configure(configuration.section("redis"));
        configuration.check();
        return read;
    }
}
