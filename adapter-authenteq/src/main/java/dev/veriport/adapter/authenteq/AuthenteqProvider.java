package dev.veriport.adapter.authenteq;

import dev.veriport.adapter.authenteq.AuthenteqSettings.ReturnBinding;
import dev.veriport.error.ErrorCode;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorProvider;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Authenteq's web and mobile verifications. Thread-safe. */
final class AuthenteqProvider extends VendorProvider {
    private static final String REDIRECT = "redirect";
    private static final String NONCE = "nonce";
    private static final String FACE = "face";
    private static final String ATTEMPT = "attempt";
    private static final Predicate<String> CODE =
            Pattern.compile("[\\x21-\\x7E]{1,4096}").asMatchPredicate();

    private final AuthenteqSettings settings;
    private final AuthenteqClient api;
    private final GuardedTokenIssuer tokens;
    private final AuthenteqWebhooks webhooks;
    private final AuthenteqApi extras;

    AuthenteqProvider(
            AuthenteqSettings settings, ProviderRuntime runtime, AuthenteqClient api, GuardedTokenIssuer tokens) {
        super(runtime, settings.capabilities());
        this.settings = settings;
        this.api = api;
        this.tokens = tokens;
        this.webhooks = new AuthenteqWebhooks(runtime.provider(), settings);
        this.extras = new AuthenteqExtras(runtime, api, settings);
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        return request.channel() == Channel.WEB ? startOnWeb(request) : startInSdk(request);
    }

    private VerificationSession startOnWeb(VerificationRequest request) {
        if (request.faceOf().isPresent()) {
            throw refused(ErrorCode.UNSUPPORTED, id() + " authenticates a face only in its mobile SDK: use MOBILE_SDK");
        }
        URI returnTo = request.returnTo().orElseThrow();
        if (!ReturnedParameters.ofUrl(returnTo).all(ReturnUrl.CODE).isEmpty()) {
            throw refused(ErrorCode.INVALID_REQUEST, id() + " adds the parameter code itself: remove it from returnTo");
        }
        String nonce = AttemptId.random().value();
        boolean bound = settings.returnBinding() == ReturnBinding.NONCE;
        String redirect = bound ? ReturnUrl.with(returnTo, nonce) : returnTo.toString();
        URI page = api.verificationUrl(redirect, request.workflow());
        Map<String, String> state =
                bound ? Map.of(REDIRECT, redirect, NONCE, nonce) : Map.of(REDIRECT, redirect, ATTEMPT, nonce);
        return session(request, state, new Handoff.HostedPage(page));
    }

    private VerificationSession startInSdk(VerificationRequest request) {
        TokenPurpose purpose =
                request.faceOf().isPresent() ? TokenPurpose.FACE_AUTHENTICATION : TokenPurpose.IDENTITY_VERIFICATION;
        TokenRequest tokenRequest = request.workflow()
                .map(TokenRequest.of(purpose)::withWorkflow)
                .orElseGet(() -> TokenRequest.of(purpose));
        Map<String, String> state = request.faceOf()
                .map(face ->
                        Map.of(FACE, face.value(), ATTEMPT, AttemptId.random().value()))
                .orElse(Map.of());
        return session(
                request,
                state,
                new Handoff.SdkToken(tokens.singleUse(tokenRequest).take()));
    }

    private VerificationSession session(VerificationRequest request, Map<String, String> state, Handoff handoff) {
        SessionRef ref = SessionRef.of(id(), request.reference(), state);
        return new VerificationSession(ref, handoff, now(), Reported.notProvided());
    }

    /**
     * Authenteq returns a code only on success. Without a code the user failed, cancelled or timed out; Authenteq does
     * not say which. The mobile SDK returns nothing to the backend, except the code of a face authentication, which the
     * app forwards.
     */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        List<String> codes = back.all(ReturnUrl.CODE);
        if (codes.size() > 1) {
            throw refused(
                    ErrorCode.INVALID_REQUEST, id() + " sends one code, but the browser returned several: start again");
        }
        if (!codes.stream().allMatch(CODE)) {
            throw refused(
                    ErrorCode.INVALID_REQUEST,
                    id() + " does not send such a code as the browser returned: start again");
        }
        boolean ofFace = session.state(FACE).isPresent()
                && settings.unpublished().faceResult().isPresent();
        if (codes.isEmpty() || (session.state(REDIRECT).isEmpty() && !ofFace)) {
            return VerificationResult.builder(id(), Decision.PENDING, Finality.OPEN)
                    .reference(Reported.of(session.reference()))
                    .build();
        }
        return ofFace ? redeemFace(session, codes.get(0)) : redeem(session, back, codes.get(0));
    }

    private VerificationResult redeem(SessionRef session, ReturnedParameters back, String code) {
        String redirect = session.state(REDIRECT).orElseThrow();
        boolean bound = session.state(NONCE).isPresent();
        if (bound && !back.all(ReturnUrl.NONCE).equals(ReturnUrl.nonces(redirect))) {
            throw refused(
                    ErrorCode.INVALID_REQUEST,
                    id() + " returned the browser of another session: complete the session that this browser started");
        }
        VaultKey key = bound ? VaultKey.of(session.provider(), redirect, code) : keyOf(session, REDIRECT, code);
        Reported<String> reference = Reported.of(session.reference());
        return api.verificationResult(
                key, redirect, code, response -> AuthenteqResults.read(id(), reference, response));
    }

    private VerificationResult redeemFace(SessionRef session, String code) {
        Reported<String> reference = Reported.of(session.reference());
        String verification = state(session, FACE);
        return api.faceAuthenticationResult(
                keyOf(session, FACE, code),
                code,
                response -> AuthenteqResults.ofFace(id(), reference, settings.unpublished(), verification, response));
    }

    /**
     * The returned parameters do not name the session, so the first session that redeems a code owns it. The key has the
     * session's own name of the instance, which may be an earlier one: it must stay the same when the instance is renamed.
     */
    private VaultKey keyOf(SessionRef session, String kind, String code) {
        return VaultKey.of(session.provider(), session.value(), code).claiming(kind, code);
    }

    /** The export has no status, so the decision is {@code INDETERMINATE}. */
    @Override
    public VerificationResult find(VerificationId verification) {
        return api.export(verification.value(), response -> exported(verification, response));
    }

    private VerificationResult exported(VerificationId verification, VendorResponse response) {
        boolean inParts = settings.unpublished().exportMultipart().isPresent() && response.isSuccess();
        VerificationResult result = inParts
                ? AuthenteqResults.inParts(id(), response)
                : AuthenteqResults.of(id(), Reported.notProvided(), AuthenteqErrors.found(response));
        if (!result.id().equals(Reported.of(verification))) {
            throw response.malformed("is the result of another verification");
        }
        return result;
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return webhooks.receive(raw);
    }

    /** Returns a separate object, so that its user cannot close the provider. */
    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi == AuthenteqApi.class ? Optional.of(vendorApi.cast(extras)) : Optional.empty();
    }
}
