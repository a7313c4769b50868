package dev.veriport.docs.globex;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.VendorClient;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Secret;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.util.Set;

/** Opens Globex, an invented vendor. A start there needs two requests: a person, and a check of the person. */
public final class GlobexFactory implements IdentityProviderFactory<GlobexFactory.Settings> {
    private static final ConfigKey<Secret> API_KEY = ConfigKey.secret("api-key", "From Globex's console.");

    record Settings(Secret apiKey, HttpSettings http) {}

    @Override
    public String vendor() {
        return FakeGlobex.NAME;
    }

    @Override
    public Settings configure(ConfigReader in) {
        return new Settings(in.get(API_KEY), HttpSettings.read(in, "https://api.globex.example"));
    }

    @Override
    public VendorAccount account(Settings settings) {
        return VendorAccount.ofKey(settings.http().baseUrl(), settings.apiKey());
    }

    @Override
    public Set<Operation> operations() {
        return GlobexClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return GlobexProvider.CAPABILITIES;
    }

    @Override
    public VendorAdapter create(Settings settings, ProviderRuntime runtime) {
        VendorClient http = VendorClient.open(runtime, settings.http());
        return VendorAdapter.withoutTokens(new GlobexProvider(runtime, new GlobexClient(http, settings.apiKey())));
    }
}
