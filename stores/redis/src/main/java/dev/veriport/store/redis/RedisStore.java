package dev.veriport.store.redis;

import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.StoreRuntime;
import dev.veriport.store.TokenStore;
import java.util.List;

/** A store in Redis: alone, behind Sentinels, or a cluster. */
final class RedisStore implements Store {
    private final FleetListener listener;
    private final RedisConnection redis;
    private final TokenStore tokens;
    private final RequestBudget budget;
    private final ResultVault vault;
    private final RedisCheck check;

    RedisStore(RedisSettings settings, StoreRuntime runtime) {
        this.listener = new FleetListener();
        this.redis = new RedisConnection(settings, runtime.ticker(), listener);
        this.tokens = new RedisTokenStore(redis, runtime.ticker());
        this.budget = new RedisRequestBudget(redis, runtime, listener);
        ServerInfo info = new ServerInfo(redis);
        EvictionGuard guard = new EvictionGuard(info, runtime.ticker());
        this.vault = new RedisVault(redis, settings.vaultReplicas(), guard, new VaultPages(redis, runtime.ticker()));
        this.check = new RedisCheck(redis, info, guard, settings.vaultReplicas());
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public RequestBudget budget() {
        return budget;
    }

    @Override
    public ResultVault vault() {
        return vault;
    }

    @Override
    public void ping() {
        redis.ping();
    }

    @Override
    public List<String> check() {
        return check.run();
    }

    @Override
    public void whenReconnected(Runnable task) {
        listener.whenReconnected(task);
    }

    @Override
    public void close() {
        redis.close();
    }
}
