package dev.veriport.guice;

import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;

/** The vendor in memory, under a name. */
record NamedFactory<C>(String name, IdentityProviderFactory<C> vendor) implements IdentityProviderFactory<C> {

    static IdentityProviderFactory<?> of(String name) {
        return new NamedFactory<>(name, new InMemoryIdentityProviderFactory(InMemoryVendor.create()));
    }

    @Override
    public C configure(ConfigReader in) {
        return vendor.configure(in);
    }

    @Override
    public Capabilities capabilities(C settings) {
        return vendor.capabilities(settings);
    }

    @Override
    public VendorAdapter create(C settings, ProviderRuntime runtime) {
        return vendor.create(settings, runtime);
    }
}
