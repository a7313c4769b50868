package dev.veriport.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What became of a request to erase a verification, at its vendor or in the vault. Immutable. */
public final class Erasure {

    /** How far an erasure is. Constants may be added. */
    public enum State {
        /** It was accepted and is carried out later, {@link Erasure#dueAt()} where the vendor says when. */
        REQUESTED,
        /** The verification is erased. */
        DONE,
        /** There is nothing under this id. It certifies no erasure: the id may be mistyped. */
        UNKNOWN,
        /** Veriport cannot erase it. {@link Erasure#advice()} says what to do instead. */
        UNSUPPORTED,
        /** The request failed with {@link Erasure#code()}. Erase again. */
        FAILED
    }

    private final VerificationId verification;
    private final State state;
    private final Reported<Instant> dueAt;
    private final boolean restorable;
    private final boolean wholePerson;
    private final Optional<String> code;
    private final Optional<String> advice;

    private Erasure(
            VerificationId verification,
            State state,
            Reported<Instant> dueAt,
            boolean restorable,
            boolean wholePerson,
            Optional<String> code,
            Optional<String> advice) {
        this.verification = verification;
        this.state = state;
        this.dueAt = dueAt;
        this.restorable = restorable;
        this.wholePerson = wholePerson;
        this.code = code;
        this.advice = advice;
    }

    /** A verification that is erased. */
    public static Erasure done(VerificationId verification) {
        return of(verification, State.DONE);
    }

    /**
     * An erasure that is carried out later.
     *
     * @param dueAt when it is done at the latest, where the vendor says so
     */
    public static Erasure requested(VerificationId verification, Reported<Instant> dueAt) {
        return new Erasure(verification, State.REQUESTED, dueAt, false, false, Optional.empty(), Optional.empty());
    }

    /** An id under which there is nothing. */
    public static Erasure unknown(VerificationId verification) {
        return of(verification, State.UNKNOWN);
    }

    /** @param advice what to do instead, without secrets and personal data */
    public static Erasure unsupported(VerificationId verification, String advice) {
        return without(verification, State.UNSUPPORTED, Optional.empty(), advice);
    }

    /**
     * A request that failed.
     *
     * @param code the name of the error code
     * @param advice why, and what to do, without secrets and personal data
     */
    public static Erasure failed(VerificationId verification, String code, String advice) {
        return without(verification, State.FAILED, Optional.of(code), advice);
    }

    private static Erasure of(VerificationId verification, State state) {
        return new Erasure(
                verification, state, Reported.notProvided(), false, false, Optional.empty(), Optional.empty());
    }

    private static Erasure without(VerificationId verification, State state, Optional<String> code, String advice) {
        return new Erasure(verification, state, Reported.notProvided(), false, false, code, Optional.of(advice));
    }

    /** A copy of a requested erasure that can be undone at the vendor until it is due. */
    public Erasure restorableUntilDue() {
        return new Erasure(verification, state, dueAt, true, wholePerson, code, advice);
    }

    /** A copy that covers the person's other verifications at the vendor as well. */
    public Erasure ofWholePerson() {
        return new Erasure(verification, state, dueAt, restorable, true, code, advice);
    }

    /** A copy with another name of the verification, such as an earlier one. */
    public Erasure withVerification(VerificationId other) {
        return new Erasure(other, state, dueAt, restorable, wholePerson, code, advice);
    }

    /** The verification, as it was named in the request. */
    public VerificationId verification() {
        return verification;
    }

    /** How far it is. */
    public State state() {
        return state;
    }

    /** When a requested erasure is done at the latest, where the vendor says so. */
    public Reported<Instant> dueAt() {
        return dueAt;
    }

    /** Whether it can be undone at the vendor, until {@link #dueAt()}. */
    public boolean isRestorable() {
        return restorable;
    }

    /** Whether it covers the person's other verifications at the vendor as well, and not this one alone. */
    public boolean coversWholePerson() {
        return wholePerson;
    }

    /** The name of the error code of a {@link State#FAILED} erasure; empty for any other. */
    public Optional<String> code() {
        return code;
    }

    /** What to do next about a {@link State#FAILED} or {@link State#UNSUPPORTED} erasure; empty for any other. */
    public Optional<String> advice() {
        return advice;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Erasure that
                && verification.equals(that.verification)
                && state == that.state
                && dueAt.equals(that.dueAt)
                && restorable == that.restorable
                && wholePerson == that.wholePerson
                && code.equals(that.code)
                && advice.equals(that.advice);
    }

    @Override
    public int hashCode() {
        return Objects.hash(verification, state, dueAt, restorable, wholePerson, code, advice);
    }

    @Override
    public String toString() {
        return "Erasure[verification=%s, state=%s, dueAt=%s, restorable=%s, wholePerson=%s, code=%s, advice=%s]"
                .formatted(
                        verification,
                        state,
                        dueAt,
                        restorable,
                        wholePerson,
                        code.orElse("none"),
                        advice.orElse("none"));
    }
}
