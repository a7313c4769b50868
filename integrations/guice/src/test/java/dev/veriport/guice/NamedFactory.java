package dev.veriport.guice;

import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import java.util.Set;

/** The vendor in memory, under a name. */
record NamedFactory<C>(String vendor, IdentityProviderFactory<C> factory) implements IdentityProviderFactory<C> {

    static IdentityProviderFactory<?> of(String name) {
        return new NamedFactory<>(name, new InMemoryIdentityProviderFactory(InMemoryVendor.create()));
    }

    @Override
    public C configure(ConfigReader in) {
        return factory.configure(in);
    }

    @Override
    public VendorAccount account(C settings) {
        return factory.account(settings);
    }

    @Override
    public Set<Operation> operations() {
        return factory.operations();
    }

    @Override
    public Capabilities capabilities(C settings) {
        return factory.capabilities(settings);
    }

    @Override
    public VendorAdapter create(C settings, ProviderRuntime runtime) {
        return factory.create(settings, runtime);
    }
}
