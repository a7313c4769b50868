package dev.veriport.adapter.sumsub;

import static dev.veriport.model.CheckType.ADDRESS;
import static dev.veriport.model.CheckType.AGE;
import static dev.veriport.model.CheckType.AML;
import static dev.veriport.model.CheckType.CHIP;
import static dev.veriport.model.CheckType.DATABASE;
import static dev.veriport.model.CheckType.DATA_CONSISTENCY;
import static dev.veriport.model.CheckType.DOCUMENT;
import static dev.veriport.model.CheckType.DOCUMENT_LIVENESS;
import static dev.veriport.model.CheckType.FACE_LIVENESS;
import static dev.veriport.model.CheckType.FACE_MATCH;
import static dev.veriport.model.CheckType.ID_NUMBER;
import static dev.veriport.model.CheckType.IMAGE_QUALITY;
import static dev.veriport.model.CheckType.PHONE;
import static dev.veriport.model.CheckType.RULES;

import dev.veriport.http.WordTable;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import java.util.Optional;

/**
 * What Sumsub's words mean. A word is compared exactly; one that is not here decides nothing. {@code docs/vendors.md} has the same
 * tables, and says what is inferred.
 */
final class SumsubMapping {

    /** The {@code reviewStatus}; where it is {@code completed}, the answer decides. */
    static final WordTable<Decision> STATUSES = WordTable.of(Decision.INDETERMINATE)
            .with(Decision.REVIEW, "onHold")
            .with(Decision.PENDING, "init awaitingUser pending prechecked queued awaitingService");

    /** The {@code reviewAnswer} of a completed review. {@code RED} is decided by its type. */
    static final WordTable<Decision> ANSWERS =
            WordTable.of(Decision.INDETERMINATE).with(Decision.APPROVED, "GREEN");

    /** The {@code reviewRejectType}, which alone says whether the user can try again. */
    static final WordTable<Decision> REJECTIONS = WordTable.of(Decision.INDETERMINATE)
            .with(Decision.DECLINED, "FINAL")
            .with(Decision.RESUBMIT, "RETRY");

    /** The {@code reviewAnswer} of an image. */
    static final WordTable<Outcome> OUTCOMES = WordTable.of(Outcome.UNKNOWN)
            .with(Outcome.PASSED, "GREEN")
            .with(Outcome.FAILED, "RED")
            .with(Outcome.INCONCLUSIVE, "YELLOW ERROR")
            .with(Outcome.NOT_MADE, "IGNORED");

    /**
     * What a label of a rejection or a violation of a document's data means.
     *
     * @param check that failed; empty where no type of ours fits
     */
    record Finding(Optional<CheckType> check, ReasonCode reason) {}

    /** The labels and the violations: no word is in both lists with two meanings. */
    static final WordTable<Finding> FINDINGS = findingsInData(findingsInPeople(findingsInDocuments()));

    private static Finding found(CheckType check, ReasonCode reason) {
        return new Finding(Optional.of(check), reason);
    }

    private static Finding found(ReasonCode reason) {
        return new Finding(Optional.empty(), reason);
    }

    private static WordTable<Finding> findingsInDocuments() {
        return WordTable.of(found(ReasonCode.UNMAPPED))
                .with(found(DOCUMENT, ReasonCode.NOT_GENUINE), "FORGERY DOCUMENT_TEMPLATE FALSE_IDENTITY_DOCUMENT")
                .with(found(DOCUMENT, ReasonCode.TAMPERED), "GRAPHIC_EDITOR")
                .with(found(DOCUMENT, ReasonCode.LOST_OR_STOLEN), "STOLEN_DOCS DOCUMENT_LOST")
                .with(found(DOCUMENT, ReasonCode.EXPIRED), "EXPIRATION_DATE DOC_EXPIRED")
                .with(found(DOCUMENT, ReasonCode.NOT_VERIFIED), "ID_INVALID DOCUMENT_DEPRIVED UNFILLED_ID")
                .with(
                        found(DOCUMENT, ReasonCode.NOT_VERIFIED),
                        "BAD_PROOF_OF_IDENTITY INVALID_STATUS INVALID_ID_STATUS")
                .with(found(DOCUMENT, ReasonCode.NOT_VERIFIED), "NOT_ALL_FIELDS_RECOGNIZED INVALID_DOC_NUMBER")
                .with(found(DOCUMENT, ReasonCode.NOT_VERIFIED), "INVALID_EXPIRATION_DATE INVALID_ADDITIONAL_NUMBER")
                .with(found(DOCUMENT, ReasonCode.NOT_VERIFIED), "MRZ_PARSING_ERROR BARCODE_PARSING_ERROR")
                .with(found(DOCUMENT, ReasonCode.NOT_VERIFIED), "BAD_MRZ_DOB BAD_MRZ_EXP_DATE BAD_MRZ_NUMBER")
                .with(found(DOCUMENT_LIVENESS, ReasonCode.COPY), "DIGITAL_DOCUMENT SCREENSHOTS")
                .with(found(CHIP, ReasonCode.DATA_MISMATCH), "NFC_MRZ_MISMATCH")
                .with(found(CHIP, ReasonCode.NOT_GENUINE), "NFC_CERT_MISMATCH")
                .with(found(CHIP, ReasonCode.NOT_VERIFIED), "NFC_INFO_MISSED")
                .with(found(ADDRESS, ReasonCode.NOT_VERIFIED), "BAD_PROOF_OF_ADDRESS")
                .with(found(ReasonCode.NOT_VERIFIED), "BAD_PROOF_OF_PAYMENT")
                .with(found(IMAGE_QUALITY, ReasonCode.DAMAGED), "DOCUMENT_DAMAGED")
                .with(found(IMAGE_QUALITY, ReasonCode.MISSING_SIDE), "INCOMPLETE_DOCUMENT DOCUMENT_PAGE_MISSING")
                .with(found(IMAGE_QUALITY, ReasonCode.MISSING_SIDE), "FRONT_SIDE_MISSING BACK_SIDE_MISSING")
                .with(found(IMAGE_QUALITY, ReasonCode.WRONG_SIDE), "IMAGE_SAME_SIDES_ERROR")
                .with(found(IMAGE_QUALITY, ReasonCode.WRONG_SIDE), "IMAGE_SHOULD_BE_MRZ_DOCUMENT_ERROR")
                .with(found(IMAGE_QUALITY, ReasonCode.TRY_AGAIN), "LOW_QUALITY UNSATISFACTORY_PHOTOS BLACK_AND_WHITE")
                .with(found(ReasonCode.MISSING_IMAGE), "NOT_DOCUMENT DOCUMENT_MISSING NO_SUITABLE_DOCS")
                .with(found(ReasonCode.MISSING_IMAGE), "ADDITIONAL_DOCUMENT_REQUIRED MORE_DOCUMENTS_REQUIRED")
                .with(found(RULES, ReasonCode.TYPE_NOT_SUPPORTED), "UNSUITABLE_DOCUMENT OUTDATED_DOCUMENT_VERSION")
                .with(found(RULES, ReasonCode.TYPE_NOT_SUPPORTED), "INCOMPATIBLE_LANGUAGE")
                .with(found(RULES, ReasonCode.RULES_NOT_MET), "DOC_EXPIRES_SOON DRIVING_RESTRICTIONS");
    }

    private static WordTable<Finding> findingsInPeople(WordTable<Finding> others) {
        return others.with(found(FACE_MATCH, ReasonCode.MISMATCH), "SELFIE_MISMATCH BAD_FACE_MATCHING PERSON_MISMATCH")
                .with(found(FACE_LIVENESS, ReasonCode.LIVENESS_FAILED), "FRAUDULENT_LIVENESS VIDEO_FILTERS_OR_MASKS")
                .with(found(IMAGE_QUALITY, ReasonCode.TRY_AGAIN), "BAD_SELFIE BAD_VIDEO_SELFIE SELFIE_WITH_PAPER")
                .with(found(IMAGE_QUALITY, ReasonCode.MULTIPLE_FACES), "NOT_ALONE")
                .with(found(ReasonCode.TRY_AGAIN), "UNSUITABLE_ENV CONNECTION_INTERRUPTED CONNECTION_ISSUES")
                .with(found(ReasonCode.TRY_AGAIN), "CAMERA_OR_LIGHTING_ISSUES SOUND_ISSUES NOT_ALL_CHECKS_COMPLETED")
                .with(found(ReasonCode.ABANDONED), "APPLICANT_INTERRUPTED_INTERVIEW REFUSED_TO_CONTINUE NO_APPLICANT")
                .with(found(ReasonCode.ATTEMPTS_EXCEEDED), "VI_ATTEMPTS_LIMIT_REACHED")
                .with(found(RULES, ReasonCode.COUNTRY_NOT_SUPPORTED), "FOREIGNER WRONG_USER_REGION")
                .with(found(RULES, ReasonCode.RULES_NOT_MET), "DUPLICATE BAD_AVATAR REGULATIONS_VIOLATIONS")
                .with(found(RULES, ReasonCode.RULES_NOT_MET), "EXPERIENCE_REQUIREMENT_MISMATCH")
                .with(found(RULES, ReasonCode.RULES_NOT_MET), "VERIFICATION_REQUIREMENTS_NOT_MET")
                .with(found(AGE, ReasonCode.RULES_NOT_MET), "AGE_REQUIREMENT_MISMATCH")
                .with(found(AGE, ReasonCode.UNDERAGE), "PERSON_IS_MINOR")
                .with(found(AML, ReasonCode.SANCTIONS), "SANCTIONS")
                .with(found(AML, ReasonCode.PEP), "PEP")
                .with(found(AML, ReasonCode.ADVERSE_MEDIA), "ADVERSE_MEDIA")
                .with(found(AML, ReasonCode.WATCHLIST), "COMPROMISED_PERSONS RESTRICTED_PERSON RESTRICTED_LIST_HIT")
                .with(found(ReasonCode.WATCHLIST), "BLACKLIST BLOCKLIST")
                .with(found(ReasonCode.SUSPECTED), "CRIMINAL FRAUDULENT_PATTERNS THIRD_PARTY_INVOLVED BEHAVIOR")
                .with(found(ReasonCode.SUSPECTED), "THIRD_PARTY_GUIDANCE SPONSORED_VERIFICATION FALSE_IDENTITY")
                .with(found(DATABASE, ReasonCode.SUSPECTED), "DEAD EXTERNAL_DB_SUSPICIOUS")
                .with(found(PHONE, ReasonCode.UNMAPPED), "PHONE_VERIFICATION_ISSUES");
    }

    private static WordTable<Finding> findingsInData(WordTable<Finding> others) {
        Finding mismatch = found(DATA_CONSISTENCY, ReasonCode.DATA_MISMATCH);
        return others.with(found(DATABASE, ReasonCode.DATABASE_NOT_FOUND), "DB_DATA_NOT_FOUND DATA_NOT_FOUND")
                .with(found(DATABASE, ReasonCode.DATABASE_NOT_FOUND), "NO_APPLICANT_DATA ACCOUNT_NOT_FOUND")
                .with(found(DATABASE, ReasonCode.DATABASE_MISMATCH), "DB_DATA_MISMATCH ACCOUNT_TYPE_MISMATCH")
                .with(found(DATABASE, ReasonCode.DATABASE_MISMATCH), "ACCOUNT_NOT_OPEN")
                .with(found(ID_NUMBER, ReasonCode.DATABASE_MISMATCH), "ID_NUMBER_MISMATCH TIN_MISMATCH")
                .with(found(ID_NUMBER, ReasonCode.DATA_MISMATCH), "INCORRECT_SOCIAL_NUMBER")
                .with(found(ADDRESS, ReasonCode.DATA_MISMATCH), "WRONG_ADDRESS ADDRESS_MISMATCH")
                .with(found(PHONE, ReasonCode.DATA_MISMATCH), "PHONE_MISMATCH")
                .with(mismatch, "INCONSISTENT_PROFILE PROBLEMATIC_APPLICANT_DATA REQUESTED_DATA_MISMATCH")
                .with(mismatch, "BDATE_MISMATCH ISSUED_DATE_MISMATCH NAME_MISMATCH GENDER_MISMATCH CATEGORY_MISMATCH")
                .with(mismatch, "EXPIRATION_DATE_MISMATCH INCONSISTENT_MRZ MRZ_DATA_MISMATCH MRZ_NUM_MISMATCH")
                .with(mismatch, "MRZ_ADDITIONAL_NUMBER_MISMATCH MRZ_DATE_MISMATCH MRZ_DOB_MISMATCH MRZ_NAME_MISMATCH")
                .with(mismatch, "MRZ_ISSUED_DATE_MISMATCH MRZ_FIRST_ISSUED_DATE_MISMATCH MRZ_EXPIRY_DATE_MISMATCH")
                .with(mismatch, "MRZ_COUNTRY_MISMATCH MRZ_AUTHORITY_CODE_MISMATCH INCONSISTENT_BARCODE")
                .with(
                        mismatch,
                        "BARCODE_DATA_MISMATCH BARCODE_NUM_MISMATCH BARCODE_DATE_MISMATCH BARCODE_NAME_MISMATCH")
                .with(mismatch, "BARCODE_COUNTRY_MISMATCH BARCODE_GENDER_MISMATCH BARCODE_ADDITIONAL_NUMBER_MISMATCH")
                .with(mismatch, "BDATE_ADDITIONAL_NUMBER_MISMATCH BDATE_NUMBER_MISMATCH NAME_NUMBER_MISMATCH")
                .with(mismatch, "GENDER_ADDITIONAL_NUMBER_MISMATCH");
    }

    /** The {@code idDocType} of a document. */
    static final WordTable<DocumentType> DOCUMENTS = WordTable.of(DocumentType.OTHER)
            .with(DocumentType.PASSPORT, "PASSPORT")
            .with(DocumentType.NATIONAL_ID, "ID_CARD")
            .with(DocumentType.DRIVING_LICENCE, "DRIVERS")
            .with(DocumentType.RESIDENCE_PERMIT, "RESIDENCE_PERMIT");

    /** What an image's answer is about, by its {@code idDocType}. Whether a selfie's is about its match or its liveness is open. */
    static final WordTable<Optional<CheckType>> CHECKS = WordTable.of(Optional.<CheckType>empty())
            .with(Optional.of(DOCUMENT), "PASSPORT ID_CARD DRIVERS RESIDENCE_PERMIT")
            .with(Optional.of(ADDRESS), "UTILITY_BILL");

    /** What an image without a side shows, by its {@code idDocType}. */
    static final WordTable<Evidence.Kind> IMAGES = WordTable.of(Evidence.Kind.OTHER)
            .with(Evidence.Kind.DOCUMENT_FRONT, "PASSPORT ID_CARD DRIVERS RESIDENCE_PERMIT")
            .with(Evidence.Kind.LIVENESS_FACE, "SELFIE")
            .with(Evidence.Kind.ADDRESS_PROOF, "UTILITY_BILL");

    /** What an image shows, by its {@code idDocSubType}. */
    static final WordTable<Evidence.Kind> SIDES = WordTable.of(Evidence.Kind.OTHER)
            .with(Evidence.Kind.DOCUMENT_FRONT, "FRONT_SIDE")
            .with(Evidence.Kind.DOCUMENT_BACK, "BACK_SIDE");

    /** Why an image is refused, by {@code errorName}, and what to do. The vendor's list goes on. */
    static final WordTable<String> UPLOADS = WordTable.of("")
            .with("the applicant has it already", "duplicate-document")
            .with("the applicant has too many of them", "too-many-documents")
            .with("it is too big: send a smaller one", "file-too-big")
            .with(
                    "it is empty, or its file is damaged or of another format: send another one",
                    "empty-file corrupted-file")
            .with("it is of a format that the vendor does not take: send a JPEG or PNG", "unsupported-file-format")
            .with("the applicant is being checked: wait for the result", "no-upload-verification-in-progress");

    /** The {@code type} of a webhook about a review. */
    static final WordTable<Kind> EVENTS = WordTable.of(Kind.UNKNOWN)
            .with(Kind.STARTED, "applicantCreated")
            .with(Kind.SUBMITTED, "applicantPending applicantPrechecked applicantAwaitingService")
            .with(Kind.COMPLETED, "applicantReviewed applicantOnHold applicantWorkflowCompleted")
            .with(Kind.DECISION_CHANGED, "applicantReset applicantLevelChanged")
            .with(Kind.ERASED, "applicantDeleted applicantPersonalDataDeleted")
            .with(Kind.UNKNOWN, "applicantAwaitingUser applicantActivated applicantDeactivated applicantTagsChanged")
            .with(Kind.UNKNOWN, "applicantPersonalInfoChanged videoIdentStatusChanged videoIdentCompositionCompleted");

    private SumsubMapping() {}

    /** Sumsub's word for a type of document; empty for one that is not named. */
    static Optional<String> word(DocumentType type) {
        return switch (type) {
            case PASSPORT -> Optional.of("PASSPORT");
            case NATIONAL_ID -> Optional.of("ID_CARD");
            case DRIVING_LICENCE -> Optional.of("DRIVERS");
            case RESIDENCE_PERMIT -> Optional.of("RESIDENCE_PERMIT");
            case OTHER -> Optional.empty();
        };
    }
}
