package dev.veriport.fake.stripe;

import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stripe Identity on loopback, with state: sessions, reports, files, the hosted page, idempotency keys, redaction, events. It is
 * written from the vendor's published pages. What those do not say is said where the fake decides it.
 */
public final class FakeStripeServer extends FakeVendorServer implements RunningFake {
    /** Verification sessions. */
    public static final String SESSIONS = "/v1/identity/verification_sessions";
    /** Verification reports. */
    public static final String REPORTS = "/v1/identity/verification_reports";
    /** Files, at the vendor on a host of their own. */
    public static final String FILES = "/v1/files";
    /** Links to files. */
    public static final String FILE_LINKS = "/v1/file_links";
    /** The page for the user, at the vendor on a host of its own; a token follows. */
    public static final String HOSTED_PAGE = "/start/";
    /** The version of the account, which answers have unless a request names another one. */
    public static final String API_VERSION = "2026-10-28.endive";

    /** A restricted key of test mode with the right to read sensitive values; made up, as all others. */
    public static final String RESTRICTED_KEY = "rk_test_not_a_secret_stripe";
    /** A restricted key of test mode without the right to read sensitive values. */
    public static final String LIMITED_KEY = "rk_test_not_a_secret_limited";
    /** A secret key of test mode, which may not read sensitive values. */
    public static final String SECRET_KEY = "sk_test_not_a_secret_stripe";
    /** A restricted key of live mode with the right to read sensitive values. */
    public static final String LIVE_KEY = "rk_live_not_a_secret_stripe";
    /** A publishable key, for the vendor's own script in a browser. */
    public static final String PUBLISHABLE_KEY = "pk_test_not_a_secret_stripe";

    /** A verification flow of the account, with a document, a selfie, an e-mail address and a phone number. */
    public static final String FLOW = "vf_1NotARealFlow";
    /** A connected account. */
    public static final String CONNECTED_ACCOUNT = "acct_1NotARealShop";

    private final Settings account;
    private final StripeApi api;
    private final @Nullable FileHost files;

    FakeStripeServer(Settings account) {
        super(account.address());
        this.account = account;
        this.api = new StripeApi(account, baseUrl().toString(), this::goDown);
        api.addEndpoints(this::route);
        api.addPages(this::page);
        if (account.filesAtAnotherHost()) {
            files = new FileHost(api);
        } else {
            files = null;
            api.addFiles(this::route);
        }
    }

    /** A fake with the defaults on a free port. */
    public static FakeStripeServer start() {
        return builder().start();
    }

    /** A builder. */
    public static FakeStripeServerBuilder builder() {
        return new FakeStripeServerBuilder();
    }

    /** The key of {@link #settings}. */
    public String apiKey() {
        return account.apiKey();
    }

    /**
     * Accepts another key beside the others, as while keys are rotated.
     *
     * @param readsSensitive whether it may read dates of birth, numbers and images
     */
    public void acceptApiKey(String key, boolean readsSensitive) {
        account.keys().put(key, readsSensitive);
    }

    /** Stops accepting a key. */
    public void revokeApiKey(String key) {
        account.keys().remove(key);
    }

    /** Signs the deliveries with another secret too, as while secrets are rotated. */
    public void addWebhookSecret(String secret) {
        account.webhookSecrets().add(secret);
    }

    /** Stops signing with a secret. */
    public void removeWebhookSecret(String secret) {
        account.webhookSecrets().remove(secret);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> adapter = new LinkedHashMap<>();
        adapter.put("base-url", baseUrl().toString());
        adapter.put("files-base-url", (files == null ? this : files).baseUrl().toString());
        adapter.put("api-key", apiKey());
        adapter.put("environment", apiKey().contains("_live_") ? "live" : "sandbox");
        adapter.put("publishable-key", PUBLISHABLE_KEY);
        adapter.put("webhook-secrets", String.join(",", account.webhookSecrets()));
        return adapter;
    }

    /** The vendor declines nobody, and has no review: what went wrong lets the user try again. */
    @Override
    public Set<Ending> endings() {
        return StartPage.ENDINGS;
    }

    @Override
    public URI finish(URI url, Ending ending) {
        return api.page.finish(url, ending);
    }

    @Override
    public void finishInSdk(String token, Ending ending) {
        api.page.finishInSdk(token, ending);
    }

    /**
     * Ends a page as the user, with an outcome of the vendor's.
     *
     * @param url the session's {@code url}, which works once
     * @param outcome {@code verified}, {@code processing}, {@code canceled} or one of {@link StripeWords#LAST_ERRORS}
     * @return the URL that the browser goes to
     * @throws IllegalArgumentException for another outcome
     * @throws IllegalStateException when the URL is used or expired, or the session has ended
     */
    public URI finish(URI url, String outcome) {
        return api.page.finish(url, outcome);
    }

    /**
     * Decides a session that is processing.
     *
     * @param outcome {@code verified}, or one of {@link StripeWords#LAST_ERRORS}
     * @throws IllegalArgumentException when there is no such session, or the user has sent nothing
     */
    public void decide(String sessionId, String outcome) {
        api.sessions.change(
                sessionId,
                session -> session.withLast(session.last()
                        .orElseThrow(() -> new IllegalArgumentException("the user has sent nothing"))
                        .decided(outcome, account.clock().instant())));
    }

    /**
     * Sets a field of what is answered about a session or a report from now on, for words and shapes that are not published.
     * Exchanges are not recorded for a judge any more.
     *
     * @param id of the session or of the report
     * @param pointer such as {@code /last_error/code}
     * @param json any JSON
     */
    public void alter(String id, String pointer, String json) {
        stopRecording();
        api.alterations.set(id, pointer, Json.read(json));
    }

    /**
     * Refuses the next request for its rate, and does nothing else.
     *
     * @param status 429, or 400: the vendor's own client knows both
     */
    public void limitNext(int status) {
        api.guard.limitNext(status);
    }

    /** Changes the answer of the next POST after its endpoint has run, and before it is kept for its idempotency key. */
    public void changeNextPost(UnaryOperator<Reply> change) {
        stopRecording();
        api.guard.changeNext(change);
    }

    /** Answers the next POST with 500 after its endpoint has run. */
    public void failNextPost() {
        changeNextPost(reply -> Refusal.failed().reply());
    }

    /** The event of the session's status. */
    @Override
    public WebhookDelivery delivery(String sessionId) {
        return api.webhooks.current(known(sessionId));
    }

    /** What is ignored is a payment. */
    @Override
    public Optional<WebhookDelivery> delivery(String sessionId, Notification.Kind kind) {
        Session session = known(sessionId);
        return switch (kind) {
            case STARTED -> Optional.of(api.webhooks.of(session, "created"));
            case SUBMITTED -> Optional.of(api.webhooks.of(session, "processing"));
            case COMPLETED -> Optional.of(api.webhooks.current(session));
            case ERASED -> Optional.of(api.webhooks.of(session, "redacted"));
            case IGNORED -> Optional.of(api.webhooks.ofAnotherProduct());
            default -> Optional.empty();
        };
    }

    /**
     * An event of a session, as it was or would be when the session comes to it. The same event has the same id each time.
     *
     * @param type one of {@link StripeWords#EVENTS}
     * @throws IllegalArgumentException when there is no such session or event
     */
    public WebhookDelivery event(String sessionId, String type) {
        return api.webhooks.of(known(sessionId), type);
    }

    /** The event of the session's status, with {@code livemode} of the other mode. */
    public WebhookDelivery eventOfAnotherMode(String sessionId) {
        return api.webhooks.ofAnotherMode(known(sessionId));
    }

    /** A body of any form, signed as the vendor signs, at the time of the clock. */
    public WebhookDelivery signed(byte[] body) {
        return api.webhooks.signed(body);
    }

    private Session known(String sessionId) {
        return api.sessions
                .find(sessionId)
                .orElseThrow(() -> new IllegalArgumentException("there is no such verification session"));
    }

    /** The latest requests to the host of files where it is another one than the API's, oldest first. */
    public List<RecordedRequest> fileRequests() {
        return files == null ? List.of() : files.calls();
    }

    /** The ids of the sessions, newest first. */
    public List<String> sessionIds() {
        return api.sessions.all().stream().map(Session::id).toList();
    }

    /** Closes the host of files too. */
    @Override
    public void close() {
        if (files != null) {
            files.close();
        }
        super.close();
    }
}
