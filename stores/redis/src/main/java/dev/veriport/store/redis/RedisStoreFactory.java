package dev.veriport.store.redis;

import dev.veriport.config.ConfigReader;
import dev.veriport.event.VeriportListener;
import dev.veriport.store.FallbackTokenStore;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.Stores;
import dev.veriport.store.TokenStore;
import dev.veriport.store.redis.RedisSettings.OnFailure;
import dev.veriport.time.Ticker;
import java.time.InstantSource;

/** Opens Redis: {@code veriport.token-store = redis}. Connects on first use. */
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
    public Stores open(RedisSettings settings, InstantSource clock, Ticker ticker, VeriportListener listener) {
        RedisConnection redis = new RedisConnection(settings.uri(), ticker);
        TokenStore shared = new RedisTokenStore(redis, settings.encryptionKey(), ticker);
        TokenStore tokens = settings.onFailure() == OnFailure.FAIL
                ? shared
                : new FallbackTokenStore(shared, ticker, settings.grace(), listener);
        return new Stores(tokens, new RedisRequestBudget(redis, settings.onFailure(), clock, ticker));
    }
}
