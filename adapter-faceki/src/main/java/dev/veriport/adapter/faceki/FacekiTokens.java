package dev.veriport.adapter.faceki;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.adapter.faceki.FacekiAnswers.Success;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.Credentials;
import dev.veriport.http.TokenAnswer;
import dev.veriport.http.TokenLifetimes;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.Map;

/**
 * Issues tokens for the API. "Tokens must be regenerated only after they expire", 3600 seconds by default
 * (Authentication, docs.faceki.com). Each {@code issue} is a request, and Faceki may bill it. Thread-safe.
 */
final class FacekiTokens implements TokenIssuer {
    static final Operation.Token TOKEN = new Operation.Token("token", Role.SESSION, true);
    private static final Duration DOCUMENTED_LIFETIME = Duration.ofHours(1);

    private final ProviderId provider;
    private final VendorClient client;
    private final VendorRequest request;
    private final FacekiAnswers answers;
    private final TokenLifetimes lifetimes;

    FacekiTokens(ProviderId provider, FacekiSettings settings, VendorClient client) {
        this.provider = provider;
        this.client = client;
        this.request = request(settings);
        this.answers = settings.answers();
        this.lifetimes = new TokenLifetimes(provider, DOCUMENTED_LIFETIME);
    }

    private static VendorRequest request(FacekiSettings settings) {
        String clientId = settings.credentials().clientId();
        String secret = settings.credentials().clientSecret().reveal();
        return switch (settings.tokenEndpoint()) {
            case GENERATE_TOKEN ->
                VendorRequest.post("/auth/api/generate-token")
                        .json(Map.of("clientId", clientId, "clientSecret", secret))
                        .build();
            case ACCESS_TOKEN ->
                VendorRequest.get("/auth/api/access-token")
                        .query("clientId", clientId)
                        .query("clientSecret", secret)
                        .build();
        };
    }

    @Override
    public TokenPolicy policy(TokenPurpose purpose) {
        if (purpose == TokenPurpose.API) {
            return TokenPolicy.REUSE_UNTIL_EXPIRY;
        }
        throw VeriportException.notSent(
                        ErrorCode.UNSUPPORTED, "the SDK uses a verification's link: start one on MOBILE_SDK instead")
                .provider(provider)
                .operation(TOKEN.name())
                .build();
    }

    @Override
    public AccessToken issue(TokenRequest tokenRequest) {
        policy(tokenRequest.purpose());
        return client.call(TOKEN, client.deadline(), Credentials.none(), request, this::read);
    }

    private AccessToken read(VendorResponse response) {
        int status = response.status();
        if (status == 401 || status == 402 || status == 403) {
            throw refused(response);
        }
        if (!(answers.read(braced(response.success())) instanceof Success success)) {
            throw refused(response);
        }
        TokenAnswer answer = TokenAnswer.read(response, success.body().at("data"), "access_token");
        return new ReusableToken(answer.token(), lifetimes.of(answer, "expires_in"));
    }

    /**
     * The vendor documents its response without the opening brace, on both pages. A token is billed, so such a response
     * is not discarded.
     */
    private static VendorResponse braced(VendorResponse response) {
        String start = new String(response.body(), 0, Math.min(response.body().length, 64), UTF_8).stripLeading();
        if (!start.startsWith("\"responseCode\"")) {
            return response;
        }
        byte[] braced = new byte[response.body().length + 1];
        braced[0] = (byte) '{';
        System.arraycopy(response.body(), 0, braced, 1, response.body().length);
        return new VendorResponse(response.status(), response.retryAfter(), response.headers(), braced);
    }

    private static VeriportException refused(VendorResponse response) {
        return response.failure()
                .code(ErrorCode.AUTHENTICATION)
                .message("no token was issued: check client-id and client-secret")
                .build();
    }
}
