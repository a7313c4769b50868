package dev.veriport.testkit.contract;

import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCalls;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The runtime of an adapter whose issuer has one thing done wrong. */
record BrokenTokens(ProviderRuntime sound, UnaryOperator<TokenIssuer> broken) implements ProviderRuntime {

    @Override
    public GuardedTokenIssuer guard(TokenIssuer issuer, Duration tokenTransitAllowance, Duration fetchTimeout) {
        return sound.guard(broken.apply(issuer), tokenTransitAllowance, fetchTimeout);
    }

    @Override
    public ProviderId provider() {
        return sound.provider();
    }

    @Override
    public boolean isNamed(ProviderId name) {
        return sound.isNamed(name);
    }

    @Override
    public InstantSource clock() {
        return sound.clock();
    }

    @Override
    public Ticker ticker() {
        return sound.ticker();
    }

    @Override
    public Deadline deadline(Duration timeout) {
        return sound.deadline(timeout);
    }

    @Override
    public VendorCalls calls() {
        return sound.calls();
    }

    @Override
    public <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion) {
        return sound.orDelete(created, deadline, next, deletion);
    }

    @Override
    public int connections() {
        return sound.connections();
    }

    @Override
    public <T extends AutoCloseable> T closeWithVendor(T resource) {
        return sound.closeWithVendor(resource);
    }
}
