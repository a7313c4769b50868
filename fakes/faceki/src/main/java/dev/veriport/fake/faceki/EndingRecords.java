package dev.veriport.fake.faceki;

import dev.veriport.testkit.server.Ending;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Faceki's record says after each ending, on its page or of images that were sent. Decisions are documented for the
 * webhook and carried over (docs/vendors.md, R1); that a record of a failed attempt has its code in {@code errorCodes} is
 * an inference, since the type of those elements is not published.
 */
final class EndingRecords {
    private EndingRecords() {}

    /** 5008 is KYC_FAILED, 8019 FACE_BLURR, 5010 EXPIRED_DOCUMENT. */
    static OptionalInt errorCode(Ending ending) {
        return switch (ending) {
            case DECLINED -> OptionalInt.of(5008);
            case BLURRY_SELFIE -> OptionalInt.of(8019);
            case EXPIRED_DOCUMENT -> OptionalInt.of(5010);
            case APPROVED, REVIEW, ABANDONED -> OptionalInt.empty();
        };
    }

    /** The record that an ending leaves; none for {@link Ending#ABANDONED}. */
    static Optional<FacekiRecordJson> after(Ending ending) {
        return switch (ending) {
            case APPROVED -> Optional.of(FacekiRecordJson.accepted());
            case REVIEW -> Optional.of(FacekiRecordJson.accepted().decision("REVIEW"));
            case DECLINED ->
                Optional.of(declined(ending).documentRaw("passed", "false").summary("document_verified", false));
            case BLURRY_SELFIE ->
                Optional.of(declined(ending)
                        .withRaw("selfie_data", "{\"liveness_pass\": false}")
                        .summary("face_verified", false)
                        .summary("selfie_liveness_verified", false)
                        .summary("image_quality", false));
            case EXPIRED_DOCUMENT ->
                Optional.of(declined(ending)
                        .documentRaw("passed", "false")
                        .document("expiry", "2019-05-29")
                        .document("expiryYear", "2019")
                        .document("issued", "2009-05-30")
                        .document("issuedYear", "2009")
                        .document("mrz", FacekiRecordJson.EXPIRED_MRZ));
            case ABANDONED -> Optional.empty();
        };
    }

    private static FacekiRecordJson declined(Ending ending) {
        return FacekiRecordJson.accepted()
                .decision("DECLINED")
                .errorCodes(errorCode(ending).orElseThrow())
                .summary("verification_rules_passed", false);
    }
}
