package dev.veriport.testkit.contract;

import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A sound adapter with one thing done wrong.
 *
 * @param defect says what
 */
record BrokenAdapter<C>(IdentityProviderFactory<C> sound, Supplier<BrokenContract> defect)
        implements IdentityProviderFactory<C> {
    @Override
    public String vendor() {
        return sound.vendor();
    }

    @Override
    public C configure(ConfigReader in) {
        defect.get().configure(in);
        return sound.configure(in);
    }

    @Override
    public VendorAccount account(C settings) {
        return sound.account(settings);
    }

    @Override
    public Set<Operation> operations() {
        return defect.get().declared(sound.operations());
    }

    @Override
    public Capabilities capabilities(C settings) {
        return sound.capabilities(settings);
    }

    @Override
    public VendorAdapter create(C settings, ProviderRuntime runtime) {
        VendorAdapter adapter = sound.create(settings, new BrokenTokens(runtime, defect.get()::breakingTokens));
        IdentityProvider provider = defect.get().breaking(adapter.provider());
        if (provider instanceof AutoCloseable resource) {
            runtime.closeWithVendor(resource);
        }
        return VendorAdapter.of(provider, (GuardedTokenIssuer) adapter.tokens().orElseThrow());
    }
}
