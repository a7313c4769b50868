package dev.veriport.adapter.sumsub;

import dev.veriport.model.Country;
import dev.veriport.model.ImageSource;
import dev.veriport.model.VerificationId;

/**
 * Operations that only Sumsub offers. Get it with {@code provider.unwrap(SumsubApi.class)}. Thread-safe. Every method
 * throws {@link dev.veriport.error.VeriportException} when the call fails.
 */
public interface SumsubApi {

    /**
     * Adds an image that the level requires beside a selfie and a document, such as a proof of address. Nothing is
     * checked until {@link #requestCheck}. Fails with {@code INVALID_REQUEST} when Sumsub finds the same image there, and with
     * {@code OUTCOME_UNKNOWN} when the answer is lost and the list of images does not show it.
     *
     * @param idDocType Sumsub's word for what the image shows, {@code UTILITY_BILL} for instance
     * @param country that issued it
     */
    void addImage(VerificationId verification, String idDocType, Country country, ImageSource image);

    /**
     * Requests the check of what was added; after a completed check, another one. Fails with {@code OUTCOME_UNKNOWN} when the
     * answer is lost and the review does not show that a check began.
     */
    void requestCheck(VerificationId verification);

    /**
     * Ends the review of a sandbox's applicant, without a user and without a check. Fails with {@code CONFIGURATION}
     * when the app token is not one of the sandbox.
     *
     * @param passes whether the answer is {@code GREEN} or {@code RED}
     * @param rejectLabels Sumsub's words for why it is {@code RED}
     */
    void simulate(VerificationId verification, boolean passes, String... rejectLabels);
}
