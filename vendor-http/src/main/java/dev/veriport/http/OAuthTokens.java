package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;

/**
 * Issues API tokens by OAuth 2 client credentials (RFC 6749, 4.4). Each {@code issue} is a request; give the issuer to {@code
 * ProviderRuntime.guard}. Thread-safe.
 */
public final class OAuthTokens implements TokenIssuer {
    private final VendorClient client;
    private final Operation.Token operation;
    private final VendorRequest request;
    private final TokenPolicy policy;
    private final TokenLifetimes lifetimes;

    private OAuthTokens(
            VendorClient client,
            Operation.Token operation,
            VendorRequest request,
            TokenPolicy policy,
            Duration documentedLifetime) {
        this.client = client;
        this.operation = operation;
        this.request = request;
        this.policy = policy;
        this.lifetimes = new TokenLifetimes(client.provider(), documentedLifetime);
    }

    /**
     * An issuer.
     *
     * @param request to the token endpoint, with the credentials as the vendor wants them: see {@link #request}
     * @param policy {@code RENEW_AHEAD} only where the vendor does not forbid it
     * @param documentedLifetime for answers without {@code expires_in}, which RFC 6749 (5.1) only recommends
     */
    public static OAuthTokens of(
            VendorClient client,
            Operation.Token operation,
            VendorRequest request,
            TokenPolicy policy,
            Duration documentedLifetime) {
        return new OAuthTokens(client, operation, request, policy, documentedLifetime);
    }

    /** A request with {@code grant_type}, and with client id and secret in the form (RFC 6749, 2.3.1). */
    public static VendorRequest.Builder request(String path, ClientCredentials credentials) {
        return VendorRequest.post(path)
                .field("grant_type", "client_credentials")
                .field("client_id", credentials.clientId())
                .field("client_secret", credentials.clientSecret().reveal());
    }

    @Override
    public TokenPolicy policy(TokenPurpose purpose) {
        if (purpose == TokenPurpose.API) {
            return policy;
        }
        throw VeriportException.notSent(ErrorCode.UNSUPPORTED, client.provider() + " has no tokens for " + purpose)
                .provider(client.provider())
                .operation(operation.name())
                .build();
    }

    @Override
    public AccessToken issue(TokenRequest tokenRequest) {
        policy(tokenRequest.purpose());
        return client.call(operation, client.deadline(), Credentials.none(), request, this::read);
    }

    /** An error has status 400, or 401 for wrong credentials (RFC 6749, 5.2): either way the account must be looked at. */
    private AccessToken read(VendorResponse response) {
        if (response.status() == 400 || response.status() == 401) {
            throw response.failure()
                    .code(ErrorCode.AUTHENTICATION)
                    .message("no token was issued: check client-id and client-secret")
                    .build();
        }
        JsonValue body = response.success().json();
        if (body.at("token_type")
                .text()
                .filter(type -> !type.equalsIgnoreCase("bearer"))
                .isPresent()) {
            throw response.malformed("has a token of another type than bearer");
        }
        TokenAnswer answer = TokenAnswer.read(response, body, "access_token");
        return new ReusableToken(answer.token(), lifetimes.of(answer, "expires_in"));
    }
}
