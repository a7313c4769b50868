package dev.veriport.adapter.onfido;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.ApiCredentials;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.JsonApi;
import dev.veriport.http.OAuthTokens;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPolicy;
import java.time.Duration;
import java.util.Map;
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
        return settings.credentials().account(settings.http());
    }

    @Override
    public Set<Operation> operations() {
        return OnfidoClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(OnfidoSettings settings) {
        return settings.capabilities();
    }

    /** Reads a stored run, task, report or list of reports. */
    @Override
    public VerificationResult read(OnfidoSettings settings, ProviderId instance, StoredResponse stored) {
        VendorResponse response = VendorResponse.of(stored).success();
        return new OnfidoResults(instance, settings)
                .ofStored(response.json())
                .orElseThrow(() -> response.malformed("is no workflow run and has no report"));
    }

    @Override
    public VendorAdapter create(OnfidoSettings settings, ProviderRuntime runtime) {
        VendorClient http = VendorClient.open(runtime, settings.http());
        ApiCredentials.Opened access =
                settings.credentials().open(runtime, settings.http(), "Token token=", oauth -> issuer(http, oauth));
        Map<String, String> refused = Map.of("workflow_id", settings.workflowKeys());
        JsonApi api = new JsonApi(http, access.credentials())
                .mappingFailures(answer -> answer.failure(refused).build());
        OnfidoClient client = new OnfidoClient(api, runtime.provider(), settings);
        OnfidoMedia media = new OnfidoMedia(api, api.files(OnfidoMedia.SIGNED_EVIDENCE, settings.files()));
        return access.adapter(new OnfidoProvider(settings, runtime, client, media));
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
