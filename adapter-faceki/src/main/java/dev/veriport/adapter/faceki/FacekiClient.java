package dev.veriport.adapter.faceki;

import dev.veriport.adapter.faceki.FacekiAnswers.Answer;
import dev.veriport.adapter.faceki.FacekiAnswers.Success;
import dev.veriport.adapter.faceki.FacekiSettings.ExpiryForm;
import dev.veriport.adapter.faceki.FacekiSettings.LinkOptions;
import dev.veriport.http.BodyFields;
import dev.veriport.http.Credentials;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.http.image.CleanImage;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Faceki's endpoints, each with its retry semantics. Pages "Generate KYC Link", "Perform KYC Verification", "Fetch
 * Records" and "Face Match API", docs.faceki.com; the workflow's rules as the vendor's own SDKs read them. Thread-safe.
 */
final class FacekiClient {
    private static final Operation.Repeatable LINK = new Operation.Repeatable("verification-link", Role.SESSION);
    private static final Operation.Read RECORDS = new Operation.Read("records", Role.SESSION);

    private static final Operation.Read RULES = new Operation.Read("workflow-rules", Role.EXTRA);

    /** Faceki may bill every attempt, and does not deduplicate them. */
    private static final Operation.Create VERIFICATION = new Operation.Create("kyc-verification", Role.EXTRA);

    private static final Operation.Create SEARCH_BY_FACE = new Operation.Create("search-by-face", Role.EXTRA);

    static final Set<Operation> OPERATIONS =
            Set.of(FacekiTokens.TOKEN, LINK, RECORDS, RULES, VERIFICATION, SEARCH_BY_FACE);

    private static final String WORKFLOW_ID = "workflowId";

    private final FacekiSettings settings;
    private final FacekiAnswers answers;
    private final VendorClient client;
    private final Credentials token;

    FacekiClient(FacekiSettings settings, FacekiAnswers answers, VendorClient client, GuardedTokenIssuer tokens) {
        this.settings = settings;
        this.answers = answers;
        this.client = client;
        this.token = Credentials.bearer(tokens);
    }

    /** @param id also the parameter of the vendor's SDKs; it grants access to the link, so it is a secret */
    record Link(String id, URI url) {
        @Override
        public String toString() {
            return "Link[redacted]";
        }
    }

    /** The keys by which records can be read. */
    enum RecordKey {
        REQUEST_ID("requestId"),
        LINK("link"),
        RECORD_IDENTIFIER("record_identifier");

        private final String field;

        RecordKey(String field) {
            this.field = field;
        }

        /** The query parameter, and the field of a record that must have the same value. */
        String field() {
            return field;
        }
    }

    /**
     * Creates a link to the hosted page of a verification.
     *
     * @param recordIdentifier our identifier, which the record contains
     * @param expiry rounded up to whole minutes, the vendor's unit
     */
    Link link(String recordIdentifier, Optional<String> workflow, Optional<URI> returnTo, Optional<Duration> expiry) {
        LinkOptions options = settings.linkOptions();
        Optional<Long> minutes = expiry.map(FacekiClient::minutes);
        BodyFields fields = BodyFields.none()
                .put(WORKFLOW_ID, workflow.orElse(settings.workflowId()))
                .put("applicationId", recordIdentifier)
                .put("redirect_url", returnTo.map(URI::toString))
                .put("expiryTime", options.expiryForm() == ExpiryForm.TEXT ? minutes.map(String::valueOf) : minutes)
                .put("document_optional", options.documentOptional())
                .put("require_additional_doc", options.additionalDocument());
        VendorRequest request = VendorRequest.post("/kycverify/api/kycverify/kyc-verify-link")
                .json(fields)
                .build();
        return client.call(LINK, client.deadline(), token, request, this::readLink);
    }

    Answer records(RecordKey key, String value, Deadline deadline) {
        VendorRequest request = VendorRequest.get(settings.recordsPath())
                .query(key.field(), value)
                .build();
        return client.callForResult(RECORDS, deadline, token, request, answers::read);
    }

    /** Reads the rules of a workflow. */
    <T> T rules(String workflow, Deadline deadline, Function<JsonValue, T> reader) {
        VendorRequest request = VendorRequest.get("/api/v3/workflows/rules")
                .query(WORKFLOW_ID, workflow)
                .build();
        return client.call(
                RULES,
                deadline,
                token,
                request,
                response -> reader.apply(
                        response.notAboutAnother(answers.success(response).at("result"), WORKFLOW_ID, workflow)));
    }

    /**
     * Verifies images; sent once.
     *
     * @param recordIdentifier our identifier, which the record contains
     * @param search finds the record by that identifier
     */
    <T> T verification(
            SubmittedImages images,
            String workflow,
            String recordIdentifier,
            Deadline deadline,
            Function<Answer, T> reader,
            Function<Deadline, Optional<T>> search) {
        VendorRequest request = images.in(VendorRequest.post("/api/v3/kyc_verification")
                        .part(WORKFLOW_ID, workflow)
                        .part("record_identifier", recordIdentifier))
                .build();
        return client.create(
                VERIFICATION,
                deadline,
                token,
                request,
                response -> reader.apply(ofWorkflow(workflow, response)),
                recordIdentifier,
                search);
    }

    /** The answer to submitted images. Its result is an object, or a list of one. */
    private Answer ofWorkflow(String workflow, VendorResponse response) {
        Answer answer = answers.read(response);
        if (answer instanceof Success success) {
            List<JsonValue> results = success.body().at("result").items();
            results.forEach(result -> response.notAboutAnother(result, WORKFLOW_ID, workflow));
        }
        return answer;
    }

    /** Searches for a face; billed at each call, sent once. */
    <T> T searchByFace(CleanImage selfie, Deadline deadline, Function<JsonValue, T> reader) {
        VendorRequest request = VendorRequest.post("/api/v3/kyc_verification/search-by-face")
                .part("selfie", selfie)
                .build();
        return client.create(
                SEARCH_BY_FACE, deadline, token, request, response -> reader.apply(answers.success(response)));
    }

    static long minutes(Duration time) {
        return time.plusMinutes(1).minusNanos(1).toMinutes();
    }

    private Link readLink(VendorResponse response) {
        JsonValue body = answers.success(response);
        String id = body.at("data").identifier().orElseThrow(() -> response.malformed("has no valid link id"));
        URI url = body.at("url").webAddress().orElseThrow(() -> response.malformed("has no url that is a web URL"));
        return new Link(id, url);
    }
}
