package dev.veriport.docs.globex;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.VendorClient;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.RequestField;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.PartReads;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Globex: the meaning of its words. Thread-safe. */
final class GlobexProvider implements IdentityProvider {
    private final ProviderRuntime runtime;
    private final GlobexClient client;
    private final GlobexFiles files;
    private final GlobexWebhooks webhooks;
    private final Capabilities capabilities;

    GlobexProvider(GlobexFactory.Settings settings, ProviderRuntime runtime) {
        this.runtime = runtime;
        this.client = new GlobexClient(VendorClient.open(runtime, settings.http()), settings.apiKey());
        this.files = client.files(settings.files());
        this.webhooks = new GlobexWebhooks(runtime, settings.webhooks());
        this.capabilities = capabilities(settings.webhooks());
    }

    static Capabilities capabilities(SignedWebhooks webhooks) {
        Set<Capability> offered = EnumSet.of(
                Capability.START_WEB, Capability.RESUME, Capability.CANCEL, Capability.COMPLETE, Capability.FIND);
        offered.addAll(webhooks.capabilities());
        return Capabilities.of(offered, Set.of())
                .requiring(RequestField.GIVEN_NAMES, RequestField.FAMILY_NAME)
                .taking(RequestField.EMAIL);
    }

    @Override
    public ProviderId id() {
        return runtime.provider();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        GlobexClient.Check check = client.start(request, client.deadline());
        SessionRef ref = SessionRef.of(id(), request.reference(), Map.of("check", check.id()));
        return session(ref, check.page());
    }

    private VerificationSession session(SessionRef ref, URI page) {
        return new VerificationSession(
                ref, new Handoff.HostedPage(page), runtime.clock().instant(), Reported.notProvided());
    }

    @Override
    public VerificationSession resume(SessionRef session) {
        return session(session, client.renewPage(check(session)));
    }

    @Override
    public void cancel(SessionRef session) {
        client.cancelCheck(check(session));
    }

    private String check(SessionRef session) {
        return session.state("check")
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.INVALID_REQUEST, "this session was not created by start")
                        .provider(id())
                        .build());
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

    @Override
    public Notification receive(InboundNotification delivery) {
        return webhooks.receive(delivery);
    }

    /** The decision is in the check. The person is in an answer of its own, which may be missing. */
    private VerificationResult read(String check, Reported<String> reference) {
        Deadline deadline = client.deadline();
        PartReads parts = new PartReads();
        JsonValue body = client.readCheck(check, deadline);
        Optional<JsonValue> person = body.at("person")
                .text()
                .flatMap(id -> parts.read(Set.of(Part.PERSON), () -> client.readPerson(id, deadline)));
        Reported<String> status = body.at("status").reported();
        Decision decision = decision(status.toOptional().orElse(""));
        return VerificationResult.builder(id(), decision, finality(decision))
                .id(check)
                .reference(reference)
                .reasons(reasons(decision))
                .person(person.map(GlobexProvider::person).orElseGet(Person::unknown))
                .notRead(parts.notRead())
                .evidence(files.of(check, body))
                .provenance(provenance(status, body, person))
                .build();
    }

    private static Decision decision(String status) {
        return switch (status) {
            case "open" -> Decision.PENDING;
            case "passed" -> Decision.APPROVED;
            case "failed" -> Decision.DECLINED;
            case "cancelled" -> Decision.RESUBMIT;
            default -> Decision.INDETERMINATE;
        };
    }

    private static Finality finality(Decision decision) {
        return switch (decision) {
            case PENDING -> Finality.OPEN;
            case RESUBMIT -> Finality.RETRYABLE;
            default -> Finality.FINAL;
        };
    }

    /** Only a check that was cancelled can be done again. */
    private static List<Reason> reasons(Decision decision) {
        return decision == Decision.RESUBMIT ? List.of(new Reason(ReasonCode.CANCELLED, "cancelled")) : List.of();
    }

    private static Person person(JsonValue person) {
        return Person.builder().fullName(person.at("name").personal()).build();
    }

    private static Provenance provenance(Reported<String> status, JsonValue check, Optional<JsonValue> person) {
        List<String> id = check.at("id").text().stream().toList();
        Provenance ofCheck = Provenance.of(status, id)
                .answer("check", check::fields)
                .consulted(JsonValue.origins(check.at("id"), check.at("person")));
        return person.map(body -> ofCheck.answer("person", body::fields)).orElse(ofCheck);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        GlobexPeople people = new GlobexPeople() {
            @Override
            public Personal<String> name(String person) {
                return client.readPerson(person, client.deadline()).at("name").personal();
            }

            @Override
            public void delete(String person) {
                client.deletePerson(person, client.deadline());
            }
        };
        return Optional.of(people).filter(vendorApi::isInstance).map(vendorApi::cast);
    }
}
