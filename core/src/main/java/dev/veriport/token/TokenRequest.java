package dev.veriport.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which token is wanted. Immutable. */
public final class TokenRequest {
    private final TokenPurpose purpose;
    private final @Nullable String workflow;

    private TokenRequest(TokenPurpose purpose, @Nullable String workflow) {
        this.purpose = purpose;
        this.workflow = workflow;
    }

    public static TokenRequest of(TokenPurpose purpose) {
        return new TokenRequest(purpose, null);
    }

    /** The same for another workflow than the configured one. */
    public TokenRequest withWorkflow(String other) {
        return new TokenRequest(purpose, other);
    }

    public TokenPurpose purpose() {
        return purpose;
    }

    public Optional<String> workflow() {
        return Optional.ofNullable(workflow);
    }

    @Override
    public String toString() {
        return "TokenRequest[" + purpose + "]";
    }
}
