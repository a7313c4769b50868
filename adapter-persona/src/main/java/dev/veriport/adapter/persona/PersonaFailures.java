package dev.veriport.adapter.persona;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.ReasonCode;
import java.util.Set;

/**
 * What Persona's refusals mean: its errors have titles, and no codes. Immutable.
 *
 * @param workflowKeys the settings that the id of a template can come from
 */
record PersonaFailures(String workflowKeys) {
    private static final String FORBIDDEN =
            "the API key has no right to this, or no right from this host: check its permissions and its IP allow-list";
    private static final String QUOTA_EXCEEDED =
            "the account's quota is used up, and waiting does not help: ask the vendor to raise it";

    private static final String REDACTED = "the vendor has erased this inquiry";
    private static final String BUSY = "another request is about the same object now: try again";
    private static final String STALE = "Stale object error";

    /** The failure of a request about an inquiry, whose answer has a status that is not 2xx. */
    static VeriportException of(VendorResponse answer) {
        return mapped(answer, Set.of(STALE)).build();
    }

    /** The same for a start, which names the template. */
    VeriportException ofStart(VendorResponse answer) {
        VeriportException.Builder failure = mapped(answer, Set.of(STALE, "Conflict"));
        if (answer.status() == 404 || answer.word("pointer").contains("template")) {
            failure.message("the vendor refused the template: check " + workflowKeys
                    + ", and that it belongs to the environment of the API key");
        }
        if (answer.word("title").equals("Idempotency error")) {
            failure.message("this attempt was started with another request before: use each attempt for one start");
        }
        return failure.build();
    }

    private static VeriportException.Builder mapped(VendorResponse answer, Set<String> busy) {
        return switch (answer.status()) {
            case 403 -> answer.failure().message(FORBIDDEN);
            case 409 -> conflict(answer, busy.contains(answer.word("title")));
            case 429 ->
                answer.word("title").equals("Quota exceeded")
                        ? answer.failure(ErrorCode.BUDGET_EXHAUSTED, QUOTA_EXCEEDED)
                        : answer.failure();
            default -> answer.failure();
        };
    }

    /** @param isBusy whether the title is one of a conflict that another request caused, and that passes */
    private static VeriportException.Builder conflict(VendorResponse answer, boolean isBusy) {
        if (answer.word("details").equals("Inquiry already redacted")) {
            return answer.failure(ErrorCode.NOT_FOUND, REDACTED).reason(ReasonCode.ERASED);
        }
        return isBusy ? answer.failure(ErrorCode.UNAVAILABLE, BUSY) : answer.failure();
    }
}
