package dev.veriport.testkit.faceki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Faceki on the loopback, with state: tokens that expire, verification links, the hosted page, and records whose
 * decision can change. It is written from the vendor's pages (vendors/faceki.md); what those do not say is a switch of
 * the {@link FakeFacekiServerBuilder builder}.
 */
public final class FakeFacekiServer extends FakeVendorServer {

    /** T2: a token, with the credentials in the body. */
    public static final String GENERATE_TOKEN = "/auth/api/generate-token";
    /** T1: a token, with the credentials in the query; older tenants. */
    public static final String ACCESS_TOKEN = "/auth/api/access-token";
    /** L1: a verification link. */
    public static final String VERIFY_LINK = "/kycverify/api/kycverify/kyc-verify-link";
    /** R1: records. */
    public static final String RECORDS = "/api/v3/kyc_verification";
    /** The page for the user, at the vendor on a host of its own; the link's id follows. */
    public static final String HOSTED_PAGE = "/verify/";

    private static final String VENDOR = "Faceki";
    private static final List<String> FILTERS = List.of("requestId", "face_id", "link", "record_identifier");
    private static final List<Map.Entry<String, String>> ENDINGS = Stream.of(Ending.values())
            .map(ending -> Map.entry(ending.name(), ending.label()))
            .toList();

    private final Settings settings;
    private final TokenDesk desk;
    private final TokenEndpoints tokens;
    private final RecordStore records;
    private final Links links;

    FakeFacekiServer(Settings settings) {
        super(settings.address());
        this.settings = settings;
        desk = new TokenDesk(settings.clock(), settings.tokenTtl(), settings.newTokenKillsOld());
        tokens = new TokenEndpoints(settings, desk);
        records = new RecordStore(settings.clock(), settings.recordsVisibleAfter());
        links = new Links(settings, records);
        route("POST", GENERATE_TOKEN, tokens::generate);
        route("GET", ACCESS_TOKEN, tokens::access);
        route("POST", VERIFY_LINK, this::createLink);
        route("GET", RECORDS, this::findRecords);
        route("GET", HOSTED_PAGE, this::showPage);
        route("POST", HOSTED_PAGE, this::submitPage);
    }

    /** A fake with the defaults on a free port. */
    public static FakeFacekiServer start() {
        return builder().start();
    }

    /** A fake to be set up first. */
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

    /** How many tokens were issued. */
    public int tokensIssued() {
        return desk.issued();
    }

    /** How many of them while an earlier one was alive: what the vendor's usage policy forbids and bills (2). */
    public int tokensIssuedEarly() {
        return desk.issuedEarly();
    }

    /** Kills all tokens, as when the vendor rotates its keys: the next use of one earns a 401. */
    public void revokeTokens() {
        desk.revokeAll();
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
     * Changes the decision later, as portal staff does; the portal's word is APPROVED, not ACCEPTED (3.1).
     *
     * @throws IllegalArgumentException when there is no such record
     */
    public void decide(String requestId, String decision) {
        if (!records.decide(requestId, decision)) {
            throw new IllegalArgumentException("no record of this request id");
        }
    }

    /** Deletes a record, as portal staff can (3.1); false when there was none. */
    public boolean deleteRecord(String requestId) {
        return records.remove(requestId);
    }

    /**
     * Does what the user does on the hosted page, without a browser.
     *
     * @param linkUrl the {@code url} that the client got with the link
     * @return where the browser lands: the link's redirect URL, or the page itself where it has none
     * @throws IllegalStateException when there is no such link, or it is used or expired
     */
    public URI finish(URI linkUrl, Ending ending) {
        String path = linkUrl.getPath();
        return links.finish(path.substring(path.lastIndexOf('/') + 1), ending)
                .map(outcome -> landing(outcome).orElse(linkUrl))
                .orElseThrow(() -> new IllegalStateException("no open verification behind this URL"));
    }

    /** That the redirect carries nothing that can be trusted is the safe reading; what it carries is not published. */
    private Optional<URI> landing(Links.Outcome outcome) {
        String redirectUrl = outcome.link().redirectUrl();
        if (!WebUrl.isWebUrl(redirectUrl)) {
            return Optional.empty();
        }
        URI url = URI.create(redirectUrl);
        ObjectNode record = outcome.record();
        if (!settings.redirectCarriesResult() || record == null) {
            return Optional.of(url);
        }
        URI withId = WebUrl.append(url, "requestId", Json.text(record, "requestId"));
        return Optional.of(WebUrl.append(withId, "status", Json.text(record, "decision")));
    }

    /**
     * vendors/faceki.md 1.3 (L1). Facts: fields, minutes, {@code data} is the id as a text and {@code url} stands
     * beside it. Inference: the codes of refusals, and that {@code workflowId} is the only field that must be there.
     */
    private Reply createLink(RecordedRequest request) {
        if (!tokens.isAllowed(request)) {
            return Envelopes.printed(settings.unauthorizedStatus(), "generate-token-401-unauthorized.json");
        }
        ObjectNode body = Json.objectOrEmpty(request.bodyText());
        String workflow = Json.text(body, "workflowId");
        OptionalLong minutes = minutes(body.path("expiryTime"));
        if (workflow.isEmpty() || minutes.isEmpty()) {
            return settings.envelopes().old(settings.businessErrorStatus(), 5002, Json.object());
        }
        if (settings.workflows() != null && !settings.workflows().contains(workflow)) {
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

    /**
     * vendors/faceki.md 1.5 (R1). Facts: parameters, envelope, an array of records. Inference: several parameters
     * narrow the search, none at all finds everything, and the HTTP status that goes with code 1.
     */
    private Reply findRecords(RecordedRequest request) {
        if (!tokens.isAllowed(request)) {
            return settings.envelopes().v3Error(settings.unauthorizedStatus(), 1, "UNAUTHORIZED/INVALID URL");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        FILTERS.forEach(name -> request.query(name).ifPresent(value -> wanted.put(name, value)));
        ArrayNode found = records.find(wanted);
        if (found.isEmpty() && !wanted.isEmpty() && settings.unknownRecord() != UnknownRecord.EMPTY_ARRAY) {
            int status = settings.unknownRecord() == UnknownRecord.HTTP_404 ? 404 : settings.businessErrorStatus();
            return settings.envelopes().v3Error(status, 8013, "DATA_NOT_FOUND");
        }
        return settings.envelopes().v3(found);
    }

    /** vendors/faceki.md 1.3: that the link's URL ends in its id is fact, the page behind it is the fake's own. */
    private Reply showPage(RecordedRequest request) {
        return links.open(linkId(request))
                .map(link -> Reply.page(200, HostedPage.form(VENDOR, facts(link), ENDINGS)))
                .orElseGet(FakeFacekiServer::closed);
    }

    private static List<String> facts(VerificationLink link) {
        List<String> facts = new ArrayList<>(List.of("Workflow: " + link.workflowId()));
        if (!link.applicationId().isEmpty()) {
            facts.add("Application: " + link.applicationId());
        }
        return facts;
    }

    private Reply submitPage(RecordedRequest request) {
        String chosen = request.form("ending").orElse("");
        if (ENDINGS.stream().noneMatch(ending -> ending.getKey().equals(chosen))) {
            return Reply.page(400, HostedPage.message(VENDOR, "Please choose an ending."));
        }
        return links.finish(linkId(request), Ending.valueOf(chosen))
                .map(outcome -> landing(outcome)
                        .map(url -> Reply.seeOther(url.toString()))
                        .orElseGet(() -> Reply.page(200, HostedPage.message(VENDOR, "Done. You can close this page."))))
                .orElseGet(FakeFacekiServer::closed);
    }

    private static Reply closed() {
        return Reply.page(410, HostedPage.message(VENDOR, "This link is unknown, used or expired."));
    }

    private static String linkId(RecordedRequest request) {
        return request.path().substring(HOSTED_PAGE.length());
    }
}
