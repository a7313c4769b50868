package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigEntry;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.assertion.VeriportExceptionAssert;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The adapter under test and the fake of its vendor, in the words of the clauses. */
final class OpenAdapter implements AutoCloseable {
    static final String BASE_URL = "base-url";
    static final String FILES_HOSTS = "files-hosts";
    static final String REFERENCE = "contract-case-1";

    private final VendorContract contract;
    private final RunningFake vendor;
    private final Veriport veriport;

    OpenAdapter(VendorContract contract, RunningFake vendor, Veriport veriport) {
        this.contract = contract;
        this.vendor = vendor;
        this.veriport = veriport;
    }

    Veriport veriport() {
        return veriport;
    }

    RunningFake vendor() {
        return vendor;
    }

    IdentityProvider provider() {
        return veriport.identityProvider();
    }

    IdentityProvider named(ProviderId name) {
        return veriport.provider(name);
    }

    boolean declares(Capability capability) {
        return provider().capabilities().supports(capability);
    }

    List<Channel> declaredChannels() {
        return EnumSet.allOf(Channel.class).stream()
                .filter(channel -> declares(Capability.startOn(channel)))
                .toList();
    }

    FakeVendor fake() {
        return contract.fake();
    }

    /** The fake's URL; empty for a vendor without a network. */
    Optional<URI> network() {
        return Optional.ofNullable(vendor.settings().get(BASE_URL)).map(URI::create);
    }

    /** The hosts, each with its port, where the fake keeps files beside its API; most fakes have none. */
    Set<String> hostsOfFiles() {
        return Stream.of(vendor.settings().getOrDefault(FILES_HOSTS, "").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the adapter declares that it can send. */
    Set<Operation> operations() {
        return contract.operations();
    }

    /** The declaration of a staged operation. */
    Operation declared(StagedOperation staged) {
        return operations().stream()
                .filter(operation -> operation.name().equals(staged.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the adapter does not declare " + staged.name()));
    }

    /** How the operations are called; those of the vendor's own API as the contract test says. */
    List<StagedOperation> staged() {
        return contract.fake().stagedOperations();
    }

    String workflowId() {
        return contract.workflowId();
    }

    /** The names of the operations that the contract test calls. */
    Set<String> vendorOnly() {
        return contract.vendorOnly().keySet();
    }

    /** Does what precedes the call, with this Veriport, and returns the call. */
    Consumer<Veriport> stage(StagedOperation operation) {
        return contract.vendorOnly()
                .getOrDefault(operation.name(), operation.staging())
                .stage(vendor, veriport);
    }

    /** The names of the adapter's settings, without {@code veriport.INSTANCE.}. */
    List<String> settingNames() {
        String prefix = contract.prefix();
        return builder(vendor.settings()).setup().settings().stream()
                .map(ConfigEntry::key)
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    /** Another Veriport with the adapter. */
    Veriport.Builder builder(Map<String, String> settings) {
        return contract.builder(vendor, settings);
    }

    /** The number of all requests that the vendor has received so far. */
    int requests() {
        return vendor.callCount();
    }

    Set<Ending> endings() {
        return vendor.endings();
    }

    EvidenceSubmission submission(String reference) {
        return contract.submission(reference).build();
    }

    /** The channel to start on: the web where that is declared. */
    VerificationRequest.Builder request(String reference) {
        return contract.request(reference)
                .channel(declaredChannels().stream().findFirst().orElse(Channel.WEB));
    }

    VerificationSession start(String reference) {
        return provider().start(request(reference).build());
    }

    VerificationResult complete(VerificationSession session, Ending ending) {
        return provider().complete(session.ref(), finish(session, ending));
    }

    /** Completes the vendor's page as the user, and returns the parameters of the returning browser. */
    ReturnedParameters finish(VerificationSession session, Ending ending) {
        return vendor.finish(session, ending);
    }

    /** The vendor's delivery as an endpoint gets it; where the vendor sends none, a delivery of nobody's. */
    InboundNotification delivery(VerificationResult completed) {
        return inbound(delivery(idOf(completed)));
    }

    /** The vendor's delivery of this kind; empty where the vendor sends none. */
    Optional<InboundNotification> delivery(VerificationResult completed, Notification.Kind kind) {
        return vendor.delivery(idOf(completed).value(), kind).map(this::inbound);
    }

    private InboundNotification inbound(WebhookDelivery delivery) {
        return new InboundNotification(
                provider().id(), delivery.headers(), delivery.body(), Secret.of(vendor.webhookToken()));
    }

    private WebhookDelivery delivery(VerificationId completed) {
        try {
            return vendor.delivery(completed.value());
        } catch (UnsupportedOperationException sendsNone) {
            assertThat(declares(Capability.RECEIVE))
                    .as("declares webhooks of a vendor that sends none")
                    .isFalse();
            return new WebhookDelivery(Map.of(), completed.toString().getBytes(UTF_8));
        }
    }

    /** A call for every capability; its arguments are valid only where the capability is declared. */
    Map<Capability, ThrowingCallable> calls() {
        ProviderId id = provider().id();
        ImageSource photo = ImageSource.bytes(SampleFiles.jpeg("contract"));
        VerificationRequest.Builder face = request("contract-face").faceOf(unknown());
        EvidenceSubmission images = EvidenceSubmission.builder("contract-images", photo)
                .document(photo)
                .build();
        InboundNotification webhook = new InboundNotification(id, Map.of(), new byte[0]);
        VerificationRequest workflow =
                request("contract-workflow").workflow("contract-flow").build();
        return Map.ofEntries(
                entry(Capability.WORKFLOW, () -> provider().start(workflow)),
                entry(Capability.START_WEB, () -> startOn(Channel.WEB)),
                entry(Capability.START_WEB_SDK, () -> startOn(Channel.WEB_SDK)),
                entry(Capability.START_MOBILE_SDK, () -> startOn(Channel.MOBILE_SDK)),
                entry(Capability.START_FACE_AUTHENTICATION, () -> provider().start(face.build())),
                entry(Capability.RESUME, () -> provider().resume(bare(id))),
                entry(Capability.CANCEL, () -> provider().cancel(bare(id))),
                entry(Capability.COMPLETE, () -> provider().complete(bare(id), ReturnedParameters.none())),
                entry(Capability.FIND, () -> provider().find(unknown())),
                entry(
                        Capability.FIND_BY_REFERENCE,
                        () -> provider().findByReference(new AttemptReference(id, "nobody"))),
                entry(Capability.VERIFY, () -> provider().verify(images)),
                entry(Capability.RECEIVE, () -> provider().receive(webhook)),
                entry(Capability.ERASE, () -> provider().erase(unknown())));
    }

    /** Asserts that the call fails with this code, and that nothing was sent. */
    VeriportExceptionAssert refusedUnsent(ErrorCode code, ThrowingCallable call) {
        int before = requests();
        VeriportExceptionAssert failure =
                assertThatFailureOf(call).hasCode(code).sentNothing();
        assertThat(requests()).as("requests").isEqualTo(before);
        return failure;
    }

    /** Asserts that the call gives neither an approval nor a decline. */
    void refusedOrPending(SessionRef session, ReturnedParameters back) {
        VerificationResult result;
        try {
            result = provider().complete(session, back);
        } catch (VeriportException refused) {
            assertThat(refused).hasCode(ErrorCode.INVALID_REQUEST).sentNothing();
            return;
        }
        assertThat(result).hasDecision(Decision.PENDING);
    }

    /** An id that the vendor does not have. */
    VerificationId unknown() {
        return new VerificationId(provider().id(), contract.unknownVerification());
    }

    /** A session with only the vendor and the reference. */
    static SessionRef bare(ProviderId provider) {
        return SessionRef.of(provider, "contract-bare", Map.of());
    }

    /** Whether the handoff fits the channel. */
    static boolean handsOffOn(Channel channel, VerificationSession session) {
        return session.handoff()
                .match(
                        page -> channel == Channel.WEB && page.url().isAbsolute(),
                        sdk -> channel != Channel.WEB && !sdk.token().reveal().isBlank());
    }

    VerificationSession startOn(Channel channel) {
        return provider()
                .start(contract.request("contract-channel").channel(channel).build());
    }

    @Override
    public void close() {
        try {
            veriport.close();
        } finally {
            vendor.close();
        }
    }
}
