package dev.veriport.docs.acme;

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

public final class AcmeFactory implements IdentityProviderFactory<AcmeFactory.Settings> {
    private static final ConfigKey<Secret> API_KEY = ConfigKey.secret("api-key", "From Acme's console.");

    record Settings(Secret apiKey, HttpSettings http) {}

    @Override
    public String vendor() {
        return "acme";
    }

    @Override
    public Settings configure(ConfigReader in) {
        return new Settings(in.get(API_KEY), HttpSettings.read(in, "https://api.acme.example"));
    }

    @Override
    public VendorAccount account(Settings settings) {
        return VendorAccount.ofKey(settings.http().baseUrl(), settings.apiKey());
    }

    @Override
    public Set<Operation> operations() {
        return AcmeProvider.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return AcmeProvider.CAPABILITIES;
    }

    @Override
    public VendorAdapter create(Settings settings, ProviderRuntime runtime) {
        VendorClient client = VendorClient.open(runtime, settings.http());
        return VendorAdapter.withoutTokens(new AcmeProvider(runtime, client, settings.apiKey()));
    }
}
