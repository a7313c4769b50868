package dev.veriport.testkit.memory;

import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.util.Set;

/**
 * Opens a vendor that needs no network: {@code veriport.provider = in-memory}. Add it with {@code
 * Veriport.Builder.factory}. It is not found on the class path, so that no application verifies its customers in memory
 * by mistake.
 *
 * <pre>{@code
 * InMemoryVendor vendor = InMemoryVendor.create();
 * Veriport veriport = Veriport.builder(ConfigSource.of(Map.of("veriport.provider", "in-memory")))
 *         .factory(new InMemoryIdentityProviderFactory(vendor))
 *         .build();
 * VerificationSession session = veriport.identityProvider().start(request);
 * ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
 * }</pre>
 */
public final class InMemoryIdentityProviderFactory implements IdentityProviderFactory<InMemorySettings> {
    /** The value of {@code veriport.provider}. */
    public static final String NAME = "in-memory";

    private static final VendorAccount ACCOUNT =
            new VendorAccount(URI.create("https://in-memory.invalid"), "in-memory", Secret.of("none"));

    private final InMemoryVendor vendor;

    /** @param vendor the vendor that each Veriport of this factory calls */
    public InMemoryIdentityProviderFactory(InMemoryVendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public String vendor() {
        return NAME;
    }

    @Override
    public InMemorySettings configure(ConfigReader in) {
        return InMemorySettings.read(in);
    }

    @Override
    public VendorAccount account(InMemorySettings settings) {
        return ACCOUNT;
    }

    @Override
    public Set<Operation> operations() {
        return InMemoryIdentityProvider.operations(vendor);
    }

    @Override
    public Capabilities capabilities(InMemorySettings settings) {
        return vendor.capabilities();
    }

    @Override
    public VendorAdapter create(InMemorySettings settings, ProviderRuntime runtime) {
        GuardedTokenIssuer tokens = runtime.guard(
                new InMemoryTokenIssuer(vendor, settings, runtime),
                settings.tokenTransitAllowance(),
                settings.timeout());
        return VendorAdapter.of(new InMemoryIdentityProvider(vendor, settings, runtime, tokens), tokens);
    }
}
