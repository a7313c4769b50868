package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Faceki on loopback, with state: tokens that expire, verification links, the hosted page, and records whose decision
 * can change. It is written from the vendor's pages (docs/vendors.md). What those do not publish is a switch of the
 * {@link FakeFacekiServerBuilder builder}.
 */
public final class FakeFacekiServer extends FakeVendorServer implements RunningFake {

    /** T2: a token, with the credentials in the body. */
    public static final String GENERATE_TOKEN = "/auth/api/generate-token";
    /** T1: a token, with the credentials in the query; older tenants. */
    public static final String ACCESS_TOKEN = "/auth/api/access-token";
    /** L1: a verification link. */
    public static final String VERIFY_LINK = "/kycverify/api/kycverify/kyc-verify-link";
    /** R1: records. */
    public static final String RECORDS = "/api/v3/kyc_verification";
    /** K1: a verification of images that the application took; the path of {@link #RECORDS}, another method. */
    public static final String VERIFY = RECORDS;
    /** W1: the rules of a workflow. */
    public static final String RULES = "/api/v3/workflows/rules";
    /** F1: records with the same face. */
    public static final String SEARCH_BY_FACE = "/api/v3/kyc_verification/search-by-face";
    /** The page for the user, at the vendor on a host of its own; the link's id follows. */
    public static final String HOSTED_PAGE = "/verify/";

    private final Settings settings;
    private final TokenEndpoint issuing;
    private final TokenEndpoints tokens;
    private final RecordStore records;
    private final Links links;
    private final LinkPage page;
    private final RecordSearch search;
    private final Workflows workflows;
    private final Verifications verifications;
    private final Webhooks webhooks;

    FakeFacekiServer(Settings settings) {
        super(settings.address());
        this.settings = settings;
        issuing = new TokenEndpoint(settings.clock(), settings.tokenTtl(), settings.newTokenKillsOld());
        tokens = new TokenEndpoints(settings, issuing);
        records = new RecordStore(settings.clock(), settings.recordsVisibleAfter());
        links = new Links(settings, records);
        page = new LinkPage(settings, links, this::goDown);
        search = new RecordSearch(settings, records);
        workflows = new Workflows(settings.workflows());
        verifications = new Verifications(settings, workflows, records);
        webhooks = new Webhooks(records, settings.envelopes());
        route("POST", GENERATE_TOKEN, tokens::generate);
        route("GET", ACCESS_TOKEN, tokens::access);
        route("POST", VERIFY_LINK, this::createLink);
        Guard guard = new Guard(settings, tokens);
        route("POST", VERIFY, guard.upload(verifications::verify));
        route("GET", RULES, guard.token(verifications::rules));
        route("POST", SEARCH_BY_FACE, guard.upload(search::byFace));
        route("GET", RECORDS, guard.token(search::byIds));
        page("GET", HOSTED_PAGE, page::show);
        page("POST", HOSTED_PAGE, page::submit);
    }

    /** A fake with the defaults on a free port. */
    public static FakeFacekiServer start() {
        return builder().start();
    }

    /** A builder. */
    public static FakeFacekiServerBuilder builder() {
        return new FakeFacekiServerBuilder();
    }

    /** The client id that is accepted. */
    public String clientId() {
        return settings.clientId();
    }

    /** The client secret that is accepted; made up. */
    public String clientSecret() {
        return settings.clientSecret();
    }

    /** Accepts another client secret beside the first, as while credentials are rotated. */
    public void acceptSecret(String secret) {
        settings.secrets().add(secret);
    }

    /** Stops accepting a client secret. */
    public void revokeSecret(String secret) {
        settings.secrets().remove(secret);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "base-url", baseUrl().toString(),
                "client-id", clientId(),
                "client-secret", clientSecret(),
                "workflow-id", "workflow-1",
                "webhook-token", webhookToken());
    }

    /** A made-up token. Faceki signs no delivery, so a part of the webhook's path is secret. */
    @Override
    public String webhookToken() {
        return "path-token-nobody-guesses";
    }

    /** Without {@link Ending#BLURRY_SELFIE}: a record declines it; only an answer at once asks for another selfie. */
    @Override
    public Set<Ending> endings() {
        return EnumSet.complementOf(EnumSet.of(Ending.BLURRY_SELFIE));
    }

    @Override
    public int tokensIssued() {
        return issuing.issued();
    }

    /**
     * The number of tokens issued while an earlier one was valid, which the vendor's usage policy forbids and bills
     * (2).
     */
    public int tokensIssuedEarly() {
        return issuing.issuedEarly();
    }

    /** Invalidates all tokens, as when the vendor rotates its keys: the next use of one is answered 401. */
    public void revokeTokens() {
        issuing.revokeAll();
    }

    /** The links that were made, oldest first. */
    public List<VerificationLink> links() {
        return links.created();
    }

    /** The records that are visible, oldest first, as JSON texts. */
    public List<String> records() {
        List<String> texts = new ArrayList<>();
        records.find(Map.of()).forEach(record -> texts.add(record.toString()));
        return texts;
    }

    /** The request ids of the records that are visible, oldest first. */
    public List<String> requestIds() {
        List<String> ids = new ArrayList<>();
        records.find(Map.of())
                .forEach(record -> ids.add(record.path("requestId").asText("")));
        return ids;
    }

    /** Adds a record, beside those that have the same ids. */
    public void addRecord(String json) {
        records.add(FacekiRecordJson.of(json).object());
    }

    /** Puts a record in the place of those with the same {@code requestId}, visible at once. */
    public void putRecord(FacekiRecordJson record) {
        records.replace(record.object());
    }

    /**
     * Changes the decision later, as portal staff does; the portal's word is APPROVED, not ACCEPTED.
     *
     * @throws IllegalArgumentException when there is no such record
     */
    public void decide(String requestId, String decision) {
        if (!records.decide(requestId, decision)) {
            throw new IllegalArgumentException("there is no record of this request id");
        }
    }

    /** Deletes a record, as portal staff can; false when there is none. */
    public boolean deleteRecord(String requestId) {
        return records.remove(requestId);
    }

    /**
     * Completes the hosted page as the user, without a browser.
     *
     * @param linkUrl the {@code url} that the client got with the link
     * @return the URL that the browser goes to: the link's redirect URL, or the page itself where it has none
     * @throws IllegalStateException when there is no such link, or it is used or expired
     */
    @Override
    public URI finish(URI linkUrl, Ending ending) {
        return page.finish(linkUrl, ending);
    }

    /**
     * How the next verification of images ends, after those that were told before; without a word it is approved. An
     * ending with an error code comes as this code, or as a decision: {@link FakeFacekiServerBuilder#failureAsDecision}.
     *
     * @throws IllegalArgumentException for {@link Ending#ABANDONED}, which only a page can have
     */
    public void verifyNext(Ending ending) {
        verifications.next(ending);
    }

    /** Queues a verification of images that ends with this code in the body, without a record. */
    public void verifyNextCode(int code) {
        verifications.next(code);
    }

    /** The submissions, oldest first, whatever their result. Bodies that are not multipart are left out. */
    public List<Submission> submissions() {
        return recorded().stream()
                .filter(request -> request.path().equals(VERIFY))
                .flatMap(request -> Guard.multipart(request).stream())
                .map(Submission::new)
                .toList();
    }

    /** Sets the rules of a workflow, and makes it exist; workflows without rules accept any one document. */
    public void rules(String workflowId, WorkflowRulesJson rules) {
        workflows.tell(workflowId, rules.object());
    }

    /** Sets the records that a search by face finds; none without this call. */
    public void facesFound(List<FacekiRecordJson> found) {
        search.facesFound(found);
    }

    /**
     * The webhook of this completed verification (4), also while its record is not visible yet. It is sent only when
     * you {@link WebhookDelivery#push push} it, as often and in the order that you choose.
     *
     * @throws IllegalArgumentException when there is no such record
     */
    @Override
    public WebhookDelivery delivery(String requestId) {
        return webhooks.completed(requestId);
    }

    /**
     * The webhook of a status that staff changed in the portal (4). The record stays unchanged: change it with {@link
     * #decide}.
     *
     * @param status APPROVED, DECLINED or REVIEW at the vendor
     * @throws IllegalArgumentException when there is no such record
     */
    public WebhookDelivery portalDelivery(String requestId, String status) {
        return webhooks.changed(requestId, status);
    }

    /**
     * docs/vendors.md (L1). Facts: fields, minutes, {@code data} is the id as a text and {@code url} stands
     * beside it. Inference: the codes of refusals, and that {@code workflowId} is the only field that must be there.
     */
    private Reply createLink(RecordedRequest request) {
        if (!tokens.isAllowed(request)) {
            return Envelopes.printed(settings.unauthorizedStatus(), "generate-token-401-unauthorized.json");
        }
        ObjectNode body = Json.readObject(request.bodyText()).orElseGet(Json::object);
        String workflow = Json.text(body, "workflowId");
        OptionalLong minutes = minutes(body.path("expiryTime"));
        if (workflow.isEmpty() || minutes.isEmpty()) {
            return settings.envelopes().old(settings.businessErrorStatus(), 5002, Json.object());
        }
        if (workflows.rules(workflow).isEmpty()) {
            return settings.envelopes().old(settings.businessErrorStatus(), 5001, Json.object());
        }
        VerificationLink link = links.create(body, minutes.getAsLong());
        ObjectNode made = settings.envelopes().oldEnvelope(0, TextNode.valueOf(link.id()));
        return settings.envelopes().reply(settings.postStatus(), made.put("url", baseUrl() + HOSTED_PAGE + link.id()));
    }

    /** A number on one page, a text on the other (1.1, L1): both are taken, and none at all is zero. */
    private static OptionalLong minutes(JsonNode expiryTime) {
        if (expiryTime.isMissingNode() || expiryTime.isNull()) {
            return OptionalLong.of(0);
        }
        try {
            return OptionalLong.of(Long.parseLong(expiryTime.asText()));
        } catch (NumberFormatException notMinutes) {
            return OptionalLong.empty();
        }
    }
}
