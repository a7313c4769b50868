package dev.veriport.adapter.authenteq;

import dev.veriport.http.BodyFields;
import dev.veriport.http.Credentials;
import dev.veriport.http.TokenAnswer;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Authenteq's endpoints, each with its retry semantics. Pages "API Reference" of Web and "Authentication Token" of
 * Mobile SDK, "API Reference" of Export, AML and Recognition, docs.authenteq.com. Most are GET, but not all of those
 * may be repeated. Thread-safe.
 */
final class AuthenteqClient {
    private static final Operation.Repeatable VERIFICATION_URL =
            new Operation.Repeatable("verification-url", Role.SESSION);
    private static final Operation.Token VERIFICATION_TOKEN =
            new Operation.Token("verification-token", Role.SESSION, false);
    private static final Operation.Token FACE_TOKEN =
            new Operation.Token("face-authentication-token", Role.SESSION, false);

    /** "The code can be used once only." */
    private static final Operation.OneShot VERIFICATION_RESULT =
            new Operation.OneShot("verification-result", Role.SESSION);

    private static final Operation.OneShot FACE_RESULT =
            new Operation.OneShot("face-authentication-result", Role.SESSION);
    private static final Operation.Read EXPORT = new Operation.Read("export", Role.EXTRA);
    private static final Operation.Read EXPORT_PDF = new Operation.Read("export-pdf", Role.EXTRA);
    private static final Operation.Create AML_SEARCH = new Operation.Create("aml-search", Role.EXTRA);
    private static final Operation.Create RECOGNITION = new Operation.Create("recognition", Role.EXTRA);

    static final Set<Operation> OPERATIONS = Set.of(
            VERIFICATION_URL,
            VERIFICATION_TOKEN,
            FACE_TOKEN,
            VERIFICATION_RESULT,
            FACE_RESULT,
            EXPORT,
            EXPORT_PDF,
            AML_SEARCH,
            RECOGNITION);

    private final AuthenteqSettings settings;
    private final VendorClient client;
    private final Credentials credentials;

    AuthenteqClient(AuthenteqSettings settings, VendorClient client) {
        this.settings = settings;
        this.client = client;
        this.credentials = Credentials.basic(settings.credentials());
    }

    /** The hosted page of a verification. */
    URI verificationUrl(String redirectUrl, Optional<String> workflow) {
        VendorRequest request = inFlow(VendorRequest.get("/web-idv/verification-url"), workflow)
                .query("redirectUrl", redirectUrl)
                .build();
        return client.call(VERIFICATION_URL, client.deadline(), credentials, request, AuthenteqClient::readUrl);
    }

    Secret verificationToken(Optional<String> workflow) {
        VendorRequest request = inFlow(VendorRequest.get("/mobile-sdk/verification-token"), workflow)
                .build();
        return token(VERIFICATION_TOKEN, request);
    }

    /** The endpoint has no flow parameter. */
    Secret faceAuthenticationToken() {
        VendorRequest request =
                VendorRequest.get("/mobile-sdk/face-authentication-token").build();
        return token(FACE_TOKEN, request);
    }

    private Secret token(Operation.Token operation, VendorRequest request) {
        return client.call(operation, client.deadline(), credentials, request, AuthenteqClient::readToken)
                .token();
    }

    /** Redeems a code for its result; sent once. */
    <T> T verificationResult(VaultKey key, String redirectUrl, String code, ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.get("/web-idv/verification-result")
                .query("redirectUrl", redirectUrl)
                .query("code", code)
                .build();
        return client.redeem(VERIFICATION_RESULT, key, settings.redeemTimeout(), credentials, request, reader);
    }

    /**
     * Redeems the code of a face authentication; sent once. Its path must be configured. Its request format is inferred from
     * verification-result.
     */
    <T> T faceAuthenticationResult(VaultKey key, String code, ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.get(
                        settings.unpublished().faceResult().orElseThrow())
                .query("code", code)
                .build();
        return client.redeem(FACE_RESULT, key, settings.redeemTimeout(), credentials, request, reader);
    }

    /** Reads a result again. */
    <T> T export(String verificationId, ResponseReader<T> reader) {
        VendorRequest request = settings.unpublished()
                .exportMultipart()
                .map(path -> VendorRequest.get(path).header("Accept", "multipart/mixed"))
                .orElseGet(() -> VendorRequest.get("/export/verification-result-as-json"))
                .query("verificationId", verificationId)
                .build();
        return client.callForResult(EXPORT, client.deadline(), credentials, request, reader);
    }

    /** Its path must be configured. */
    <T> T exportPdf(String verificationId, ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.get(
                        settings.unpublished().exportPdf().orElseThrow())
                .header("Accept", "application/pdf")
                .query("verificationId", verificationId)
                .build();
        return client.callForResult(EXPORT_PDF, client.deadline(), credentials, request, reader);
    }

    /** @param by the last word of the path */
    <T> T amlSearch(String by, BodyFields fields, ResponseReader<T> reader) {
        VendorRequest request =
                VendorRequest.post("/aml/search-by-{by}", by).json(fields).build();
        return client.create(AML_SEARCH, client.deadline(), credentials, request, reader);
    }

    <T> T recognition(CleanImage front, Optional<CleanImage> back, ResponseReader<T> reader) {
        VendorRequest.Builder request =
                switch (settings.recognitionAnswer()) {
                    case JSON -> VendorRequest.post("/recognition/as-json");
                    case MULTIPART ->
                        VendorRequest.post("/recognition/as-multipart").header("Accept", "multipart/mixed");
                };
        request.part("frontImage", front);
        back.ifPresent(image -> request.part("backImage", image));
        return client.create(
                RECOGNITION, client.deadline(settings.recognitionTimeout()), credentials, request.build(), reader);
    }

    private VendorRequest.Builder inFlow(VendorRequest.Builder request, Optional<String> workflow) {
        workflow.or(settings::flowSlug).ifPresent(flow -> request.header("AQ-Flow-Slug", flow));
        return settings.multiDocumentFlow() ? request.header("AQ-Multi-Document-Flow", "On") : request;
    }

    private static URI readUrl(VendorResponse response) {
        return AuthenteqErrors.success(response)
                .at("verificationUrl")
                .webAddress()
                .orElseThrow(() -> response.malformed("has no verificationUrl that is a web URL"));
    }

    private static TokenAnswer readToken(VendorResponse response) {
        return TokenAnswer.read(response, AuthenteqErrors.success(response), "accessToken");
    }
}
