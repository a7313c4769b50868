package dev.veriport.adapter.sumsub;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.Credentials;
import dev.veriport.http.VendorClient;
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

/** Creates the adapter for Sumsub: {@code veriport.provider = sumsub}. Thread-safe. */
public final class SumsubFactory implements IdentityProviderFactory<SumsubSettings> {
    @Override
    public String vendor() {
        return "sumsub";
    }

    @Override
    public SumsubSettings configure(ConfigReader in) {
        return SumsubSettings.read(in);
    }

    @Override
    public VendorAccount account(SumsubSettings settings) {
        return VendorAccount.ofKey(settings.http().baseUrl(), settings.appToken());
    }

    @Override
    public Set<Operation> operations() {
        return SumsubClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(SumsubSettings settings) {
        return settings.capabilities();
    }

    /** Deactivating an applicant is no erasure: it can be activated again. */
    @Override
    public String manualErasure() {
        return "delete the applicant, or its personal data, in Sumsub's dashboard: to deactivate it erases nothing";
    }

    /**
     * Reads a stored applicant, by itself or as it is found by {@code externalUserId}.
     *
     * @throws dev.veriport.error.VeriportException when it reports a failure, or cannot be read
     */
    @Override
    public VerificationResult read(SumsubSettings settings, ProviderId instance, StoredResponse stored) {
        VendorResponse answer = VendorResponse.of(stored);
        if (!answer.isSuccess()) {
            throw SumsubFailures.of(answer);
        }
        return new SumsubResults(instance, settings).ofStored(answer);
    }

    @Override
    public VendorAdapter create(SumsubSettings settings, ProviderRuntime runtime) {
        VendorClient http = VendorClient.open(runtime, settings.http());
        SumsubClient client = new SumsubClient(http, Credentials.signed(settings::sign), settings);
        return VendorAdapter.withoutTokens(new SumsubProvider(runtime, settings, client));
    }
}
