package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import dev.veriport.testkit.server.WebUrl;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Authenteq on loopback, with state: tokens, sessions, the hosted page, and codes that work once. It is written from
 * the vendor's pages (docs/vendors.md). What those do not publish is a switch of the {@link FakeAuthenteqServerBuilder
 * builder}.
 */
public final class FakeAuthenteqServer extends FakeVendorServer implements RunningFake {

    /** E1: a token for one identity verification. */
    public static final String VERIFICATION_TOKEN = "/mobile-sdk/verification-token";
    /** E2: a token for one face authentication. */
    public static final String FACE_AUTHENTICATION_TOKEN = "/mobile-sdk/face-authentication-token";
    /** E3: the deprecated name of E1. The fake refuses it; a test asserts that it is not called. */
    public static final String DEPRECATED_TOKEN = "/mobile-sdk/token";
    /** E4: starts a web session. */
    public static final String VERIFICATION_URL = "/web-idv/verification-url";
    /** E5: returns a result, once. */
    public static final String VERIFICATION_RESULT = "/web-idv/verification-result";
    /** E6: a result again. */
    public static final String EXPORT = "/export/verification-result-as-json";
    /** E9: an AML search for the person of a verification. */
    public static final String AML_BY_VERIFICATION = "/aml/search-by-verification";
    /** E10: an AML search for a person by name and date of birth. */
    public static final String AML_BY_PERSON = "/aml/search-by-person";
    /** E12: a document recognized, as JSON. */
    public static final String RECOGNITION = "/recognition/as-json";
    /** E13: a document recognized, as multipart. */
    public static final String RECOGNITION_MULTIPART = "/recognition/as-multipart";
    /** The page for the user, at the vendor on a host of its own. */
    public static final String HOSTED_PAGE = "/verify";

    private final Settings settings;
    private final WebSessions sessions;
    private final Verifications verifications = new Verifications();
    private final AmlSearches aml;
    private final Recognition recognition = new Recognition();
    private final FaceAuthentications faces = new FaceAuthentications();
    private final Webhooks webhooks;
    private final SessionPage page;
    private final MobileTokens tokens = new MobileTokens();

    FakeAuthenteqServer(Settings settings) {
        super(settings.address());
        this.settings = settings;
        this.sessions = new WebSessions(settings.clock(), settings.codeTtl(), settings.mismatchBurnsCode());
        route("GET", VERIFICATION_TOKEN, withKeys("verification-token", Problem.WRONG_KEYS, tokens::issue));
        route(
                "GET",
                FACE_AUTHENTICATION_TOKEN,
                withKeys("face-authentication-token", Problem.WRONG_KEYS, tokens::issue));
        route("GET", DEPRECATED_TOKEN, MobileTokens::refuseDeprecated);
        route("GET", VERIFICATION_URL, withKeys("verification-url", Problem.WRONG_KEYS, this::verificationUrl));
        route(
                "GET",
                VERIFICATION_RESULT,
                withKeys("verification-result", Problem.WRONG_KEYS_AT_RESULT, this::verificationResult));
        this.aml = new AmlSearches(verifications, settings.extras());
        this.webhooks = new Webhooks(verifications, settings.keys(), settings.extras());
        Export export = new Export(verifications, settings.extras());
        guarded("GET", EXPORT, export::json);
        guarded("GET", settings.extras().exportMultipartPath(), export::multipart);
        guarded("GET", settings.extras().exportPdfPath(), export::pdf);
        guarded("GET", settings.extras().faceResultPath(), faces::redeem);
        guarded("POST", AML_BY_VERIFICATION, aml::byVerification);
        guarded("POST", AML_BY_PERSON, aml::byPerson);
        guarded("POST", RECOGNITION, recognition::asJson);
        guarded("POST", RECOGNITION_MULTIPART, recognition::asMultipart);
        this.page = new SessionPage(sessions, this::finish, this::goDown);
        page("GET", HOSTED_PAGE, page::show);
        page("POST", HOSTED_PAGE, page::submit);
    }

    /** Adds a route behind the check of the keys; without a path, adds none. */
    private void guarded(String method, @Nullable String path, Route route) {
        if (path != null) {
            route(method, path, withKeys("none", Problem.WRONG_KEYS, (endpoint, request) -> route.answer(request)));
        }
    }

    /** A fake with the defaults on a free port. */
    public static FakeAuthenteqServer start() {
        return builder().start();
    }

    /** A builder. */
    public static FakeAuthenteqServerBuilder builder() {
        return new FakeAuthenteqServerBuilder();
    }

    /** The client id that is accepted. */
    public String clientId() {
        return settings.keys().clientId();
    }

    /** The client secret that is accepted; made up. */
    public String clientSecret() {
        return settings.keys().clientSecret();
    }

    /** Accepts another client secret beside the first, as while credentials are rotated. */
    public void acceptSecret(String secret) {
        settings.keys().accepted().add(secret);
    }

    /** Stops accepting a client secret. */
    public void revokeSecret(String secret) {
        settings.keys().accepted().remove(secret);
    }

    /** With the paths that Authenteq does not publish, where the builder set them. */
    @Override
    public Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(
                Map.of("base-url", baseUrl().toString(), "client-id", clientId(), "client-secret", clientSecret()));
        settings.extras().exportPdf().ifPresent(path -> all.put("export-pdf-path", path));
        settings.extras().faceResult().ifPresent(path -> all.put("face-result-path", path));
        return all;
    }

    /** Authenteq returns a code only on success, and does not tell the other endings apart. */
    @Override
    public Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.ABANDONED);
    }

    /** How many mobile tokens were issued, of both kinds together. */
    @Override
    public int tokensIssued() {
        return tokens.issued();
    }

    /** The number of results that the vendor returned, whether or not they arrived. */
    public int resultsRedeemed() {
        return sessions.redeemed();
    }

    /** How many AML searches were requested. */
    public int amlSearches() {
        return aml.searches();
    }

    /** Adds a verification that was not started here, for the export and the search. */
    public void addVerification(VerificationResultJson result) {
        verifications.add(result.json());
    }

    /** Sets the document of the next recognition, as JSON; several calls are queued. */
    public void recognizeNext(String documentJson) {
        recognition.next(documentJson);
    }

    /**
     * The code that the SDK gives the app after a face authentication.
     *
     * @param resultJson the result of the code; all of it is an inference
     */
    public String finishFaceAuthentication(String resultJson) {
        return faces.finish(resultJson);
    }

    /**
     * The signed webhook of a verification.
     *
     * @throws IllegalArgumentException when there is no such verification
     */
    @Override
    public WebhookDelivery delivery(String verificationId) {
        return webhooks.of(verificationId);
    }

    /** A webhook with a body of your own, signed as the vendor would. */
    public WebhookDelivery signed(byte[] body) {
        return webhooks.signed(body);
    }

    /** The web sessions that were started, oldest first. */
    public List<WebSession> sessions() {
        return sessions.started();
    }

    /**
     * Completes the hosted page as the user, without a browser.
     *
     * @param verificationUrl the URL that the client got from E4
     * @return the URL that the browser goes back to
     * @throws IllegalArgumentException for {@link Ending#REVIEW}, which Authenteq does not know
     * @throws IllegalStateException when there is no such session or it has passed already
     */
    @Override
    public URI finish(URI verificationUrl, Ending ending) {
        return page.finish(verificationUrl, ending);
    }

    /** Passes the session with a result of your own, be it JSON or not. */
    public URI finish(URI verificationUrl, String resultJson) {
        return pass(SessionPage.token(verificationUrl.getRawQuery()), resultJson)
                .orElseThrow(() -> new IllegalStateException("no open session has this URL"));
    }

    private Optional<URI> finish(String token, Ending ending) {
        return ending == Ending.APPROVED
                ? sessions.find(token).flatMap(session -> pass(token, defaultResult(session)))
                : sessions.abandon(token);
    }

    private Optional<URI> pass(String token, String resultJson) {
        Optional<URI> landing = sessions.pass(token, resultJson);
        landing.ifPresent(passed -> verifications.add(resultJson));
        return landing;
    }

    /** Two documents with the multi-document flow; the vendor's number of documents is not published. */
    private String defaultResult(WebSession session) {
        VerificationResultJson result = VerificationResultJson.documents(session.isMultiDocument() ? 2 : 1)
                .id(UUID.randomUUID().toString())
                .times(session.startedAt(), settings.clock().instant())
                .notesField(settings.notesField());
        return (settings.statusPresent() ? result : result.status(null)).json();
    }

    /** Basic on every endpoint is a fact; one error layer before all of them is an inference (docs/vendors.md). */
    private Route withKeys(String endpoint, Problem wrongKeys, Checked route) {
        return request -> {
            Optional<Problem> refused = settings.keys().problem(request, wrongKeys);
            if (refused.isEmpty() && settings.deactivated()) {
                refused = Optional.of(Problem.DEACTIVATED);
            }
            return refused.map(problem -> reply(endpoint, problem)).orElseGet(() -> route.answer(endpoint, request));
        };
    }

    private Reply reply(String endpoint, Problem problem) {
        return settings.verbatim() ? problem.asPrinted(endpoint) : problem.corrected();
    }

    /** docs/vendors.md (E4). Facts: parameters, headers, errors. Inference: the order of the checks. */
    private Reply verificationUrl(String endpoint, RecordedRequest request) {
        Optional<String> redirectUrl = request.query("redirectUrl");
        if (redirectUrl.isEmpty()) {
            return reply(endpoint, Problem.NO_REDIRECT_URL);
        }
        List<URI> registered = settings.redirectUrls();
        if (registered != null && registered.isEmpty()) {
            return reply(endpoint, Problem.NOTHING_REGISTERED);
        }
        if (!WebUrl.isWebUrl(redirectUrl.get())
                || (registered != null && !settings.matching().matches(registered, redirectUrl.get()))) {
            return reply(endpoint, Problem.UNREGISTERED_REDIRECT_URL);
        }
        String token = sessions.open(new WebSession(
                redirectUrl.get(),
                request.header("AQ-Flow-Slug"),
                request.header("AQ-Multi-Document-Flow"),
                settings.clock().instant()));
        return Reply.json(200, """
                {
                  "verificationUrl": "%s%s?token=%s"
                }""".formatted(baseUrl(), HOSTED_PAGE, token));
    }

    /** docs/vendors.md (E5). Facts: the code works once, the errors. Inference: the order of checks. */
    private Reply verificationResult(String endpoint, RecordedRequest request) {
        Optional<String> code = request.query("code");
        Optional<String> redirectUrl = request.query("redirectUrl");
        if (code.isEmpty()) {
            return reply(endpoint, Problem.NO_CODE);
        }
        if (redirectUrl.isEmpty()) {
            return reply(endpoint, Problem.NO_REDIRECT_URL);
        }
        WebSessions.Redemption redemption = sessions.redeem(code.get(), redirectUrl.get());
        String result = redemption.resultJson();
        return result != null
                ? Reply.json(200, result)
                : reply(endpoint, Objects.requireNonNullElse(redemption.problem(), Problem.CODE_INVALID));
    }
}
