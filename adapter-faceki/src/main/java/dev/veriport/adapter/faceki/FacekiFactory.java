package dev.veriport.adapter.faceki;

import dev.veriport.adapter.faceki.FacekiAnswers.Answer;
import dev.veriport.adapter.faceki.FacekiAnswers.Success;
import dev.veriport.adapter.faceki.FacekiAnswers.Verdict;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;

/** Creates the adapter for Faceki: {@code veriport.provider = faceki}. Thread-safe. */
public final class FacekiFactory implements IdentityProviderFactory<FacekiSettings> {
    private static final ProviderId ID = new ProviderId("faceki");

    @Override
    public String name() {
        return ID.value();
    }

    @Override
    public FacekiSettings configure(ConfigReader in) {
        return FacekiSettings.read(in);
    }

    @Override
    public Capabilities capabilities(FacekiSettings settings) {
        return settings.capabilities();
    }

    /**
     * Reads a stored response: records, the answer to submitted images, or a single record.
     *
     * @throws dev.veriport.error.VeriportException when it reports a failure, or cannot be read
     */
    @Override
    public VerificationResult read(FacekiSettings settings, StoredResponse stored) {
        FacekiRecords records = records(settings);
        VendorResponse response = VendorResponse.of(stored);
        JsonValue whole = response.json();
        Reported<String> noReference = Reported.notProvided();
        if (whole.at("document_data").isPresent()) {
            return records.one(whole, whole, noReference);
        }
        Answer answer = settings.answers().read(response);
        if (answer instanceof Verdict verdict) {
            return records.ofCodeAlone(verdict, noReference);
        }
        JsonValue body = ((Success) answer).body();
        return body.at("result").isObject()
                ? records.ofSubmission(body, noReference)
                : records.of(body, noReference).orElseThrow(() -> response.malformed("has no record"));
    }

    private FacekiRecords records(FacekiSettings settings) {
        return new FacekiRecords(ID, settings.answers());
    }

    @Override
    public VendorAdapter create(FacekiSettings settings, ProviderRuntime runtime) {
        VendorClient client = VendorClient.open(runtime, settings.http());
        GuardedTokenIssuer tokens = runtime.guard(
                new FacekiTokens(runtime.provider(), settings, client),
                settings.credentials().at(settings.http()),
                settings.tokenTransitAllowance(),
                settings.http().timeout());
        FacekiClient api = new FacekiClient(settings, settings.answers(), client, tokens);
        return VendorAdapter.of(new FacekiProvider(settings, runtime, client, api, records(settings)), tokens);
    }
}
