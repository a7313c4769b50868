package dev.veriport.docs.another;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.ProviderRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Globex: the meaning of its words. Thread-safe. */
final class GlobexProvider implements IdentityProvider {
    static final Capabilities CAPABILITIES =
            Capabilities.of(Set.of(Capability.START_WEB, Capability.COMPLETE, Capability.FIND), Set.of());

    private final ProviderRuntime runtime;
    private final GlobexClient client;

    GlobexProvider(ProviderRuntime runtime, GlobexClient client) {
        this.runtime = runtime;
        this.client = client;
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
        GlobexClient.Check check = client.start(request.returnTo().orElseThrow(), client.deadline());
        SessionRef ref = SessionRef.of(id(), request.reference(), Map.of("check", check.id()));
        return new VerificationSession(
                ref, new Handoff.HostedPage(check.page()), runtime.clock().instant(), Reported.notProvided());
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        Reported<String> reference = Reported.of(session.reference());
        return session.state("check")
                .map(check -> read(check, reference))
                .orElseGet(() -> VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                        .build());
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value(), Reported.notProvided());
    }

    private VerificationResult read(String check, Reported<String> reference) {
        JsonValue body = client.readCheck(check);
        Reported<String> status = body.at("status").reported();
        Decision decision =
                switch (status.toOptional().orElse("")) {
                    case "open" -> Decision.PENDING;
                    case "passed" -> Decision.APPROVED;
                    case "failed" -> Decision.DECLINED;
                    default -> Decision.INDETERMINATE;
                };
        Finality finality = decision == Decision.PENDING ? Finality.OPEN : Finality.FINAL;
        return VerificationResult.builder(id(), decision, finality)
                .id(check)
                .reference(reference)
                .person(Person.builder().fullName(body.at("name").personal()).build())
                .provenance(Provenance.of(status, List.of(check)).answer("check", body::fields))
                .build();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        GlobexPeople people = person -> client.deletePerson(person, client.deadline());
        return Optional.of(people).filter(vendorApi::isInstance).map(vendorApi::cast);
    }
}
