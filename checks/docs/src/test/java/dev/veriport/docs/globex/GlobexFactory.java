package dev.veriport.docs.globex;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.FileSettings;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.WebhookSignature;
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

    record Settings(Secret apiKey, HttpSettings http, FileSettings files, SignedWebhooks webhooks) {}

    @Override
    public String vendor() {
        return FakeGlobex.NAME;
    }

    @Override
    public Settings configure(ConfigReader in) {
        return new Settings(
                in.get(API_KEY),
                HttpSettings.read(in, "https://api.globex.example"),
                FileSettings.read(in, "files.globex.example"),
                SignedWebhooks.readTimestamped(in, "X-Globex-Signature", WebhookSignature.hmacSha256(), "t", "v1"));
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
        return GlobexProvider.capabilities(settings.webhooks());
    }

    @Override
    public VendorAdapter create(Settings settings, ProviderRuntime runtime) {
        return VendorAdapter.withoutTokens(new GlobexProvider(settings, runtime));
    }
}
