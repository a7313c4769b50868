package dev.veriport.spi;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;

/** Makes the calls of one vendor: each within its deadline, retries, breaker and budget. Thread-safe. Core implements it. */
public interface VendorCalls {

    /**
     * Makes a call, and returns when its result is there or its deadline has passed.
     *
     * @throws VeriportException with provider and operation. {@link ErrorCode#OUTCOME_UNKNOWN} where the answer to a {@link
     *     VendorCall.Creation} or a {@link VendorCall.Redemption} is lost. The failure then has the vault key of a
     *     redemption or of an answer that came, and the attempt of a creation that can be searched for
     */
    <T> T make(VendorCall<T> call);
}
