package dev.veriport.testkit.contract;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.FallbackTokenStore;
import dev.veriport.store.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;

/** The store beside one that is away. */
final class FallbackTokenStoreTest extends TokenStoreContract {
    private final MutableTicker ticker = new MutableTicker();

    @Override
    protected TokenStore open() {
        TokenStore away = (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (proxy, method, arguments) -> {
                    if (Set.of("close", "whenBack").contains(method.getName())) {
                        return null;
                    }
                    throw VeriportException.of(ErrorCode.UNAVAILABLE, "away").build();
                });
        return new FallbackTokenStore(away, ticker, Duration.ZERO, event -> {});
    }

    @Override
    protected void pass(Duration time) {
        ticker.advance(time);
    }
}
