package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.assertion.VeriportExceptionAssert;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.SampleFiles;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The adapter under test, in the words of the clauses. */
final class OpenAdapter implements AutoCloseable {
    private final AdapterContract contract;
    private final Veriport veriport;

    OpenAdapter(AdapterContract contract, Veriport veriport) {
        this.contract = contract;
        this.veriport = veriport;
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
                .filter(channel ->
                        declares(channel == Channel.WEB ? Capability.START_WEB : Capability.START_MOBILE_SDK))
                .toList();
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
        return provider().complete(session.ref(), contract.finish(session, ending));
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
        return Map.of(
                Capability.START_WEB, () -> startOn(Channel.WEB),
                Capability.START_MOBILE_SDK, () -> startOn(Channel.MOBILE_SDK),
                Capability.START_FACE_AUTHENTICATION, () -> provider().start(face.build()),
                Capability.COMPLETE, () -> provider().complete(bare(id), ReturnedParameters.none()),
                Capability.FIND, () -> provider().find(unknown()),
                Capability.FIND_BY_REFERENCE, () -> provider().findByReference(new AttemptReference(id, "nobody")),
                Capability.VERIFY, () -> provider().verify(images),
                Capability.RECEIVE, () -> provider().receive(webhook));
    }

    /** Asserts that the call fails with this code, and that nothing was sent. */
    VeriportExceptionAssert refusedUnsent(ErrorCode code, ThrowingCallable call) {
        int before = contract.requests();
        VeriportExceptionAssert failure =
                assertThatFailureOf(call).hasCode(code).sentNothing();
        assertThat(contract.requests()).as("requests").isEqualTo(before);
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

    static VerificationId idOf(VerificationResult result) {
        return result.id().toOptional().orElseThrow(() -> new AssertionError("the result has no verification id"));
    }

    /** Whether the handoff of a start fits the channel. */
    boolean handsOffOn(Channel channel) {
        return startOn(channel)
                .handoff()
                .match(
                        page -> channel == Channel.WEB && page.url().isAbsolute(),
                        sdk -> channel == Channel.MOBILE_SDK
                                && !sdk.token().reveal().isBlank());
    }

    private VerificationSession startOn(Channel channel) {
        return provider()
                .start(contract.request("contract-channel").channel(channel).build());
    }

    @Override
    public void close() {
        veriport.close();
    }
}
