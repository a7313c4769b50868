package dev.veriport.adapter.authenteq;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.time.Duration;
import java.util.Set;

/** Creates the adapter for Authenteq: {@code veriport.provider = authenteq}. Thread-safe. */
public final class AuthenteqFactory implements IdentityProviderFactory<AuthenteqSettings> {
    @Override
    public String vendor() {
        return "authenteq";
    }

    @Override
    public AuthenteqSettings configure(ConfigReader in) {
        return AuthenteqSettings.read(in);
    }

    @Override
    public VendorAccount account(AuthenteqSettings settings) {
        return settings.credentials().at(settings.http());
    }

    @Override
    public Set<Operation> operations() {
        return AuthenteqClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(AuthenteqSettings settings) {
        return settings.capabilities();
    }

    /**
     * Reads a stored result, redeemed or exported.
     *
     * @throws dev.veriport.error.VeriportException when it reports a failure, or cannot be read
     */
    @Override
    public VerificationResult read(AuthenteqSettings settings, ProviderId instance, StoredResponse stored) {
        return AuthenteqResults.read(instance, Reported.notProvided(), VendorResponse.of(stored));
    }

    /** No page of Authenteq documents a deletion. */
    @Override
    public String manualErasure() {
        return "erase it in Authenteq's customer dashboard, or ask Authenteq as your contract says";
    }

    @Override
    public VendorAdapter create(AuthenteqSettings settings, ProviderRuntime runtime) {
        VendorClient client = VendorClient.open(runtime, settings.http());
        AuthenteqClient api = new AuthenteqClient(settings, client);
        GuardedTokenIssuer tokens = runtime.guard(
                new AuthenteqTokens(runtime.provider(), api),
                Duration.ZERO,
                settings.http().timeout());
        return VendorAdapter.of(new AuthenteqProvider(settings, runtime, api, tokens), tokens);
    }
}
