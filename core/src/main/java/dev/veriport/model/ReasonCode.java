package dev.veriport.model;

import static dev.veriport.model.ReasonCode.Audience.COMPLIANCE;
import static dev.veriport.model.ReasonCode.Audience.END_USER;
import static dev.veriport.model.ReasonCode.Audience.OPERATOR;
import static dev.veriport.model.ReasonCode.Family.AML;
import static dev.veriport.model.ReasonCode.Family.CAPTURE;
import static dev.veriport.model.ReasonCode.Family.DOCUMENT;
import static dev.veriport.model.ReasonCode.Family.FACE;
import static dev.veriport.model.ReasonCode.Family.FRAUD;
import static dev.veriport.model.ReasonCode.Family.OTHER;
import static dev.veriport.model.ReasonCode.Family.POLICY;
import static dev.veriport.model.ReasonCode.Family.SESSION;

/** One vocabulary of reasons for every vendor. It prints as {@code FAMILY.CODE}, for instance {@code CAPTURE.BLURRY}. */
public enum ReasonCode {
    BLURRY(CAPTURE, END_USER, true),
    POOR_LIGHT(CAPTURE, END_USER, true),
    CROPPED(CAPTURE, END_USER, true),
    TOO_SMALL(CAPTURE, END_USER, true),
    TOO_CLOSE(CAPTURE, END_USER, true),
    NEAR_EDGE(CAPTURE, END_USER, true),
    MULTIPLE_FACES(CAPTURE, END_USER, true),
    NO_FACE(CAPTURE, END_USER, true),
    MISSING_IMAGE(CAPTURE, END_USER, true),
    TRY_AGAIN(CAPTURE, END_USER, true),

    NOT_VERIFIED(DOCUMENT, END_USER, false),
    EXPIRED(DOCUMENT, END_USER, false),
    EXPIRY_NOT_FOUND(DOCUMENT, END_USER, true),
    NOT_GENUINE(DOCUMENT, COMPLIANCE, false),
    TYPE_NOT_SUPPORTED(DOCUMENT, END_USER, true),

    MISMATCH(FACE, END_USER, false),
    LIVENESS_FAILED(FACE, END_USER, true),
    DUPLICATE(FACE, COMPLIANCE, false),

    RULES_NOT_MET(POLICY, OPERATOR, false),
    UNDERAGE(POLICY, END_USER, false),
    ATTEMPTS_EXCEEDED(POLICY, END_USER, false),

    SANCTIONS(AML, COMPLIANCE, false),
    PEP(AML, COMPLIANCE, false),
    ADVERSE_MEDIA(AML, COMPLIANCE, false),
    WATCHLIST(AML, COMPLIANCE, false),

    SUSPECTED(FRAUD, COMPLIANCE, false),

    LINK_EXPIRED(SESSION, END_USER, true),
    LINK_INVALID(SESSION, OPERATOR, true),
    ABANDONED(SESSION, END_USER, true),
    CODE_INVALID_OR_USED(SESSION, OPERATOR, false),

    /** A vendor's word that has no place here yet; the reason keeps it. */
    UNMAPPED(OTHER, OPERATOR, false);

    /** What a reason is about. */
    enum Family {
        CAPTURE,
        DOCUMENT,
        FACE,
        POLICY,
        AML,
        FRAUD,
        SESSION,
        OTHER
    }

    /** Who may be told. What is about money laundering or fraud is never for the end user. */
    public enum Audience {
        END_USER,
        OPERATOR,
        COMPLIANCE
    }

    private final Family family;
    private final Audience audience;
    private final boolean retryable;

    ReasonCode(Family family, Audience audience, boolean retryable) {
        this.family = family;
        this.audience = audience;
        this.retryable = retryable;
    }

    /** What it is about: {@code CAPTURE}, {@code DOCUMENT}, {@code FACE}, {@code POLICY}, {@code AML}, and so on. */
    public String family() {
        return family.name();
    }

    public Audience audience() {
        return audience;
    }

    /** Whether another try by the user can end better. */
    public boolean retryable() {
        return retryable;
    }

    @Override
    public String toString() {
        return family + "." + name();
    }
}
