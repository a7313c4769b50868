package dev.veriport.model;

import java.time.Instant;
import java.util.Objects;

/** What a person was asked to agree to, and the answer. Vendors require some consents in some countries. Immutable. */
public final class Consent {

    /** What is agreed to. */
    public enum Kind {
        /** That the privacy notices were read. */
        PRIVACY_NOTICES_READ,
        /** That a national identification number, such as a social security number, is verified. */
        ID_NUMBER_VERIFICATION,
        /** That the phone number is verified. */
        PHONE_NUMBER_VERIFICATION
    }

    private final Kind kind;
    private final boolean granted;
    private final Instant at;

    private Consent(Kind kind, boolean granted, Instant at) {
        this.kind = kind;
        this.granted = granted;
        this.at = at;
    }

    /**
     * A consent that the person gave.
     *
     * @param at when the person answered
     */
    public static Consent granted(Kind kind, Instant at) {
        return new Consent(kind, true, at);
    }

    /**
     * A consent that the person refused.
     *
     * @param at when the person answered
     */
    public static Consent refused(Kind kind, Instant at) {
        return new Consent(kind, false, at);
    }

    /** What the person was asked to agree to. */
    public Kind kind() {
        return kind;
    }

    /** Whether the person agreed. */
    public boolean isGranted() {
        return granted;
    }

    /** When the person answered. */
    public Instant at() {
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Consent that && kind == that.kind && granted == that.granted && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, granted, at);
    }

    @Override
    public String toString() {
        return "Consent[%s, %s, %s]".formatted(kind, granted ? "granted" : "refused", at);
    }
}
