package dev.veriport.model;

import static dev.veriport.model.ReasonCode.Audience.COMPLIANCE;
import static dev.veriport.model.ReasonCode.Audience.END_USER;
import static dev.veriport.model.ReasonCode.Audience.OPERATOR;
import static dev.veriport.model.ReasonCode.Family.AML;
import static dev.veriport.model.ReasonCode.Family.CAPTURE;
import static dev.veriport.model.ReasonCode.Family.DATABASE;
import static dev.veriport.model.ReasonCode.Family.DOCUMENT;
import static dev.veriport.model.ReasonCode.Family.FACE;
import static dev.veriport.model.ReasonCode.Family.FRAUD;
import static dev.veriport.model.ReasonCode.Family.OTHER;
import static dev.veriport.model.ReasonCode.Family.POLICY;
import static dev.veriport.model.ReasonCode.Family.SESSION;

/**
 * The reasons of a decision, the same for every vendor. Prints as {@code FAMILY.CODE}, for instance {@code
 * CAPTURE.BLURRY}.
 */
public enum ReasonCode {
    /** An image is blurry. */
    BLURRY(CAPTURE, END_USER, true),
    /** A reflection covers a part of the image. */
    GLARE(CAPTURE, END_USER, true),
    /** The document is damaged, or something covers a part of it. */
    DAMAGED(CAPTURE, END_USER, true),
    /** A side or page of the document is missing. */
    MISSING_SIDE(CAPTURE, END_USER, true),
    /** The image shows another side of the document than was asked for. */
    WRONG_SIDE(CAPTURE, END_USER, true),
    /** The light was too poor. */
    POOR_LIGHT(CAPTURE, END_USER, true),
    /** The face or document is cut off. */
    CROPPED(CAPTURE, END_USER, true),
    /** The face or document is too small in the image. */
    TOO_SMALL(CAPTURE, END_USER, true),
    /** The face or document was too close to the camera. */
    TOO_CLOSE(CAPTURE, END_USER, true),
    /** The face or document is too near to the edge of the image. */
    NEAR_EDGE(CAPTURE, END_USER, true),
    /** The image shows more than one face. */
    MULTIPLE_FACES(CAPTURE, END_USER, true),
    /** The image shows no face. */
    NO_FACE(CAPTURE, END_USER, true),
    /** A required image is missing. */
    MISSING_IMAGE(CAPTURE, END_USER, true),
    /** The vendor asks for another try and gives no further reason. */
    TRY_AGAIN(CAPTURE, END_USER, true),

    /** The document could not be verified. */
    NOT_VERIFIED(DOCUMENT, END_USER, false),
    /** The document has expired. */
    EXPIRED(DOCUMENT, END_USER, false),
    /** The date of expiry could not be found on the document. */
    EXPIRY_NOT_FOUND(DOCUMENT, END_USER, true),
    /** The document seems to be forged. */
    NOT_GENUINE(DOCUMENT, COMPLIANCE, false),
    /** The document, or its image, seems to be altered. */
    TAMPERED(DOCUMENT, COMPLIANCE, false),
    /** The image shows a screen, a print or a scan of the document. */
    COPY(DOCUMENT, END_USER, true),
    /** The document was reported as lost, stolen or compromised. */
    LOST_OR_STOLEN(DOCUMENT, COMPLIANCE, false),
    /** The data of the document contradict each other, or what is known of the person. */
    DATA_MISMATCH(DOCUMENT, OPERATOR, false),
    /** The vendor or the workflow does not accept this type of document. */
    TYPE_NOT_SUPPORTED(DOCUMENT, END_USER, true),
    /** The vendor or the workflow does not accept documents of this country. */
    COUNTRY_NOT_SUPPORTED(DOCUMENT, END_USER, true),

    /** The face is not the one on the document. */
    MISMATCH(FACE, END_USER, false),
    /** The face did not belong to a living person in front of the camera. */
    LIVENESS_FAILED(FACE, END_USER, true),
    /** The face is known from another verification. */
    DUPLICATE(FACE, COMPLIANCE, false),

    /** The operator's rules for countries, types of document or ages are not met. */
    RULES_NOT_MET(POLICY, OPERATOR, false),
    /** The person is younger than the minimum age. */
    UNDERAGE(POLICY, END_USER, false),
    /** The user has used up the allowed attempts. */
    ATTEMPTS_EXCEEDED(POLICY, END_USER, false),

    /** The person may be on a list of sanctions. */
    SANCTIONS(AML, COMPLIANCE, false),
    /** The person may be politically exposed. */
    PEP(AML, COMPLIANCE, false),
    /** Adverse media may be about the person. */
    ADVERSE_MEDIA(AML, COMPLIANCE, false),
    /** The person may be on another watchlist. */
    WATCHLIST(AML, COMPLIANCE, false),

    /** The vendor suspects fraud. */
    SUSPECTED(FRAUD, COMPLIANCE, false),

    /** A register has no such person or number. */
    DATABASE_NOT_FOUND(DATABASE, OPERATOR, false),
    /** A register has other data of the person. */
    DATABASE_MISMATCH(DATABASE, OPERATOR, false),

    /** The link to the verification has expired. */
    LINK_EXPIRED(SESSION, END_USER, true),
    /** The vendor does not know the link. */
    LINK_INVALID(SESSION, OPERATOR, true),
    /** The user left before the end. */
    ABANDONED(SESSION, END_USER, true),
    /** The verification was cancelled. */
    CANCELLED(SESSION, END_USER, true),
    /** The user did not consent to the vendor's terms. */
    CONSENT_DECLINED(SESSION, END_USER, true),
    /** The user's device or browser cannot be used for the verification. */
    DEVICE_NOT_SUPPORTED(SESSION, END_USER, true),
    /** The vendor has erased the verification. */
    ERASED(SESSION, OPERATOR, false),
    /** The code of the returned browser is invalid or was used before. */
    CODE_INVALID_OR_USED(SESSION, OPERATOR, false),

    /**
     * The result comes from the vendor's other environment than {@code veriport.INSTANCE.environment} says: a sandbox's at
     * a live instance, for example.
     */
    WRONG_ENVIRONMENT(OTHER, OPERATOR, false),
    /** A word of the vendor that has no code here yet. {@link Reason#vendorCode()} returns the word. */
    UNMAPPED(OTHER, OPERATOR, false);

    /** The subject of a reason. */
    enum Family {
        CAPTURE,
        DOCUMENT,
        FACE,
        POLICY,
        AML,
        FRAUD,
        DATABASE,
        SESSION,
        OTHER
    }

    /** Who may see a reason. Reasons of money laundering or fraud are never for the end user. */
    public enum Audience {
        /** The end user, the operator and compliance. */
        END_USER,
        /** The operator's support and engineers, and compliance. */
        OPERATOR,
        /** Compliance only. */
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

    /**
     * The subject of the reason: {@code CAPTURE}, {@code DOCUMENT}, {@code FACE}, {@code POLICY}, {@code AML}, {@code
     * FRAUD}, {@code DATABASE}, {@code SESSION} or {@code OTHER}.
     */
    public String family() {
        return family.name();
    }

    /** Who may see the reason. */
    public Audience audience() {
        return audience;
    }

    /** Whether another attempt of the user can succeed. */
    public boolean retryable() {
        return retryable;
    }

    @Override
    public String toString() {
        String prefix = family + "_"; // two families have a mismatch
        return family + "." + (name().startsWith(prefix) ? name().substring(prefix.length()) : name());
    }
}
