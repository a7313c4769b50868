package dev.veriport.adapter.persona;

import dev.veriport.model.VerificationId;

/**
 * Operations that only Persona offers: a sandbox inquiry is played without a user and without a browser. Get it with {@code
 * provider.unwrap(PersonaApi.class)}. Thread-safe. Every method throws {@link dev.veriport.error.VeriportException} when the call
 * fails, and {@code CONFIGURATION} when the API key is not one of the sandbox.
 */
public interface PersonaApi {

    /** What a sandbox can do to an inquiry. */
    enum Action {
        /** The user opens the inquiry. */
        START,
        /** The user finishes it, and every check passes. */
        COMPLETE,
        /** The user has used up the attempts. */
        FAIL,
        /** The inquiry's time is up. */
        EXPIRE,
        /** A person has to decide. */
        MARK_FOR_REVIEW,
        /** The inquiry is approved. */
        APPROVE,
        /** The inquiry is declined. */
        DECLINE
    }

    /** Carries out these actions, in their order. */
    void simulate(VerificationId verification, Action... actions);

    /**
     * Adds a verification to an inquiry that was started.
     *
     * @param template Persona's id of the verification template, {@code vtmpl_...}
     * @param passes whether the verification passes or fails
     */
    void simulateVerification(VerificationId verification, String template, boolean passes);
}
