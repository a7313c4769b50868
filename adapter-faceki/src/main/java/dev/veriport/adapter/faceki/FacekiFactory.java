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
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.util.Set;

/** Creates the adapter for Faceki: {@code veriport.provider = faceki}. Thread-safe. */
public final class FacekiFactory implements IdentityProviderFactory<FacekiSettings> {
    @Override
    public String vendor() {
        return "faceki";
    }

    @Override
    public FacekiSettings configure(ConfigReader in) {
        return FacekiSettings.read(in);
    }

    @Override
    public VendorAccount account(FacekiSettings settings) {
        return settings.credentials().at(settings.http());
    }

    @Override
    public Set<Operation> operations() {
        return FacekiClient.OPERATIONS;
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
    public VerificationResult read(FacekiSettings settings, ProviderId instance, StoredResponse stored) {
        FacekiRecords records = new FacekiRecords(instance, settings.answers());
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

    /** Only the portal's pages describe a deletion. */
    @Override
    public String manualErasure() {
        return "delete the record in Faceki's portal";
    }

    @Override
    public VendorAdapter create(FacekiSettings settings, ProviderRuntime runtime) {
        VendorClient client = VendorClient.open(runtime, settings.http());
        GuardedTokenIssuer tokens = runtime.guard(
                new FacekiTokens(runtime.provider(), settings, client),
                settings.tokenTransitAllowance(),
                settings.http().timeout());
        FacekiClient api = new FacekiClient(settings, settings.answers(), client, tokens);
        FacekiRecords records = new FacekiRecords(runtime.provider(), settings.answers());
        return VendorAdapter.of(new FacekiProvider(settings, runtime, client, api, records), tokens);
    }
}
