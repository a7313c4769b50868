package dev.veriport.fake.persona;

import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Persona on loopback, with state: inquiries, verifications, photos, the hosted page, idempotency keys, redaction, events. It is
 * written from the vendor's published pages. What those do not say is said where the fake decides it.
 */
public final class FakePersonaServer extends FakeVendorServer implements RunningFake {
    /** What the paths of the API begin with. */
    public static final String API = "/api/v1";
    /** Inquiries. */
    public static final String INQUIRIES = API + "/inquiries";
    /** Photos, at the vendor on a host of their own; a name follows. */
    public static final String FILES = "/files/";
    /** The page for the user, at the vendor on a host of its own; the code of a one-time link is in its query. */
    public static final String HOSTED_PAGE = "/verify";
    /** The one version that the fake has. */
    public static final String API_VERSION = "2025-12-08";

    /** A key of the sandbox; made up, as all others. */
    public static final String SANDBOX_KEY = "persona_sandbox_not-a-secret";
    /** A key of production. */
    public static final String PRODUCTION_KEY = "persona_production_not-a-secret";
    /** What {@code Persona-Environment-Id} says of the sandbox. */
    public static final String SANDBOX = "env_NotARealSandbox";
    /** What {@code Persona-Environment-Id} says of production. */
    public static final String PRODUCTION = "env_NotARealProduction";
    /** What {@code Persona-Organization-Id} says. */
    public static final String ORGANIZATION = "org_NotARealShop";

    /** The inquiry template of the account. */
    public static final String TEMPLATE = "itmpl_NotARealTemplate";
    /** The version of that template. */
    public static final String TEMPLATE_VERSION = "itmplv_NotARealVersion";
    /** A template of the former kind. */
    public static final String LEGACY_TEMPLATE = "tmpl_NotARealTemplate";
    /** A verification template: government id. */
    public static final String GOVERNMENT_ID_TEMPLATE = "vtmpl_NotARealGovernmentId";
    /** A verification template: government id, read by NFC. */
    public static final String NFC_TEMPLATE = "vtmpl_NotARealNfc";
    /** A verification template: selfie. */
    public static final String SELFIE_TEMPLATE = "vtmpl_NotARealSelfie";

    private final Settings account;
    private final PersonaApi api;

    FakePersonaServer(Settings account) {
        super(account.address());
        this.account = account;
        this.api = new PersonaApi(account, baseUrl(), this::goDown, this::stopRecording);
        api.addEndpoints(this::route);
        api.addPages(this::page);
    }

    /** A fake with the defaults on a free port. */
    public static FakePersonaServer start() {
        return builder().start();
    }

    /** A builder. */
    public static FakePersonaServerBuilder builder() {
        return new FakePersonaServerBuilder();
    }

    static String templateOf(Verification.Kind kind) {
        return switch (kind) {
            case GOVERNMENT_ID -> GOVERNMENT_ID_TEMPLATE;
            case GOVERNMENT_ID_NFC -> NFC_TEMPLATE;
            case SELFIE -> SELFIE_TEMPLATE;
        };
    }

    /** The key of {@link #settings}. */
    public String apiKey() {
        return account.apiKey();
    }

    /** Accepts another key beside the others, as while keys are rotated. Its prefix says its environment. */
    public void acceptApiKey(String key) {
        account.keys().add(key);
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
        adapter.put("base-url", baseUrl() + API);
        adapter.put("api-key", apiKey());
        adapter.put("environment", Access.of(apiKey()).isSandbox() ? "sandbox" : "live");
        adapter.put("workflow-id", TEMPLATE);
        adapter.put("files-hosts", api.photos.host());
        adapter.put("webhook-secrets", String.join(",", account.webhookSecrets()));
        return adapter;
    }

    @Override
    public Set<Ending> endings() {
        return VerifyPage.ENDINGS;
    }

    /** A user who walks away stays at the page: the vendor redirects what is completed or failed. */
    @Override
    public URI finish(URI url, Ending ending) {
        return api.page.finish(url, ending);
    }

    @Override
    public void finishInSdk(String token, Ending ending) {
        api.page.finishInSdk(token, ending);
    }

    /**
     * Ends a page as the user, with a status of the vendor's.
     *
     * @param url the one-time link, which works once
     * @param outcome one of {@link PersonaWords#INQUIRY_STATUSES} but {@code created}
     * @return the URL that the browser goes to
     * @throws IllegalArgumentException for another outcome
     * @throws IllegalStateException when the link is used or expired, or the inquiry has ended
     */
    public URI finish(URI url, String outcome) {
        return api.page.finish(url, outcome);
    }

    /**
     * Adds a verification to an inquiry, whatever its status is.
     *
     * @param type {@code government-id}, {@code government-id-nfc} or {@code selfie}
     * @param status one of {@link PersonaWords#VERIFICATION_STATUSES}
     * @param failedChecks the names of the checks that failed
     * @return the id of the verification
     * @throws IllegalArgumentException when there is no such inquiry or type
     */
    public String addVerification(String inquiryId, String type, String status, Set<String> failedChecks) {
        Instant now = account.clock().instant();
        Verification added = Verification.of(Verification.Kind.of(type), status, failedChecks, now);
        known(inquiryId);
        api.inquiries.change(inquiryId, inquiry -> inquiry.with(added));
        return added.id();
    }

    /**
     * Sets a member of what is answered about an inquiry or a verification from now on, for words and shapes that are not
     * published. Exchanges are not recorded for a judge any more.
     *
     * @param id of the inquiry or of the verification
     * @param pointer such as {@code /attributes/status}
     * @param json any JSON
     */
    public void alter(String id, String pointer, String json) {
        stopRecording();
        api.alterations.set(id, pointer, Json.read(json));
    }

    /** Refuses the next request for its rate, and does nothing else. */
    public void limitNext() {
        api.guard.refuseNext(Refusal.rateLimited(account.requestsPerMinute()));
    }

    /** Refuses the next request since the quota of the account is used up, and does nothing else. */
    public void exceedQuotaNext() {
        api.guard.refuseNext(Refusal.quotaExceeded());
    }

    /** Refuses the next request with 403 and these details, and does nothing else. */
    public void forbidNext(String details) {
        api.guard.refuseNext(Refusal.forbidden(details));
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

    /**
     * Lets the links to an inquiry expire that were given until now. The inquiry stays open.
     *
     * @throws IllegalArgumentException when there is no such inquiry
     */
    public void expireLinks(String inquiryId) {
        api.links.expire(known(inquiryId).id());
    }

    /** Lets every address of a photo expire that was given until now. */
    public void expirePhotos() {
        api.photos.expire();
    }

    /** The latest event of the inquiry that is about its status. */
    @Override
    public WebhookDelivery delivery(String inquiryId) {
        return api.webhooks.of(Events.ofStatus(known(inquiryId)));
    }

    /** What is ignored is an account. */
    @Override
    public Optional<WebhookDelivery> delivery(String inquiryId, Notification.Kind kind) {
        known(inquiryId);
        return switch (kind) {
            case STARTED -> Optional.of(event(inquiryId, "inquiry.started"));
            case SUBMITTED -> Optional.of(event(inquiryId, "inquiry.completed"));
            case COMPLETED -> Optional.of(delivery(inquiryId));
            case EXPIRED -> Optional.of(event(inquiryId, "inquiry.expired"));
            case ERASED -> Optional.of(event(inquiryId, "inquiry.redacted"));
            case IGNORED -> Optional.of(api.webhooks.ofAnotherProduct());
            default -> Optional.empty();
        };
    }

    /**
     * An event of an inquiry or of one of its verifications: the latest of this name that happened, or one of the inquiry as it
     * would be. What happened has the same id each time.
     *
     * @param name one of {@link PersonaWords#INQUIRY_EVENTS}, or of a verification that happened
     * @throws IllegalArgumentException when there is no such inquiry or event
     */
    public WebhookDelivery event(String inquiryId, String name) {
        return api.webhooks.of(api.events.named(known(inquiryId), name));
    }

    /** The names of what happened to an inquiry and its verifications, the oldest first. */
    public List<String> events(String inquiryId) {
        return known(inquiryId).events().stream().map(Event::name).toList();
    }

    /** A body of any form, signed as the vendor signs, at the time of the clock. */
    public WebhookDelivery signed(byte[] body) {
        return api.webhooks.signed(body);
    }

    /** Subscribes a loopback URL to events of these names. They are sent by {@link #sendEvents}. */
    public void subscribe(URI to, String... names) {
        api.events.subscribe(to, Set.of(names));
    }

    /**
     * Sends each event to each subscribed URL that has not accepted it: once, and at most eight times in all.
     *
     * @return the statuses of the answers, in the order in which the events happened
     */
    public List<Integer> sendEvents() {
        return api.events.send();
    }

    private Inquiry known(String inquiryId) {
        return api.inquiries
                .find(inquiryId)
                .orElseThrow(() -> new IllegalArgumentException("there is no such inquiry"));
    }

    /** The ids of the inquiries, newest first. */
    public List<String> inquiryIds() {
        return api.inquiries.all().stream().map(Inquiry::id).toList();
    }
}
