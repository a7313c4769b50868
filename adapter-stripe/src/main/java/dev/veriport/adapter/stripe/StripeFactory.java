package dev.veriport.adapter.stripe;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.Credentials;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.JsonApi;
import dev.veriport.http.ResponseHeaders;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.util.Set;

/** Creates the adapter for Stripe Identity: {@code veriport.provider = stripe}. Thread-safe. */
public final class StripeFactory implements IdentityProviderFactory<StripeSettings> {
    @Override
    public String vendor() {
        return "stripe";
    }

    @Override
    public StripeSettings configure(ConfigReader in) {
        return StripeSettings.read(in);
    }

    @Override
    public VendorAccount account(StripeSettings settings) {
        return settings.account();
    }

    @Override
    public Set<Operation> operations() {
        return StripeClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(StripeSettings settings) {
        return settings.capabilities();
    }

    /**
     * Reads a stored session, best with its report and its verified outputs expanded, or the event of a webhook.
     *
     * @throws dev.veriport.error.VeriportException when it reports a failure, or cannot be read
     */
    @Override
    public VerificationResult read(StripeSettings settings, ProviderId instance, StoredResponse stored) {
        VendorResponse answer = VendorResponse.of(stored);
        if (!answer.isSuccess()) {
            throw StripeFailures.ofSensitiveResults(settings).of(answer);
        }
        return new StripeResults(instance, settings)
                .ofStored(answer.json())
                .orElseThrow(() -> answer.malformed("is no verification session and no event with one"));
    }

    @Override
    public VendorAdapter create(StripeSettings settings, ProviderRuntime runtime) {
        ProviderId provider = runtime.provider();
        StripeClient client = new StripeClient(api(settings.http(), settings, runtime), settings, provider);
        VendorFiles files = api(settings.filesHttp(), settings, runtime)
                .mappingFailures(StripeFailures.ofFiles(settings)::of)
                .files(StripeFiles.DOWNLOAD, settings.files());
        StripeResults results = new StripeResults(provider, settings, new StripeFiles(files)::of);
        return VendorAdapter.withoutTokens(new StripeProvider(runtime, client, results));
    }

    /** The API at one of its hosts. */
    private static JsonApi api(HttpSettings host, StripeSettings settings, ProviderRuntime runtime) {
        VendorClient http =
                VendorClient.open(runtime, host, ResponseHeaders.standard().and(StripeFailures.SHOULD_RETRY));
        return new JsonApi(http, Credentials.scheme("Bearer ", settings.apiKey())).withHeaders(settings.headers());
    }
}
