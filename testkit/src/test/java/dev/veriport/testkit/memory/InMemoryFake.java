package dev.veriport.testkit.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.Veriport;
import dev.veriport.model.Applicant;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vendor in memory as a fake vendor: it has no network, so its requests have no lines.
 *
 * @param requests the number of requests so far
 * @param calls what the vendor says of the calls that it received
 * @param settings the settings of the adapter
 */
public record InMemoryFake(
        InMemoryVendor memory,
        IntSupplier requests,
        UnaryOperator<List<RecordedRequest>> calls,
        Map<String, String> settings)
        implements FakeVendor {

    /** A fake that counts the vendor's requests and needs no settings. */
    public InMemoryFake(InMemoryVendor memory) {
        this(memory, memory::requests, UnaryOperator.identity(), Map.of());
    }

    @Override
    public String vendor() {
        return InMemoryIdentityProviderFactory.NAME;
    }

    @Override
    public RunningFake start(int port) {
        return new Running(memory, requests, calls, settings);
    }

    @Override
    public List<StagedOperation> stagedOperations() {
        List<StagedOperation> staged = new ArrayList<>(List.of(
                StagedOperation.of("start", "", this::start),
                new StagedOperation("read", "", (vendor, veriport) -> {
                    VerificationSession session = start(veriport);
                    ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
                    return failing -> failing.identityProvider().complete(session.ref(), back);
                }),
                new StagedOperation("photo", "", (vendor, veriport) -> {
                    VerificationSession session = start(veriport);
                    ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
                    return failing ->
                            StagedOperation.open(failing.identityProvider().complete(session.ref(), back));
                }),
                StagedOperation.token("api-token", "", TokenPurpose.API)));
        if (memory.hasSdk()) {
            staged.add(StagedOperation.token("sdk-token", "", TokenPurpose.IDENTITY_VERIFICATION));
        }
        if (memory.offers(Capability.VERIFY)) {
            staged.add(StagedOperation.verify("verify", ""));
        }
        if (memory.offers(Capability.RESUME)) {
            staged.add(open("resume", IdentityProvider::resume));
        }
        if (memory.offers(Capability.CANCEL)) {
            staged.add(open("cancel", IdentityProvider::cancel));
        }
        if (memory.offers(Capability.ERASE)) {
            staged.add(open(
                    "erase",
                    (identity, session) -> identity.erase(new VerificationId(
                            identity.id(), session.state("verification").orElseThrow()))));
        }
        return staged;
    }

    /** An operation about a verification that is open. */
    private StagedOperation open(String name, BiConsumer<IdentityProvider, SessionRef> call) {
        return new StagedOperation(name, "", (vendor, veriport) -> {
            SessionRef session = start(veriport).ref();
            return failing -> call.accept(failing.identityProvider(), session);
        });
    }

    private VerificationSession start(Veriport veriport) {
        boolean onWeb = memory.offers(Capability.START_WEB);
        VerificationRequest.Builder request = SampleRequest.of("staged-case");
        return veriport.identityProvider()
                .start((onWeb
                                ? request.returnTo(URI.create("https://shop.example/verified"))
                                : request.channel(Channel.MOBILE_SDK))
                        .build());
    }

    private record Running(
            InMemoryVendor memory,
            IntSupplier requests,
            UnaryOperator<List<RecordedRequest>> received,
            Map<String, String> settings)
            implements RunningFake {
        @Override
        public Set<Ending> endings() {
            return EnumSet.allOf(Ending.class);
        }

        @Override
        public URI finish(URI page, Ending ending) {
            throw new IllegalStateException("a vendor in memory finishes sessions, not pages");
        }

        @Override
        public ReturnedParameters finish(VerificationSession session, Ending ending) {
            return memory.finish(session, ending);
        }

        @Override
        public WebhookDelivery delivery(String verificationId) {
            return delivery(verificationId, Notification.Kind.COMPLETED).orElseThrow();
        }

        @Override
        public Optional<WebhookDelivery> delivery(String verificationId, Notification.Kind kind) {
            InboundNotification delivery = memory.delivery(
                    new VerificationId(new ProviderId(InMemoryIdentityProviderFactory.NAME), verificationId), kind);
            return Optional.of(new WebhookDelivery(delivery.headers(), delivery.body()));
        }

        @Override
        public String webhookToken() {
            return "";
        }

        @Override
        public void goDown() {
            memory.goDown();
        }

        @Override
        public void comeBack() {
            memory.comeBack();
        }

        @Override
        public boolean isDown() {
            return memory.isDown();
        }

        /** The starts, with the values that came in. */
        @Override
        public List<RecordedRequest> calls() {
            return received.apply(
                    memory.starts().stream().map(Running::recorded).toList());
        }

        private static RecordedRequest recorded(VerificationRequest start) {
            Applicant person = start.applicant();
            Stream<?> personal = Stream.of(
                            person.givenNames(),
                            person.familyName(),
                            person.email(),
                            person.phone(),
                            person.dateOfBirth(),
                            person.street(),
                            person.city(),
                            person.subdivision(),
                            person.postalCode(),
                            person.addressCountry(),
                            person.countryOfResidence(),
                            person.ipAddress())
                    .map(Personal::reveal);
            Stream<?> others = Stream.of(
                    person.idNumbers().stream().map(id -> id.number().reveal()).toList(),
                    start.consents(),
                    start.locale().map(Locale::toLanguageTag),
                    start.documentCountry());
            String body = Stream.concat(personal, others).map(String::valueOf).collect(Collectors.joining(" "));
            return new RecordedRequest("POST", "/starts", null, Map.of(), body.getBytes(UTF_8));
        }

        @Override
        public int callCount() {
            return requests.getAsInt();
        }

        @Override
        public int tokensIssued() {
            return memory.tokens(TokenPurpose.API) + memory.tokens(TokenPurpose.IDENTITY_VERIFICATION);
        }

        /** Nothing is open. */
        @Override
        public void close() {}
    }
}
