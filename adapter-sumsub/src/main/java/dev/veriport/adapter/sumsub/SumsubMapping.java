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
import static dev.veriport.model.ReasonCode.ABANDONED;
import static dev.veriport.model.ReasonCode.ADVERSE_MEDIA;
import static dev.veriport.model.ReasonCode.ATTEMPTS_EXCEEDED;
import static dev.veriport.model.ReasonCode.COPY;
import static dev.veriport.model.ReasonCode.COUNTRY_NOT_SUPPORTED;
import static dev.veriport.model.ReasonCode.DAMAGED;
import static dev.veriport.model.ReasonCode.DATABASE_MISMATCH;
import static dev.veriport.model.ReasonCode.DATABASE_NOT_FOUND;
import static dev.veriport.model.ReasonCode.DATA_MISMATCH;
import static dev.veriport.model.ReasonCode.EXPIRED;
import static dev.veriport.model.ReasonCode.LIVENESS_FAILED;
import static dev.veriport.model.ReasonCode.LOST_OR_STOLEN;
import static dev.veriport.model.ReasonCode.MISMATCH;
import static dev.veriport.model.ReasonCode.MISSING_IMAGE;
import static dev.veriport.model.ReasonCode.MISSING_SIDE;
import static dev.veriport.model.ReasonCode.MULTIPLE_FACES;
import static dev.veriport.model.ReasonCode.NOT_GENUINE;
import static dev.veriport.model.ReasonCode.NOT_VERIFIED;
import static dev.veriport.model.ReasonCode.PEP;
import static dev.veriport.model.ReasonCode.RULES_NOT_MET;
import static dev.veriport.model.ReasonCode.SANCTIONS;
import static dev.veriport.model.ReasonCode.SUSPECTED;
import static dev.veriport.model.ReasonCode.TAMPERED;
import static dev.veriport.model.ReasonCode.TRY_AGAIN;
import static dev.veriport.model.ReasonCode.TYPE_NOT_SUPPORTED;
import static dev.veriport.model.ReasonCode.UNDERAGE;
import static dev.veriport.model.ReasonCode.WATCHLIST;
import static dev.veriport.model.ReasonCode.WRONG_SIDE;

import dev.veriport.http.WordTable;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import java.util.Map;
import java.util.Optional;

/**
 * What Sumsub's words mean. A word is compared exactly; one that is not here decides nothing. {@code docs/vendors.md}
 * has the same tables, and says what is inferred.
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

    private static Finding found(CheckType check, ReasonCode reason) {
        return new Finding(Optional.of(check), reason);
    }

    private static Finding found(ReasonCode reason) {
        return new Finding(Optional.empty(), reason);
    }

    /** The labels and the violations: no word is in both lists with two meanings. */
    static final WordTable<Finding> FINDINGS = WordTable.of(found(ReasonCode.UNMAPPED))
            .with(found(DOCUMENT, NOT_GENUINE), "FORGERY DOCUMENT_TEMPLATE FALSE_IDENTITY_DOCUMENT")
            .with(found(DOCUMENT, TAMPERED), "GRAPHIC_EDITOR")
            .with(found(DOCUMENT, LOST_OR_STOLEN), "STOLEN_DOCS DOCUMENT_LOST")
            .with(found(DOCUMENT, EXPIRED), "EXPIRATION_DATE DOC_EXPIRED")
            .with(found(DOCUMENT, NOT_VERIFIED), """
                    ID_INVALID DOCUMENT_DEPRIVED UNFILLED_ID BAD_PROOF_OF_IDENTITY INVALID_STATUS INVALID_ID_STATUS
                    NOT_ALL_FIELDS_RECOGNIZED INVALID_DOC_NUMBER INVALID_EXPIRATION_DATE INVALID_ADDITIONAL_NUMBER
                    MRZ_PARSING_ERROR BARCODE_PARSING_ERROR BAD_MRZ_DOB BAD_MRZ_EXP_DATE BAD_MRZ_NUMBER""")
            .with(found(DOCUMENT_LIVENESS, COPY), "DIGITAL_DOCUMENT SCREENSHOTS")
            .with(found(CHIP, DATA_MISMATCH), "NFC_MRZ_MISMATCH")
            .with(found(CHIP, NOT_GENUINE), "NFC_CERT_MISMATCH")
            .with(found(CHIP, NOT_VERIFIED), "NFC_INFO_MISSED")
            .with(found(ADDRESS, NOT_VERIFIED), "BAD_PROOF_OF_ADDRESS")
            .with(found(NOT_VERIFIED), "BAD_PROOF_OF_PAYMENT")
            .with(found(IMAGE_QUALITY, DAMAGED), "DOCUMENT_DAMAGED")
            .with(found(IMAGE_QUALITY, MISSING_SIDE), "INCOMPLETE_DOCUMENT DOCUMENT_PAGE_MISSING FRONT_SIDE_MISSING")
            .with(found(IMAGE_QUALITY, MISSING_SIDE), "BACK_SIDE_MISSING")
            .with(found(IMAGE_QUALITY, WRONG_SIDE), "IMAGE_SAME_SIDES_ERROR IMAGE_SHOULD_BE_MRZ_DOCUMENT_ERROR")
            .with(found(IMAGE_QUALITY, TRY_AGAIN), "LOW_QUALITY UNSATISFACTORY_PHOTOS BLACK_AND_WHITE BAD_SELFIE")
            .with(found(IMAGE_QUALITY, TRY_AGAIN), "BAD_VIDEO_SELFIE SELFIE_WITH_PAPER")
            .with(found(MISSING_IMAGE), "NOT_DOCUMENT DOCUMENT_MISSING NO_SUITABLE_DOCS")
            .with(found(MISSING_IMAGE), "ADDITIONAL_DOCUMENT_REQUIRED MORE_DOCUMENTS_REQUIRED")
            .with(found(RULES, TYPE_NOT_SUPPORTED), "UNSUITABLE_DOCUMENT OUTDATED_DOCUMENT_VERSION")
            .with(found(RULES, TYPE_NOT_SUPPORTED), "INCOMPATIBLE_LANGUAGE")
            .with(found(RULES, RULES_NOT_MET), "DOC_EXPIRES_SOON DRIVING_RESTRICTIONS DUPLICATE BAD_AVATAR")
            .with(found(RULES, RULES_NOT_MET), "REGULATIONS_VIOLATIONS EXPERIENCE_REQUIREMENT_MISMATCH")
            .with(found(RULES, RULES_NOT_MET), "VERIFICATION_REQUIREMENTS_NOT_MET")
            .with(found(FACE_MATCH, MISMATCH), "SELFIE_MISMATCH BAD_FACE_MATCHING PERSON_MISMATCH")
            .with(found(FACE_LIVENESS, SUSPECTED), "FRAUDULENT_LIVENESS")
            .with(found(FACE_LIVENESS, LIVENESS_FAILED), "VIDEO_FILTERS_OR_MASKS")
            .with(found(IMAGE_QUALITY, MULTIPLE_FACES), "NOT_ALONE")
            .with(found(TRY_AGAIN), "UNSUITABLE_ENV CONNECTION_INTERRUPTED CONNECTION_ISSUES")
            .with(found(TRY_AGAIN), "CAMERA_OR_LIGHTING_ISSUES SOUND_ISSUES NOT_ALL_CHECKS_COMPLETED")
            .with(found(ABANDONED), "APPLICANT_INTERRUPTED_INTERVIEW REFUSED_TO_CONTINUE NO_APPLICANT")
            .with(found(ATTEMPTS_EXCEEDED), "VI_ATTEMPTS_LIMIT_REACHED")
            .with(found(RULES, COUNTRY_NOT_SUPPORTED), "FOREIGNER WRONG_USER_REGION")
            .with(found(AGE, RULES_NOT_MET), "AGE_REQUIREMENT_MISMATCH")
            .with(found(AGE, UNDERAGE), "PERSON_IS_MINOR")
            .with(found(AML, SANCTIONS), "SANCTIONS")
            .with(found(AML, PEP), "PEP")
            .with(found(AML, ADVERSE_MEDIA), "ADVERSE_MEDIA")
            .with(found(AML, WATCHLIST), "COMPROMISED_PERSONS RESTRICTED_PERSON RESTRICTED_LIST_HIT")
            .with(found(WATCHLIST), "BLACKLIST BLOCKLIST")
            .with(found(SUSPECTED), "CRIMINAL FRAUDULENT_PATTERNS THIRD_PARTY_INVOLVED BEHAVIOR")
            .with(found(SUSPECTED), "THIRD_PARTY_GUIDANCE SPONSORED_VERIFICATION FALSE_IDENTITY")
            .with(found(DATABASE, SUSPECTED), "DEAD EXTERNAL_DB_SUSPICIOUS")
            .with(found(PHONE, ReasonCode.UNMAPPED), "PHONE_VERIFICATION_ISSUES")
            .with(found(DATABASE, DATABASE_NOT_FOUND), "DB_DATA_NOT_FOUND DATA_NOT_FOUND NO_APPLICANT_DATA")
            .with(found(DATABASE, DATABASE_NOT_FOUND), "ACCOUNT_NOT_FOUND")
            .with(found(DATABASE, DATABASE_MISMATCH), "DB_DATA_MISMATCH ACCOUNT_TYPE_MISMATCH ACCOUNT_NOT_OPEN")
            .with(found(ID_NUMBER, DATABASE_MISMATCH), "ID_NUMBER_MISMATCH TIN_MISMATCH")
            .with(found(ID_NUMBER, DATA_MISMATCH), "INCORRECT_SOCIAL_NUMBER")
            .with(found(ADDRESS, DATA_MISMATCH), "WRONG_ADDRESS ADDRESS_MISMATCH")
            .with(found(PHONE, DATA_MISMATCH), "PHONE_MISMATCH")
            .with(found(DATA_CONSISTENCY, DATA_MISMATCH), """
                    INCONSISTENT_PROFILE PROBLEMATIC_APPLICANT_DATA REQUESTED_DATA_MISMATCH BDATE_MISMATCH
                    ISSUED_DATE_MISMATCH NAME_MISMATCH GENDER_MISMATCH CATEGORY_MISMATCH EXPIRATION_DATE_MISMATCH
                    INCONSISTENT_MRZ MRZ_DATA_MISMATCH MRZ_NUM_MISMATCH MRZ_ADDITIONAL_NUMBER_MISMATCH
                    MRZ_DATE_MISMATCH MRZ_DOB_MISMATCH MRZ_NAME_MISMATCH MRZ_ISSUED_DATE_MISMATCH
                    MRZ_FIRST_ISSUED_DATE_MISMATCH MRZ_EXPIRY_DATE_MISMATCH MRZ_COUNTRY_MISMATCH
                    MRZ_AUTHORITY_CODE_MISMATCH INCONSISTENT_BARCODE BARCODE_DATA_MISMATCH BARCODE_NUM_MISMATCH
                    BARCODE_DATE_MISMATCH BARCODE_NAME_MISMATCH BARCODE_COUNTRY_MISMATCH BARCODE_GENDER_MISMATCH
                    BARCODE_ADDITIONAL_NUMBER_MISMATCH BDATE_ADDITIONAL_NUMBER_MISMATCH BDATE_NUMBER_MISMATCH
                    NAME_NUMBER_MISMATCH GENDER_ADDITIONAL_NUMBER_MISMATCH""");

    /** The {@code idDocType} of a document. */
    static final WordTable<DocumentType> DOCUMENTS = WordTable.of(DocumentType.OTHER)
            .with(DocumentType.PASSPORT, "PASSPORT")
            .with(DocumentType.NATIONAL_ID, "ID_CARD")
            .with(DocumentType.DRIVING_LICENCE, "DRIVERS")
            .with(DocumentType.RESIDENCE_PERMIT, "RESIDENCE_PERMIT");

    /**
     * What an image's answer is about, by its {@code idDocType}. Whether a selfie's is about its match or its liveness
     * is open.
     */
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
            .with("the applicant has it already: send another one, or none", "duplicate-document")
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

    /** Sumsub's word for a type of document. One that is not named has none. */
    static final Map<DocumentType, String> TYPES = Map.of(
            DocumentType.PASSPORT, "PASSPORT",
            DocumentType.NATIONAL_ID, "ID_CARD",
            DocumentType.DRIVING_LICENCE, "DRIVERS",
            DocumentType.RESIDENCE_PERMIT, "RESIDENCE_PERMIT");

    private SumsubMapping() {}
}
