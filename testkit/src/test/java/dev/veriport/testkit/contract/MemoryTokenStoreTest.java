package dev.veriport.testkit.contract;

import dev.veriport.store.MemoryTokenStore;
import dev.veriport.store.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;

final class MemoryTokenStoreTest extends TokenStoreContract {
    private final MutableTicker ticker = new MutableTicker();

    @Override
    protected TokenStore open() {
        return new MemoryTokenStore(ticker);
    }

    @Override
    protected void pass(Duration time) {
        ticker.advance(time);
    }
}
