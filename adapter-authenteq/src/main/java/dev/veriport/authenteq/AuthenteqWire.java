package dev.veriport.authenteq;

import dev.veriport.call.Operation;
import dev.veriport.http.Authorization;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Authenteq's endpoints, each with its safety. Pages "API Reference" of Web and "Authentication Token" of Mobile SDK,
 * docs.authenteq.com. Every one of them is a GET; what a repeat does differs.
 */
final class AuthenteqWire {
    private static final Operation.Repeatable VERIFICATION_URL = new Operation.Repeatable("verification-url");
    private static final Operation.Token VERIFICATION_TOKEN = new Operation.Token("verification-token", false);
    private static final Operation.Token FACE_TOKEN = new Operation.Token("face-authentication-token", false);

    /** "The code can be used once only." */
    private static final Operation.OneShot VERIFICATION_RESULT = new Operation.OneShot("verification-result");

    private final VendorClient client;
    private final Authorization credentials;
    private final Optional<String> flowSlug;
    private final boolean multiDocumentFlow;
    private final Duration redeemTimeout;

    AuthenteqWire(AuthenteqSettings settings, VendorClient client) {
        this.client = client;
        this.credentials = Authorization.basic(settings.credentials());
        this.flowSlug = settings.flowSlug();
        this.multiDocumentFlow = settings.multiDocumentFlow();
        this.redeemTimeout = settings.redeemTimeout();
    }

    /** A page that leads the user through a verification. */
    URI verificationUrl(String redirectUrl, Optional<String> workflow) {
        VendorRequest request = inFlow(VendorRequest.get("/web-idv/verification-url"), workflow)
                .query("redirectUrl", redirectUrl)
                .build();
        return client.call(VERIFICATION_URL, client.deadline(), credentials, request, AuthenteqWire::readUrl);
    }

    Secret verificationToken(Optional<String> workflow) {
        VendorRequest request = inFlow(VendorRequest.get("/mobile-sdk/verification-token"), workflow)
                .build();
        return client.call(VERIFICATION_TOKEN, client.deadline(), credentials, request, AuthenteqWire::readToken);
    }

    /** Takes no flow. */
    Secret faceAuthenticationToken() {
        VendorRequest request =
                VendorRequest.get("/mobile-sdk/face-authentication-token").build();
        return client.call(FACE_TOKEN, client.deadline(), credentials, request, AuthenteqWire::readToken);
    }

    /** The result a code stands for; asked for once. */
    <T> T verificationResult(VaultKey key, String redirectUrl, String code, ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.get("/web-idv/verification-result")
                .query("redirectUrl", redirectUrl)
                .query("code", code)
                .build();
        return client.redeem(VERIFICATION_RESULT, key, redeemTimeout, credentials, request, reader);
    }

    private VendorRequest.Builder inFlow(VendorRequest.Builder request, Optional<String> workflow) {
        workflow.or(() -> flowSlug).ifPresent(flow -> request.header("AQ-Flow-Slug", flow));
        return multiDocumentFlow ? request.header("AQ-Multi-Document-Flow", "On") : request;
    }

    private static URI readUrl(VendorResponse response) {
        return AuthenteqErrors.success(response)
                .at("verificationUrl")
                .webAddress()
                .orElseThrow(() -> response.malformed("has no verificationUrl that is a web address"));
    }

    private static Secret readToken(VendorResponse response) {
        JsonValue body = AuthenteqErrors.success(response);
        return Secret.of(body.at("accessToken").text().orElseThrow(() -> response.malformed("has no accessToken")));
    }
}
