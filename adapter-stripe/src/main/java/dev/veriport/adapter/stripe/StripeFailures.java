package dev.veriport.adapter.stripe;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorResponse;
import java.util.Map;
import java.util.Set;

/**
 * What Stripe's refusals mean: the words of an error say more than its HTTP status. Immutable.
 *
 * @param forbidden the message of a 403
 */
record StripeFailures(StripeSettings settings, String forbidden) {
    /** The header that says whether a repeat can succeed. A 500 that is stored for an idempotency key stays one. */
    static final String SHOULD_RETRY = "Stripe-Should-Retry";

    /** Only a restricted key can read files. */
    static StripeFailures ofFiles(StripeSettings settings) {
        String right = "give a restricted key the permission \"Files\" with Write";
        return new StripeFailures(
                settings,
                settings.hasRestrictedKey()
                        ? "the API key lacks a right: " + right
                        : "api-key is a secret key, which cannot read images: " + right + ", and set it as api-key");
    }

    static StripeFailures ofSessions(StripeSettings settings) {
        return of(settings, "\"Verification Sessions and Reports\" with Write");
    }

    static StripeFailures ofSensitiveResults(StripeSettings settings) {
        return of(
                settings,
                "\"Access recent sensitive verification results\" with Read. Results older than 48 hours are read"
                        + " only by a key that is restricted to addresses");
    }

    /**
     * A secret key has the right to everything that its account may do.
     *
     * @param right of a restricted key, as the dashboard names it
     */
    private static StripeFailures of(StripeSettings settings, String right) {
        return new StripeFailures(
                settings,
                settings.hasRestrictedKey()
                        ? "the API key lacks a right: give a restricted key the permission " + right
                        : "the account has no access: activate Identity in the dashboard, and check connected-account");
    }

    /** The failure that an answer reports whose status is not 2xx. */
    VeriportException of(VendorResponse answer) {
        VeriportException.Builder failure = mapped(answer);
        answer.header(SHOULD_RETRY)
                .filter(Set.of("true", "false")::contains)
                .ifPresent(said -> failure.vendorSaysRetry(said.equals("true")));
        return failure.build();
    }

    private VeriportException.Builder mapped(VendorResponse answer) {
        VeriportException.Builder failure =
                answer.failure(Map.of("verification_flow", settings.flow().workflowKeys()));
        if (isRefusal(answer) && answer.word("code").equals("rate_limit")) {
            return failure.code(ErrorCode.RATE_LIMITED).message("too many requests: wait");
        }
        if (isRefusal(answer) && isAboutAnotherRequest(answer)) {
            return failure.message(
                    "this attempt was started with another request before: use each attempt for one start");
        }
        if (answer.word("code").equals("account_invalid")) {
            return failure.message("the API key has no access to this account: check connected-account");
        }
        return switch (answer.status()) {
            case 403 -> failure.message(forbidden);
            case 409 ->
                failure.code(ErrorCode.UNAVAILABLE).message("another request is about the same object now: try again");
            case 424 ->
                failure.code(ErrorCode.UNAVAILABLE)
                        .message("something that the vendor depends on failed: try again later");
            default -> failure;
        };
    }

    private static boolean isRefusal(VendorResponse answer) {
        return answer.status() / 100 == 4;
    }

    /** Whether the idempotency key was used with other parameters, and not by the same request that is under way. */
    private static boolean isAboutAnotherRequest(VendorResponse answer) {
        return answer.word("type").equals("idempotency_error")
                && !answer.word("code").equals("idempotency_key_in_use");
    }
}
