package dev.veriport.adapter.authenteq;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.AccessToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;

/**
 * Issues tokens for the mobile SDK: each "can only be used for a single operation" (Authentication Token,
 * docs.authenteq.com). The API itself has no tokens. Thread-safe.
 */
final class AuthenteqTokens implements TokenIssuer {
    private final ProviderId provider;
    private final AuthenteqClient api;

    AuthenteqTokens(ProviderId provider, AuthenteqClient api) {
        this.provider = provider;
        this.api = api;
    }

    @Override
    public TokenPolicy policy(TokenPurpose purpose) {
        return switch (purpose) {
            case IDENTITY_VERIFICATION, FACE_AUTHENTICATION -> TokenPolicy.SINGLE_USE;
            case API -> throw noApiToken();
        };
    }

    @Override
    public AccessToken issue(TokenRequest request) {
        return switch (request.purpose()) {
            case IDENTITY_VERIFICATION -> SingleUseToken.of(api.verificationToken(request.workflow()));
            case FACE_AUTHENTICATION -> SingleUseToken.of(api.faceAuthenticationToken());
            case API -> throw noApiToken();
        };
    }

    private VeriportException noApiToken() {
        return VeriportException.notSent(
                        ErrorCode.UNSUPPORTED, "the API uses client id and secret, not a token: request no API token")
                .provider(provider)
                .operation("token")
                .build();
    }
}
