package dev.veriport.adapter.persona;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.ReasonCode;
import java.util.Map;

/**
 * What Persona's refusals mean: its errors have titles, and no codes. Immutable.
 *
 * @param templateKey the whole key of the setting with the template
 */
record PersonaFailures(String templateKey) {
    private static final String ALREADY_REDACTED = "Inquiry already redacted";

    /** The failure of a request about an inquiry, whose answer has a status that is not 2xx. */
    static VeriportException of(VendorResponse answer) {
        return mapped(answer, answer.failure()).build();
    }

    /** The same for a start, which names the template. */
    VeriportException ofStart(VendorResponse answer) {
        VeriportException.Builder failure = answer.failure(Map.of(
                "/data/attributes/" + PersonaSettings.TEMPLATE, templateKey,
                "/data/attributes/" + PersonaSettings.LEGACY_TEMPLATE, templateKey,
                "/data/attributes/" + PersonaSettings.TEMPLATE_VERSION, templateKey));
        if (answer.status() == 404) {
            failure.message("the vendor has no such template in the environment of the API key: check " + templateKey);
        }
        return mapped(answer, failure).build();
    }

    private static VeriportException.Builder mapped(VendorResponse answer, VeriportException.Builder byStatus) {
        return switch (answer.status()) {
            case 403 ->
                byStatus.message("the API key has no right to this, or this host's address is not permitted: check the"
                        + " key's permissions and its IP allow-list in the dashboard");
            case 409 -> conflict(answer, byStatus);
            case 429 ->
                answer.word("title").equals("Quota exceeded")
                        ? answer.failure(
                                ErrorCode.BUDGET_EXHAUSTED,
                                "the account's quota is used up, and waiting does not help: ask the vendor to raise it")
                        : byStatus;
            default -> byStatus;
        };
    }

    private static VeriportException.Builder conflict(VendorResponse answer, VeriportException.Builder byStatus) {
        if (answer.word("details").equals(ALREADY_REDACTED)) {
            return byStatus.code(ErrorCode.NOT_FOUND)
                    .message("the vendor has erased this inquiry")
                    .reason(ReasonCode.ERASED);
        }
        return answer.word("title").equals("Stale object error")
                ? byStatus.code(ErrorCode.UNAVAILABLE)
                        .message("another request changed the inquiry at the same time: try again")
                : byStatus;
    }
}
