package dev.veriport.internal.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredResponse;

/**
 * Which answers to a redemption say what the vendor did. Only these are stored; any other may come from a proxy, or leaves
 * open whether the vendor had begun.
 */
final class ConclusiveAnswers {
    private ConclusiveAnswers() {}

    /** @throws VeriportException for an answer that is not conclusive, with how far the request came */
    static StoredResponse requireConclusive(StoredResponse response) {
        int status = response.status();
        if (status == 407 || status == 421 || status == 425) {
            throw failure(
                            ErrorCode.UNAVAILABLE,
                            "a proxy answered " + status + " and did not pass the request on: try again",
                            response)
                    .phase(Phase.NOT_SENT)
                    .build();
        }
        if (status >= 500) {
            throw failure(ErrorCode.UNAVAILABLE, "the vendor failed", response).build();
        }
        if (status == 408) {
            throw failure(ErrorCode.TIMEOUT, "the vendor gave up waiting", response)
                    .build();
        }
        if (status == 429) {
            throw failure(ErrorCode.RATE_LIMITED, "the vendor asked to wait", response)
                    .build();
        }
        if (!isVendors(response)) {
            throw failure(
                            ErrorCode.UNAVAILABLE,
                            "the answer does not come from the vendor: ask who operates the gateway",
                            response)
                    .build();
        }
        return response;
    }

    private static VeriportException.Builder failure(ErrorCode code, String message, StoredResponse response) {
        VeriportException.Builder failure = VeriportException.of(code, message).httpStatus(response.status());
        response.retryAfter().ifPresent(failure::retryAfter);
        response.requestId().ifPresent(failure::vendorRequestId);
        return failure;
    }

    /** A gateway redirects, cuts an answer, sends none, or refuses in its own words. */
    private static boolean isVendors(StoredResponse response) {
        return switch (response.status()) {
            case 204, 205, 206, 451 -> false;
            case 403 -> new String(response.body(), ISO_8859_1).stripLeading().startsWith("{");
            default -> response.status() < 300 || response.status() >= 400;
        };
    }
}
