package dev.veriport.internal.routing;

import dev.veriport.port.TokenIssuer;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;

/** An instance's tokens as applications see them: with workflows by the application's names. Thread-safe. */
public record WorkflowTokens(TokenIssuer issuer, Workflows workflows) implements TokenIssuer {

    @Override
    public TokenPolicy policy(TokenPurpose purpose) {
        return issuer.policy(purpose);
    }

    @Override
    public AccessToken issue(TokenRequest request) {
        return issuer.issue(workflows.translate(request));
    }
}
