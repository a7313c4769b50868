package dev.veriport.adapter.persona;

import dev.veriport.config.ConfigReader;
import dev.veriport.http.Credentials;
import dev.veriport.http.JsonApi;
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

/** Creates the adapter for Persona: {@code veriport.provider = persona}. Thread-safe. */
public final class PersonaFactory implements IdentityProviderFactory<PersonaSettings> {
    @Override
    public String vendor() {
        return "persona";
    }

    @Override
    public PersonaSettings configure(ConfigReader in) {
        return PersonaSettings.read(in);
    }

    @Override
    public VendorAccount account(PersonaSettings settings) {
        return VendorAccount.ofKey(settings.http().baseUrl(), settings.apiKey());
    }

    @Override
    public Set<Operation> operations() {
        return PersonaClient.OPERATIONS;
    }

    @Override
    public Capabilities capabilities(PersonaSettings settings) {
        return settings.capabilities();
    }

    /**
     * Reads a stored inquiry, best with its verifications included, or the event of a webhook.
     *
     * @throws dev.veriport.error.VeriportException when it reports a failure, or cannot be read
     */
    @Override
    public VerificationResult read(PersonaSettings settings, ProviderId instance, StoredResponse stored) {
        VendorResponse answer = VendorResponse.of(stored);
        if (!answer.isSuccess()) {
            throw PersonaFailures.of(answer);
        }
        return new PersonaResults(instance, settings)
                .ofStored(answer.json())
                .orElseThrow(() -> answer.malformed("is no inquiry and no event with one"));
    }

    @Override
    public VendorAdapter create(PersonaSettings settings, ProviderRuntime runtime) {
        VendorClient http = VendorClient.open(runtime, settings.http());
        JsonApi api = new JsonApi(http, Credentials.scheme("Bearer ", settings.apiKey()))
                .withHeaders(settings.headers())
                .mappingFailures(PersonaFailures::of);
        PersonaClient client = new PersonaClient(api, runtime.provider(), settings);
        PersonaPhotos photos = new PersonaPhotos(api.files(PersonaPhotos.DOWNLOAD, settings.files()), client::inquiry);
        return VendorAdapter.withoutTokens(new PersonaProvider(settings, runtime, client, photos));
    }
}
