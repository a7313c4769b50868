package dev.veriport.sandbox;

import dev.veriport.model.VerificationSession;
import java.util.stream.Collectors;

/** Why a verification started where it did. */
final class Routing {
    private Routing() {}

    /** Routing's reason, in its own word, and the vendors that failed before. */
    static String reason(VerificationSession session) {
        String route = String.valueOf(session.route());
        return session.tried().isEmpty() ? route : route + ": " + failed(session);
    }

    /** The vendors that failed to start it, each with its error code. */
    static String failed(VerificationSession session) {
        return session.tried().entrySet().stream()
                .map(vendor -> vendor.getKey() + " failed with " + vendor.getValue())
                .collect(Collectors.joining(", "));
    }
}
