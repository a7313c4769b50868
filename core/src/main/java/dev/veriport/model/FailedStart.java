package dev.veriport.model;

import dev.veriport.error.ErrorCode;
import java.util.Optional;

/**
 * A vendor that was asked to start a verification, and did not. Prints as {@code PROVIDER: CODE}. Immutable.
 *
 * @param failure empty where the cap of starts was reached ({@code veriport.cap}), so that nothing was sent
 */
public record FailedStart(ProviderId provider, Optional<ErrorCode> failure) {

    /** A start that failed. */
    public static FailedStart of(ProviderId provider, ErrorCode failure) {
        return new FailedStart(provider, Optional.of(failure));
    }

    /** A start for which the vendor's cap had no place. */
    public static FailedStart capped(ProviderId provider) {
        return new FailedStart(provider, Optional.empty());
    }

    /** The name of the error code, or {@code CAPPED}. */
    public String code() {
        return failure.map(ErrorCode::name).orElse("CAPPED");
    }

    @Override
    public String toString() {
        return provider + ": " + code();
    }
}
