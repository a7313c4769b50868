package dev.veriport.fake.faceki;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a verification ends, on Faceki's page or with submitted images, and the contents of its record. Fact: the decisions
 * (documented for the webhook, docs/vendors.md, R1). Inference: the record of a failed attempt has its code in {@code
 * errorCodes}, since the type of those elements is not published.
 */
public enum Ending {
    /** Everything passed. */
    ACCEPTED("ACCEPTED", null, "Finish: accepted"),
    /** 5008, KYC_FAILED. */
    DECLINED("DECLINED", 5008, "Finish: declined"),
    /** A person at the merchant has to decide. */
    REVIEW("REVIEW", null, "Finish: manual review"),
    /** 8019, FACE_BLURR: the user should take another picture. */
    BLURRY_SELFIE("DECLINED", 8019, "Finish: blurry selfie"),
    /** 5010, EXPIRED_DOCUMENT: the document has expired. */
    EXPIRED_DOCUMENT("DECLINED", 5010, "Finish: expired document"),
    /** Nothing is recorded; the browser still goes back. */
    ABANDONED(null, null, "Walk away");

    private final @Nullable String decision;
    private final @Nullable Integer errorCode;
    private final String label;

    Ending(@Nullable String decision, @Nullable Integer errorCode, String label) {
        this.decision = decision;
        this.errorCode = errorCode;
        this.label = label;
    }

    String label() {
        return label;
    }

    OptionalInt errorCode() {
        return errorCode == null ? OptionalInt.empty() : OptionalInt.of(errorCode);
    }

    /** The record that this ending leaves; none for {@link #ABANDONED}. */
    @Nullable
    FacekiRecordJson record() {
        if (decision == null) {
            return null;
        }
        FacekiRecordJson record = FacekiRecordJson.accepted().decision(decision);
        if (errorCode != null) {
            record.errorCodes(errorCode).summary("verification_rules_passed", false);
        }
        return switch (this) {
            case DECLINED -> record.documentRaw("passed", "false").summary("document_verified", false);
            case BLURRY_SELFIE ->
                record.withRaw("selfie_data", "{\"liveness_pass\": false}")
                        .summary("face_verified", false)
                        .summary("selfie_liveness_verified", false)
                        .summary("image_quality", false);
            case EXPIRED_DOCUMENT ->
                record.documentRaw("passed", "false")
                        .document("expiry", "2019-05-29")
                        .document("expiryYear", "2019")
                        .document("issued", "2009-05-30")
                        .document("issuedYear", "2009")
                        .document("mrz", FacekiRecordJson.EXPIRED_MRZ);
            default -> record;
        };
    }
}
