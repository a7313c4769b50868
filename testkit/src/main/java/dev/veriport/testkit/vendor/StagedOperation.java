package dev.veriport.testkit.vendor;

import dev.veriport.Veriport;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.PathTemplate;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How one operation of an adapter is called, so that the contract can let it fail in every way.
 *
 * @param name the name of the adapter's {@code Operation}
 * @param request how the lines of its requests begin, such as {@code GET /records?} or {@code GET /people/{id}/photos }, with any
 *     one segment for a name in braces
 * @param staging prepares the call
 */
public record StagedOperation(String name, String request, Staging staging) {
    private static final String REFERENCE = "staged-case";

    /** Prepares a call: starts a session and completes the user's page, for instance. */
    @FunctionalInterface
    public interface Staging {
        /**
         * Does what precedes the call, at a vendor that works.
         *
         * @param vendor the fake
         * @param veriport whose chosen vendor is the fake
         * @return the call itself, which sends the operation's request. It may be made with another Veriport than the one that
         *     prepared it.
         */
        Consumer<Veriport> stage(RunningFake vendor, Veriport veriport);
    }

    /** Whether a request with this line is the operation's. */
    public boolean isRequest(String requestLine) {
        return PathTemplate.of(request).isStartOf(requestLine);
    }

    /** An operation that needs nothing before it. */
    public static StagedOperation of(String name, String request, Consumer<Veriport> call) {
        return new StagedOperation(name, request, (vendor, veriport) -> call);
    }

    /** An operation of {@code start}, on the web or in the SDK. */
    public static StagedOperation start(String name, String request, Channel channel) {
        return of(
                name,
                request,
                veriport -> veriport.identityProvider().start(starting(channel).build()));
    }

    /** An operation of a {@code start} that authenticates the face of an earlier verification. */
    public static StagedOperation startWithFace(String name, String request) {
        return of(name, request, veriport -> {
            VerificationId earlier =
                    new VerificationId(veriport.identityProvider().id(), "earlier");
            veriport.identityProvider()
                    .start(starting(Channel.MOBILE_SDK).faceOf(earlier).build());
        });
    }

    /** An operation of {@code resume}, for a verification that is open. */
    public static StagedOperation resume(String name, String request) {
        return open(name, request, IdentityProvider::resume);
    }

    /** An operation of {@code cancel}, for a verification that is open. */
    public static StagedOperation cancel(String name, String request) {
        return open(name, request, IdentityProvider::cancel);
    }

    private static StagedOperation open(String name, String request, BiConsumer<IdentityProvider, SessionRef> call) {
        return new StagedOperation(name, request, (vendor, veriport) -> {
            SessionRef session = veriport.identityProvider()
                    .start(starting(Channel.WEB).build())
                    .ref();
            return failing -> call.accept(failing.identityProvider(), session);
        });
    }

    /** An operation of {@code complete}, after the user was approved at the hosted page. */
    public static StagedOperation complete(String name, String request) {
        return new StagedOperation(name, request, (vendor, veriport) -> {
            VerificationSession session =
                    veriport.identityProvider().start(starting(Channel.WEB).build());
            ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
            return failing -> failing.identityProvider().complete(session.ref(), back);
        });
    }

    /** An operation of {@code find}, for a completed verification. */
    public static StagedOperation find(String name, String request) {
        return new StagedOperation(
                name,
                request,
                verified((failing, id) -> failing.identityProvider().find(id)));
    }

    /** An operation of {@code erase}, for a completed verification. */
    public static StagedOperation erase(String name, String request) {
        return new StagedOperation(
                name,
                request,
                verified((failing, id) -> failing.identityProvider().erase(id)));
    }

    /** An operation that fetches evidence of a completed verification. */
    public static StagedOperation evidence(String name, String request) {
        return new StagedOperation(
                name,
                request,
                verified((failing, id) -> open(failing.identityProvider().find(id))));
    }

    /**
     * Opens the first evidence of a result that is at the vendor.
     *
     * @throws IllegalStateException when there is none
     */
    public static void open(VerificationResult result) {
        Evidence atVendor = result.evidence().stream()
                .filter(evidence -> evidence.availability() == Evidence.Availability.AT_VENDOR)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the result has no evidence at the vendor"));
        try (InputStream opened = atVendor.open()) {
            opened.readAllBytes();
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }

    /** An operation of {@code verify}, with a selfie and a passport. */
    public static StagedOperation verify(String name, String request) {
        return of(name, request, veriport -> {
            ImageSource photo = ImageSource.bytes(SampleFiles.jpeg("photo"));
            veriport.identityProvider()
                    .verify(EvidenceSubmission.builder(REFERENCE, photo)
                            .document(DocumentImages.of(photo).as(DocumentType.PASSPORT, Country.of("NOR")))
                            .build());
        });
    }

    /** The request for a token of a purpose. */
    public static StagedOperation token(String name, String request, TokenPurpose purpose) {
        return of(
                name,
                request,
                veriport -> veriport.tokens(veriport.identityProvider().id()).issue(TokenRequest.of(purpose)));
    }

    /**
     * The staging of a call about a verification that was approved before.
     *
     * @param call gets the verification's id
     */
    public static Staging verified(BiConsumer<Veriport, VerificationId> call) {
        return (vendor, veriport) -> {
            VerificationSession session =
                    veriport.identityProvider().start(starting(Channel.WEB).build());
            VerificationId id = veriport.identityProvider()
                    .complete(session.ref(), vendor.finish(session, Ending.APPROVED))
                    .id()
                    .match(given -> given, missing -> {
                        throw new IllegalStateException("the fake's approved verification has no id");
                    });
            return failing -> call.accept(failing, id);
        };
    }

    /**
     * An operation of the vendor's own API, which a fake cannot call because it knows no adapter. The vendor's contract test
     * says how it is called.
     */
    public static StagedOperation vendorOnly(String name, String request) {
        return of(name, request, veriport -> {
            throw new IllegalStateException("the contract test of the vendor must say how " + name + " is called");
        });
    }

    private static VerificationRequest.Builder starting(Channel channel) {
        VerificationRequest.Builder request = SampleRequest.of(REFERENCE).channel(channel);
        return channel == Channel.WEB ? request.returnTo(URI.create("https://shop.example/verified")) : request;
    }
}
