package dev.veriport.authenteq;

import dev.veriport.authenteq.AuthenteqSettings.ReturnBinding;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorClient;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.TokenPurpose;
import dev.veriport.model.TokenRequest;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.token.GuardedTokenIssuer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Authenteq's web and mobile verifications. */
final class AuthenteqProvider implements IdentityProvider {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(
                    Capability.START_WEB,
                    Capability.START_MOBILE_SDK,
                    Capability.START_FACE_AUTHENTICATION,
                    Capability.COMPLETE),
            Set.of(CheckType.DOCUMENT, CheckType.FACE_LIVENESS, CheckType.CHIP));

    private static final String REDIRECT = "redirect";
    private static final String NONCE = "nonce";

    private final AuthenteqSettings settings;
    private final ProviderRuntime runtime;
    private final VendorClient client;
    private final AuthenteqWire wire;
    private final GuardedTokenIssuer tokens;

    AuthenteqProvider(
            AuthenteqSettings settings,
            ProviderRuntime runtime,
            VendorClient client,
            AuthenteqWire wire,
            GuardedTokenIssuer tokens) {
        this.settings = settings;
        this.runtime = runtime;
        this.client = client;
        this.wire = wire;
        this.tokens = tokens;
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
        return request.channel() == Channel.WEB ? startOnWeb(request) : startInSdk(request);
    }

    private VerificationSession startOnWeb(VerificationRequest request) {
        if (request.faceOf().isPresent()) {
            throw refused(ErrorCode.UNSUPPORTED, "recognizes a face again in its mobile SDK only: use MOBILE_SDK");
        }
        URI returnTo = request.returnTo().orElseThrow();
        if (!ReturnedParameters.ofUrl(returnTo).all(ReturnUrl.CODE).isEmpty()) {
            throw refused(ErrorCode.INVALID_REQUEST, "adds the parameter code itself: take it out of returnTo");
        }
        String nonce = AttemptId.random().value();
        boolean bound = settings.returnBinding() == ReturnBinding.NONCE;
        String redirect = bound ? ReturnUrl.with(returnTo, nonce) : returnTo.toString();
        URI page = wire.verificationUrl(redirect, request.workflow());
        Map<String, String> state = bound ? Map.of(REDIRECT, redirect, NONCE, nonce) : Map.of(REDIRECT, redirect);
        return session(request, state, new Handoff.HostedPage(page));
    }

    private VerificationSession startInSdk(VerificationRequest request) {
        TokenPurpose purpose =
                request.faceOf().isPresent() ? TokenPurpose.FACE_AUTHENTICATION : TokenPurpose.IDENTITY_VERIFICATION;
        TokenRequest wanted = request.workflow()
                .map(TokenRequest.of(purpose)::withWorkflow)
                .orElseGet(() -> TokenRequest.of(purpose));
        return session(
                request, Map.of(), new Handoff.SdkToken(tokens.singleUse(wanted).take()));
    }

    private VerificationSession session(VerificationRequest request, Map<String, String> state, Handoff handoff) {
        SessionRef ref = SessionRef.of(id(), request.reference(), state);
        return new VerificationSession(ref, handoff, runtime.clock().instant(), Reported.notProvided());
    }

    /**
     * A code comes with success alone; without one the user failed, walked away or took too long, and Authenteq does not
     * say which. In the mobile SDK nothing comes back to the backend at all.
     */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        List<String> codes = back.all(ReturnUrl.CODE);
        if (codes.isEmpty() || session.state(REDIRECT).isEmpty()) {
            return VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                    .reference(Reported.of(session.reference()))
                    .build();
        }
        if (codes.size() > 1) {
            throw refused(ErrorCode.INVALID_REQUEST, "sends one code, and the browser came back with several");
        }
        List<String> bound = session.state(NONCE).map(List::of).orElse(List.of());
        if (!bound.isEmpty() && !back.all(ReturnUrl.NONCE).equals(bound)) {
            throw refused(
                    ErrorCode.INVALID_REQUEST,
                    "returned a browser that does not belong to this session: complete the session it was started for");
        }
        String redirect = session.state(REDIRECT).orElseThrow();
        VaultKey key = VaultKey.of(id(), redirect, codes.get(0));
        Reported<String> reference = Reported.of(session.reference());
        return wire.verificationResult(
                key, redirect, codes.get(0), response -> AuthenteqResults.read(id(), reference, response));
    }

    @Override
    public void close() {
        client.close();
    }

    private VeriportException refused(ErrorCode code, String why) {
        return VeriportException.of(code, id() + " " + why).provider(id()).build();
    }
}
