package dev.veriport.adapter.onfido;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.Credentials;
import dev.veriport.http.OAuthTokens;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Capabilities;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Creates the adapter for Onfido: {@code veriport.provider = onfido}. Thread-safe. */
public final class OnfidoFactory implements IdentityProviderFactory<OnfidoSettings> {
    /** For an answer without {@code expires_in}. Onfido documents no lifetime, so it is a short one. */
    private static final Duration UNKNOWN_LIFETIME = Duration.ofMinutes(1);

    @Override
    public String vendor() {
        return "onfido";
    }

    @Override
    public OnfidoSettings configure(ConfigReader in) {
        return OnfidoSettings.read(in);
    }

    @Override
    public VendorAccount account(OnfidoSettings settings) {
        return settings.account();
    }

    @Override
    public Set<Operation> operations() {
        return OnfidoClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(OnfidoSettings settings) {
        return settings.capabilities();
    }

    @Override
    public VendorAdapter create(OnfidoSettings settings, ProviderRuntime runtime) {
        VendorClient http = VendorClient.open(runtime, settings.http());
        Optional<GuardedTokenIssuer> tokens = settings.oauth()
                .map(oauth -> runtime.guard(
                        issuer(http, oauth),
                        settings.tokenTransitAllowance(),
                        settings.http().timeout()));
        Credentials credentials = tokens.map(Credentials::bearer)
                .orElseGet(() ->
                        Credentials.scheme("Token token=", settings.apiToken().orElseThrow()));
        OnfidoClient client = new OnfidoClient(http, credentials, runtime.provider(), settings.workflowId());
        OnfidoMedia media = new OnfidoMedia(client, http, credentials, settings.files());
        OnfidoProvider provider = new OnfidoProvider(settings, runtime, client, media);
        return tokens.map(issuer -> VendorAdapter.of(provider, issuer))
                .orElseGet(() -> VendorAdapter.withoutTokens(provider));
    }

    /** Onfido's own client sends no {@code grant_type}. */
    private static TokenIssuer issuer(VendorClient http, ClientCredentials oauth) {
        VendorRequest request = VendorRequest.post("/oauth/token")
                .field("client_id", oauth.clientId())
                .field("client_secret", oauth.clientSecret().reveal())
                .build();
        return OAuthTokens.of(http, OnfidoClient.TOKEN, request, TokenPolicy.RENEW_AHEAD, UNKNOWN_LIFETIME);
    }
}
