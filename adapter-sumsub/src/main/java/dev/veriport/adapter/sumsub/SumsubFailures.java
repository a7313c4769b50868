package dev.veriport.adapter.sumsub;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorResponse;
import java.util.Optional;

/**
 * What Sumsub's refusals mean. An error has a description and, for uploads, a documented name. Immutable.
 *
 * @param workflowKeys the settings that the name of a level can come from
 */
record SumsubFailures(String workflowKeys) {
    private static final String WRONG_CLOCK =
            "the time of the request differs by more than 60 s from the vendor's, and the credentials are not the"
                    + " reason: set the clock of this host";

    private static final String INCOMPLETE =
            "the applicant lacks images or data that its level requires: add them by SumsubApi.addImage, or let the user"
                    + " do it, and request the check again";

    /** The failure of a request about an applicant, whose answer has a status that is not 2xx. */
    static VeriportException of(VendorResponse answer) {
        if (answer.status() == 401) {
            return unauthorized(answer);
        }
        if (answer.word("description").startsWith("Not all required documents")) {
            return answer.failure(ErrorCode.INVALID_REQUEST, INCOMPLETE).build();
        }
        Optional<String> refusedImage = SumsubMapping.UPLOADS.find(answer.word("errorName"));
        return refusedImage
                .map(advice -> answer.failure().message("the vendor refused the image: " + advice))
                .orElseGet(answer::failure)
                .build();
    }

    /** The same for a request that names a level. */
    VeriportException ofLevel(VendorResponse answer) {
        return answer.status() == 404
                ? answer.failure()
                        .message("the vendor has no such level in the app token's environment: check " + workflowKeys)
                        .build()
                : of(answer);
    }

    private static VeriportException unauthorized(VendorResponse answer) {
        return answer.word("description").equals("Token expired")
                ? answer.failure(ErrorCode.CONFIGURATION, WRONG_CLOCK).build()
                : answer.failure()
                        .message("the credentials were refused: check app-token and secret-key, which belong together")
                        .build();
    }
}
