package dev.veriport.fake.sumsub;

import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sumsub on loopback, with state: applicants and their reviews, links, the hosted page, images. It is written from the vendor's
 * published pages. What those do not say is a switch of the {@link FakeSumsubServerBuilder builder}.
 *
 * <p>An id of a verification is an applicant's. An attempt's id behind it, after a colon, is left out.
 */
public final class FakeSumsubServer extends FakeVendorServer implements RunningFake {
    /** What every path of the API begins with. */
    public static final String API = "/resources";
    /** Applicants; the status, the images and the rest of one are below it. */
    public static final String APPLICANTS = API + "/applicants";
    /** Images by inspection, as before. */
    public static final String INSPECTIONS = API + "/inspections";
    /** Links to the hosted page. */
    public static final String WEBSDK_LINK = API + "/sdkIntegrations/levels/-/websdkLink";
    /** Tokens for the SDK: {@code /sdk} below it takes a body, and the path itself a query. */
    public static final String ACCESS_TOKENS = API + "/accessTokens";
    /** The page for the user, at the vendor on a host of its own; the link's token follows. */
    public static final String HOSTED_PAGE = "/websdk/p/";

    /** A level with an identity document and a selfie. */
    public static final String BASIC_LEVEL = "basic-kyc-level";
    /** A level with a proof of residence beside those. */
    public static final String RESIDENCE_LEVEL = "residence-kyc-level";

    private final Settings account;
    private final SumsubApi api;

    FakeSumsubServer(Settings account) {
        super(account.address());
        this.account = account;
        this.api = new SumsubApi(account, baseUrl().toString(), this::goDown);
        api.addEndpoints(this::route);
        api.addPages(this::page);
    }

    /** A fake with the defaults on a free port. */
    public static FakeSumsubServer start() {
        return builder().start();
    }

    /** A builder. */
    public static FakeSumsubServerBuilder builder() {
        return new FakeSumsubServerBuilder();
    }

    /** The app token that is accepted; made up. */
    public String appToken() {
        return account.appToken();
    }

    /** The secret key of the app token; made up. */
    public String secretKey() {
        return account.secretKey();
    }

    /** Accepts another app token beside the first, as while tokens are rotated. */
    public void acceptToken(String appToken, String secretKey) {
        account.secrets().put(appToken, secretKey);
    }

    /** Stops accepting an app token. */
    public void revokeToken(String appToken) {
        account.secrets().remove(appToken);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> adapter = new LinkedHashMap<>();
        adapter.put("base-url", baseUrl().toString());
        adapter.put("app-token", appToken());
        adapter.put("secret-key", secretKey());
        adapter.put("workflow-id", BASIC_LEVEL);
        adapter.put("environment", account.isSandbox() ? "sandbox" : "live");
        adapter.put("webhook-secrets", account.webhookSecret());
        adapter.put("webhook-algorithm", account.webhookAlgorithm().name().toLowerCase(Locale.ROOT));
        return adapter;
    }

    /** All of them. */
    @Override
    public Set<Ending> endings() {
        return LinkPage.ENDINGS;
    }

    @Override
    public URI finish(URI page, Ending ending) {
        return api.page.finish(page, ending);
    }

    @Override
    public void finishInSdk(String token, Ending ending) {
        api.page.finishInSdk(token, ending);
    }

    /**
     * Completes the hosted page as the user, with any outcome.
     *
     * @return the URL that the browser goes to
     * @throws IllegalStateException when the link is unknown or expired, or the user can send nothing more
     */
    public URI finish(URI page, ReviewOutcome outcome) {
        return api.page.finish(page, outcome);
    }

    /**
     * Decides the latest attempt of an applicant, as a reviewer or a later check at the vendor does. It may be decided already.
     *
     * @param verificationId the applicant's id
     * @throws IllegalArgumentException when there is no such applicant
     */
    public void decide(String verificationId, ReviewOutcome outcome) {
        String id = applicant(verificationId).id();
        Instant now = account.clock().instant();
        api.store.change(id, applicant -> applicant.decided(outcome, now));
    }

    /**
     * Erases the person and the images of an applicant in the dashboard. The applicant and its review stay.
     *
     * @throws IllegalArgumentException when there is no such applicant
     */
    public void deletePersonalData(String verificationId) {
        api.store.change(applicant(verificationId).id(), Applicant::withoutPersonalData);
    }

    /**
     * Deletes an applicant in the dashboard, with all that belongs to it.
     *
     * @throws IllegalArgumentException when there is no such applicant
     * @throws IllegalStateException while it is being checked
     */
    public void delete(String verificationId) {
        api.store.hide(applicant(verificationId).id(), Applicant.Presence.DELETED);
    }

    /**
     * The webhook that tells of the status: {@code applicantReviewed}, or {@code applicantOnHold} and so on.
     *
     * @throws IllegalArgumentException when there is no such applicant, or its latest attempt is not decided
     */
    @Override
    public WebhookDelivery delivery(String verificationId) {
        Applicant applicant = decided(verificationId);
        return api.webhooks.of(
                applicant, Webhooks.type(applicant, account.clock().instant()));
    }

    /**
     * {@code DECISION_CHANGED} is another {@code applicantReviewed}, once the decision was changed. What is ignored is of the
     * account's other environment.
     */
    @Override
    public Optional<WebhookDelivery> delivery(String verificationId, Notification.Kind kind) {
        Applicant applicant = decided(verificationId);
        return switch (kind) {
            case STARTED -> Optional.of(api.webhooks.of(applicant, "applicantCreated"));
            case SUBMITTED -> Optional.of(api.webhooks.of(applicant, "applicantPending"));
            case COMPLETED -> Optional.of(delivery(verificationId));
            case DECISION_CHANGED ->
                applicant.attempt().isChanged() ? Optional.of(delivery(verificationId)) : Optional.empty();
            case ERASED -> Optional.of(api.webhooks.of(applicant, "applicantPersonalDataDeleted"));
            case IGNORED -> Optional.of(api.webhooks.ofOtherEnvironment(applicant));
            case EXPIRED, UNKNOWN -> Optional.empty();
        };
    }

    /**
     * A webhook of any type about an applicant, which may be deactivated or deleted.
     *
     * @param type such as {@code applicantReset}
     * @throws IllegalArgumentException when there never was such an applicant
     */
    public WebhookDelivery delivery(String verificationId, String type) {
        return api.webhooks.of(applicant(verificationId), type);
    }

    /** A body of any form, signed as the vendor signs. */
    public WebhookDelivery signed(byte[] body) {
        return api.webhooks.signed(body);
    }

    /** A body of any form, signed with another algorithm than the account's. */
    public WebhookDelivery signed(byte[] body, WebhookAlgorithm algorithm) {
        return api.webhooks.signed(body, algorithm);
    }

    private Applicant decided(String verificationId) {
        Applicant applicant = applicant(verificationId);
        if (!applicant.attempt().isDecided(account.clock().instant())) {
            throw new IllegalArgumentException("the applicant's latest attempt is not decided");
        }
        return applicant;
    }

    private Applicant applicant(String verificationId) {
        return api.store
                .findAny(verificationId.replaceFirst(":.*", ""))
                .orElseThrow(() -> new IllegalArgumentException("there is no such applicant"));
    }

    /** The ids of the applicants, oldest first, without those that are deactivated or deleted. */
    public List<String> applicantIds() {
        return api.store.ids();
    }
}
