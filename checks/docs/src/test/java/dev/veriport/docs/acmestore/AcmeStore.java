package dev.veriport.docs.acmestore;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;
import java.io.IOException;
import java.util.function.LongFunction;

final class AcmeStore implements Store {
    private final AcmeEngine engine;
    private final AcmeTokens tokens = new AcmeTokens(this);
    private final AcmeBudget budget = new AcmeBudget(this);
    private final AcmeVault vault = new AcmeVault(this);

    AcmeStore(AcmeEngine engine) {
        this.engine = engine;
    }

    /** One step: all of it or nothing, at one moment of the engine's clock. */
    <T> T step(LongFunction<T> step) {
        try {
            return engine.transaction(step);
        } catch (IOException away) {
            throw VeriportException.notSent(
                            ErrorCode.UNAVAILABLE, "Acme's engine cannot be reached: check veriport.acme.url")
                    .cause(away)
                    .build();
        }
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
        step(now -> now);
    }

    @Override
    public void close() {
        engine.close();
    }
}
