package dev.veriport.docs.acme;

import dev.veriport.http.ClientCredentials;
import dev.veriport.http.Credentials;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.*;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import java.util.*;

final class AcmeProvider implements IdentityProvider {
    static final Capabilities CAPABILITIES =
            Capabilities.of(Set.of(Capability.START_WEB, Capability.COMPLETE, Capability.FIND), Set.of());

    private static final Operation.Repeatable CREATE_CHECK = new Operation.Repeatable("create-check", Role.SESSION);
    private static final Operation.Read READ_CHECK = new Operation.Read("read-check", Role.SESSION);
    static final Set<Operation> OPERATIONS = Set.of(CREATE_CHECK, READ_CHECK);

    private final ProviderRuntime runtime;
    private final VendorClient client;
    private final Credentials apiKey;

    AcmeProvider(ProviderRuntime runtime, VendorClient client, Secret apiKey) {
        this.runtime = runtime;
        this.client = client;
        this.apiKey = Credentials.basic(new ClientCredentials("api", apiKey));
    }

    @Override
    public ProviderId id() {
        return runtime.provider();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        String returnTo = request.returnTo().orElseThrow().toString();
        JsonValue check = call(CREATE_CHECK, VendorRequest.post("/checks").json(Map.of("return_url", returnTo)));
        SessionRef ref = SessionRef.of(
                id(), request.reference(), Map.of("check", check.at("id").text().orElseThrow()));
        Handoff page = new Handoff.HostedPage(check.at("page").webAddress().orElseThrow());
        return new VerificationSession(ref, page, runtime.clock().instant(), Reported.notProvided());
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        Reported<String> reference = Reported.of(session.reference());
        return session.state("check").map(check -> read(check, reference)).orElseGet(this::pending);
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value(), Reported.notProvided());
    }

    private VerificationResult read(String check, Reported<String> reference) {
        JsonValue body = call(READ_CHECK, VendorRequest.get("/checks").query("id", check));
        Reported<String> state = body.at("state").reported();
        Decision decision =
                switch (state.toOptional().orElse("")) {
                    case "open" -> Decision.PENDING;
                    case "pass" -> Decision.APPROVED;
                    case "fail" -> Decision.DECLINED;
                    default -> Decision.INDETERMINATE; // never a guess
                };
        Finality finality = decision == Decision.PENDING ? Finality.OPEN : Finality.FINAL;
        return VerificationResult.builder(id(), decision, finality)
                .id(check)
                .reference(reference)
                .person(Person.builder().fullName(body.at("name").personal()).build())
                .provenance(Provenance.of(state, List.of(check)).answer("check", body::fields))
                .build();
    }

    private VerificationResult pending() {
        return VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN).build();
    }

    private JsonValue call(Operation.Callable operation, VendorRequest.Builder request) {
        return client.call(operation, client.deadline(), apiKey, request.build(), AcmeProvider::body);
    }

    private static JsonValue body(VendorResponse response) {
        if (!response.isSuccess()) {
            throw response.failure().build();
        }
        return response.json();
    }
}
