package dev.veriport.docs.acme;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.FileSettings;
import dev.veriport.http.HttpSettings;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Secret;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.util.Set;

public final class AcmeFactory implements IdentityProviderFactory<AcmeFactory.Settings> {
    private static final ConfigKey<Secret> SECRET_KEY = ConfigKey.secret("secret-key", "From Acme's console.");

    record Settings(Secret secretKey, HttpSettings http, FileSettings files) {}

    @Override
    public String vendor() {
        return "acme";
    }

    @Override
    public Settings configure(ConfigReader in) {
        HttpSettings http = HttpSettings.read(in, "https://api.acme.example");
        return new Settings(in.get(SECRET_KEY), http, FileSettings.read(in, "files.acme.example"));
    }

    @Override
    public VendorAccount account(Settings settings) {
        return VendorAccount.ofKey(settings.http().baseUrl(), settings.secretKey());
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
        return VendorAdapter.withoutTokens(new AcmeProvider(settings, runtime));
    }
}
