package dev.veriport.faceki;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.VendorClient;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.token.GuardedTokenIssuer;

/** Opens Faceki: {@code veriport.provider = faceki}. */
public final class FacekiFactory implements IdentityProviderFactory<FacekiSettings> {

    @Override
    public String name() {
        return "faceki";
    }

    @Override
    public FacekiSettings configure(ConfigReader in) {
        return FacekiSettings.read(in);
    }

    @Override
    public VendorAdapter create(FacekiSettings settings, ProviderRuntime runtime) {
        VendorClient client = VendorClient.open(runtime, settings.http());
        GuardedTokenIssuer tokens = runtime.guard(
                new FacekiTokens(runtime.provider(), settings, client),
                settings.credentials().at(settings.http()),
                settings.tokenTransit(),
                settings.http().timeout());
        FacekiWire wire = new FacekiWire(settings, client, tokens);
        return VendorAdapter.of(new FacekiProvider(settings, runtime, client, wire), tokens);
    }
}
