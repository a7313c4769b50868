package dev.veriport.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for a token. Immutable. */
public final class TokenRequest {
    private final TokenPurpose purpose;
    private final @Nullable String workflow;

    private TokenRequest(TokenPurpose purpose, @Nullable String workflow) {
        this.purpose = purpose;
        this.workflow = workflow;
    }

    /** A request for a token of this purpose, for the configured workflow. */
    public static TokenRequest of(TokenPurpose purpose) {
        return new TokenRequest(purpose, null);
    }

    /** A copy for another workflow, by the application's own name for it, as in {@code VerificationRequest}. */
    public TokenRequest withWorkflow(String other) {
        return new TokenRequest(purpose, other);
    }

    /** What the token is for. */
    public TokenPurpose purpose() {
        return purpose;
    }

    /**
     * The workflow, by the application's own name for it. An adapter gets its vendor's id here instead of the name. Empty for
     * the instance's own workflow.
     */
    public Optional<String> workflow() {
        return Optional.ofNullable(workflow);
    }

    @Override
    public String toString() {
        return "TokenRequest[" + purpose + "]";
    }
}
