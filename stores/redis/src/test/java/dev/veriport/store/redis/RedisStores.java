package dev.veriport.store.redis;

import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.event.VeriportListener;
import dev.veriport.store.Stores;
import dev.veriport.time.Ticker;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Stores as Veriport opens them. */
final class RedisStores {
    static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";

    private RedisStores() {}

    static Stores open(String uri, Map<String, String> more) {
        return open(uri, more, event -> {});
    }

    static Stores open(String uri, Map<String, String> more, VeriportListener listener) {
        Map<String, String> settings = new HashMap<>();
        settings.put("veriport.redis.uri", uri);
        settings.put("veriport.redis.encryption-key", KEY);
        more.forEach((name, value) -> settings.put("veriport.redis." + name, value));
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        RedisStoreFactory factory = new RedisStoreFactory();
        RedisSettings read = factory.configure(configuration.section("redis"));
        configuration.check();
        return factory.open(read, InstantSource.system(), Ticker.system(), listener);
    }
}
