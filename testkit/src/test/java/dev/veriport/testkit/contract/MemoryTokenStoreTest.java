package dev.veriport.testkit.contract;

import dev.veriport.port.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.MemoryTokenStore;
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
