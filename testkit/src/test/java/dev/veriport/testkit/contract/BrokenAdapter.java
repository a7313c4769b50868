package dev.veriport.testkit.contract;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capabilities;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The in-memory adapter with one thing done wrong. */
final class BrokenAdapter {
    private BrokenAdapter() {}

    static Veriport open(InMemoryVendor vendor, UnaryOperator<IdentityProvider> provider) {
        return open(vendor, provider, tokens -> tokens);
    }

    static Veriport openTokens(InMemoryVendor vendor, UnaryOperator<TokenIssuer> tokens) {
        return open(vendor, provider -> provider, tokens);
    }

    private static Veriport open(
            InMemoryVendor vendor, UnaryOperator<IdentityProvider> provider, UnaryOperator<TokenIssuer> tokens) {
        return Veriport.builder(ConfigSource.of(Map.of("veriport.provider", "in-memory")))
                .factory(new Factory<>(new InMemoryIdentityProviderFactory(vendor), provider, tokens))
                .build();
    }

    private record Factory<C>(
            IdentityProviderFactory<C> sound,
            UnaryOperator<IdentityProvider> provider,
            UnaryOperator<TokenIssuer> tokens)
            implements IdentityProviderFactory<C> {
        @Override
        public String vendor() {
            return sound.vendor();
        }

        @Override
        public C configure(ConfigReader in) {
            return sound.configure(in);
        }

        @Override
        public VendorAccount account(C settings) {
            return sound.account(settings);
        }

        @Override
        public Set<Operation> operations() {
            return sound.operations();
        }

        @Override
        public Capabilities capabilities(C settings) {
            return sound.capabilities(settings);
        }

        @Override
        public VendorAdapter create(C settings, ProviderRuntime runtime) {
            VendorAdapter adapter = sound.create(settings, new BrokenTokens(runtime, tokens));
            IdentityProvider brokenProvider = provider.apply(adapter.provider());
            if (brokenProvider instanceof AutoCloseable resource) {
                runtime.closeWithVendor(resource);
            }
            return VendorAdapter.of(
                    brokenProvider, (GuardedTokenIssuer) adapter.tokens().orElseThrow());
        }
    }
}
