package dev.veriport.docs.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.http.Credentials;
import dev.veriport.http.Hmac;
import dev.veriport.http.JsonApi;
import dev.veriport.http.JsonValue;
import dev.veriport.http.RequestSigner;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class AcmeProvider implements IdentityProvider {
    static final Capabilities CAPABILITIES =
            Capabilities.of(Set.of(Capability.START_WEB, Capability.COMPLETE, Capability.FIND), Set.of());

    private static final Operation.Repeatable CREATE_CHECK = new Operation.Repeatable("create-check", Role.SESSION);
    private static final Operation.Read READ_CHECK = new Operation.Read("read-check", Role.SESSION);
    private static final Operation.Download READ_PHOTO = new Operation.Download("read-photo", Role.EXTRA);
    static final Set<Operation> OPERATIONS = Set.of(CREATE_CHECK, READ_CHECK, READ_PHOTO);

    private final ProviderRuntime runtime;
    private final JsonApi client;
    private final VendorFiles photos;

    AcmeProvider(AcmeFactory.Settings settings, ProviderRuntime runtime) {
        this.runtime = runtime;
        Credentials signatures = Credentials.signed(attempt -> sign(attempt, settings.secretKey()));
        this.client = new JsonApi(VendorClient.open(runtime, settings.http()), signatures);
        this.photos = client.files(READ_PHOTO, settings.files());
    }

    /** The time, the method and the target of the request, then its body. */
    private static Map<String, Secret> sign(RequestSigner.Attempt attempt, Secret key) {
        String time = String.valueOf(attempt.at().getEpochSecond());
        byte[] head = (time + attempt.method() + attempt.target()).getBytes(UTF_8);
        String signature = Hmac.SHA_256.hex(key, head, attempt.body());
        return Map.of("X-Acme-Time", Secret.of(time), "X-Acme-Signature", Secret.of(signature));
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
        Map<String, Object> user = Map.of(
                "reference",
                request.reference(),
                "return_url",
                request.returnTo().orElseThrow().toString());
        VendorRequest.Builder check = VendorRequest.post("/checks").json(Map.of("user", user));
        return client.call(CREATE_CHECK, check, client.deadline(), answer -> {
            JsonValue created = answer.json();
            String id = created.at("id").text().orElseThrow();
            Handoff page = new Handoff.HostedPage(
                    created.at("page").at("url").webAddress().orElseThrow());
            SessionRef ref = SessionRef.of(id(), request.reference(), Map.of("check", id));
            return new VerificationSession(ref, page, runtime.clock().instant(), Reported.notProvided());
        });
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
        VendorRequest.Builder request = VendorRequest.get("/checks/{id}", check);
        JsonValue body = client.call(READ_CHECK, request, client.deadline(), answer -> answer.json());
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
                .person(Person.builder()
                        .fullName(body.at("person").at("name").personal())
                        .build())
                .evidence(photo(body.at("photo")).stream().toList())
                .provenance(Provenance.of(state, List.of(check)).answer("check", body::fields))
                .build();
    }

    /** The photo of the document, which stays at Acme until it is opened. */
    private Optional<Evidence> photo(JsonValue id) {
        VendorFile front = VendorFile.of(Evidence.Kind.DOCUMENT_FRONT, JsonValue.origins(id));
        return id.text().map(known -> photos.inApi(front, () -> VendorRequest.get("/photos/{id}", known)));
    }

    private VerificationResult pending() {
        return VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN).build();
    }
}
