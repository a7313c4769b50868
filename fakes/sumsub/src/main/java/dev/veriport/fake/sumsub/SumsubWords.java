package dev.veriport.fake.sumsub;

import java.util.List;

/**
 * The words of Sumsub's API, by kind, as the vendor publishes them. A test of an adapter reads them to show that the adapter
 * knows every word.
 */
public final class SumsubWords {

    /** The statuses of a review. */
    public static final List<String> REVIEW_STATUSES =
            words("init pending prechecked queued completed onHold awaitingUser awaitingService");

    /** The answers of a review; the last three are of single modules. */
    public static final List<String> REVIEW_ANSWERS = words("GREEN RED YELLOW IGNORED ERROR");

    /** How final a rejection is. */
    public static final List<String> REJECT_TYPES = words("FINAL RETRY");

    /** The labels of a rejection; the list is complete. */
    public static final List<String> REJECT_LABELS = words("""
            FORGERY CRIMINAL DOCUMENT_TEMPLATE LOW_QUALITY SPAM NOT_DOCUMENT SELFIE_MISMATCH ID_INVALID
            DOCUMENT_DEPRIVED FOREIGNER DUPLICATE BAD_AVATAR WRONG_USER_REGION WRONG_ADDRESS
            INCOMPLETE_DOCUMENT BLACKLIST BLOCKLIST OTHER UNSATISFACTORY_PHOTOS GRAPHIC_EDITOR
            DOCUMENT_PAGE_MISSING DOCUMENT_DAMAGED DIGITAL_DOCUMENT REGULATIONS_VIOLATIONS
            INCONSISTENT_PROFILE PROBLEMATIC_APPLICANT_DATA GPS_AS_POA_SKIPPED
            ADDITIONAL_DOCUMENT_REQUIRED MORE_DOCUMENTS_REQUIRED AGE_REQUIREMENT_MISMATCH
            REQUESTED_DATA_MISMATCH EXPERIENCE_REQUIREMENT_MISMATCH COMPROMISED_PERSONS PEP
            ADVERSE_MEDIA FRAUDULENT_PATTERNS STOLEN_DOCS SANCTIONS NOT_ALL_CHECKS_COMPLETED
            FRONT_SIDE_MISSING BACK_SIDE_MISSING SCREENSHOTS BLACK_AND_WHITE INCOMPATIBLE_LANGUAGE
            EXPIRATION_DATE UNFILLED_ID BAD_SELFIE BAD_VIDEO_SELFIE BAD_FACE_MATCHING
            BAD_PROOF_OF_IDENTITY BAD_PROOF_OF_ADDRESS BAD_PROOF_OF_PAYMENT SELFIE_WITH_PAPER
            FRAUDULENT_LIVENESS EXTERNAL_DECISION_REJECTION OK COMPANY_NOT_DEFINED_STRUCTURE
            COMPANY_NOT_DEFINED_BENEFICIARIES COMPANY_NOT_VALIDATED_BENEFICIAL_OWNERS
            COMPANY_NOT_VALIDATED_BENEFICIARIES COMPANY_NOT_VALIDATED_DIRECTORS
            COMPANY_NOT_DEFINED_REPRESENTATIVES COMPANY_NOT_VALIDATED_REPRESENTATIVES
            UNSUITABLE_DOCUMENT OUTDATED_DOCUMENT_VERSION COMPANY_NOT_DEFINED_OWNERSHIP_STRUCTURE
            COMPANY_INACTIVE_ENTITY COMPANY_INCORRECT_DATA COMPANY_PROBLEMATIC_STRUCTURE
            COMPANY_DATA_MISMATCH APPLICANT_INTERRUPTED_INTERVIEW DOCUMENT_MISSING UNSUITABLE_ENV
            CONNECTION_INTERRUPTED UNSUPPORTED_LANGUAGE THIRD_PARTY_INVOLVED INCORRECT_SOCIAL_NUMBER
            CHECK_UNAVAILABLE DB_DATA_NOT_FOUND DB_DATA_MISMATCH DB_NO_DATA_SOURCE ESIGN_FAILED
            RESTRICTED_PERSON NO_APPLICANT NO_SUITABLE_DOCS NOT_ALONE CONNECTION_ISSUES
            CAMERA_OR_LIGHTING_ISSUES SOUND_ISSUES PHONE_VERIFICATION_ISSUES OTHER_VI_ISSUES
            REFUSED_TO_CONTINUE VIDEO_FILTERS_OR_MASKS SUPPORTED_LANGUAGE_IS_NOT_AVAILABLE
            ADDITIONAL_DATA_REQUIRED VI_ATTEMPTS_LIMIT_REACHED BEHAVIOR PERSON_MISMATCH
            THIRD_PARTY_GUIDANCE SPONSORED_VERIFICATION INSUFFICIENT_DATA INCORRECT_PATTERNS""");

    /** The violations that a check of data finds. */
    public static final List<String> DATA_VIOLATIONS = words("""
            BDATE_MISMATCH ISSUED_DATE_MISMATCH NAME_MISMATCH PHONE_MISMATCH GENDER_MISMATCH
            NO_APPLICANT_DATA COMPANY_REGISTRATION_NUMBER_MISMATCH TIN_MISMATCH
            NOT_ALL_FIELDS_RECOGNIZED DOC_EXPIRES_SOON DOC_EXPIRED EXPIRATION_DATE_MISMATCH
            INCONSISTENT_MRZ MRZ_PARSING_ERROR BAD_MRZ_DOB BAD_MRZ_EXP_DATE BAD_MRZ_NUMBER
            MRZ_DATA_MISMATCH MRZ_NUM_MISMATCH MRZ_ADDITIONAL_NUMBER_MISMATCH MRZ_DATE_MISMATCH
            MRZ_DOB_MISMATCH MRZ_ISSUED_DATE_MISMATCH MRZ_FIRST_ISSUED_DATE_MISMATCH
            MRZ_EXPIRY_DATE_MISMATCH MRZ_NAME_MISMATCH MRZ_COUNTRY_MISMATCH MRZ_AUTHORITY_CODE_MISMATCH
            IMAGE_SHOULD_BE_MRZ_DOCUMENT_ERROR IMAGE_SAME_SIDES_ERROR INCONSISTENT_BARCODE
            BARCODE_PARSING_ERROR BARCODE_DATA_MISMATCH BARCODE_NUM_MISMATCH BARCODE_DATE_MISMATCH
            BARCODE_NAME_MISMATCH BARCODE_COUNTRY_MISMATCH BARCODE_GENDER_MISMATCH
            BARCODE_ADDITIONAL_NUMBER_MISMATCH INVALID_DOC_NUMBER INVALID_EXPIRATION_DATE
            INVALID_ADDITIONAL_NUMBER BDATE_ADDITIONAL_NUMBER_MISMATCH BDATE_NUMBER_MISMATCH
            GENDER_ADDITIONAL_NUMBER_MISMATCH NAME_NUMBER_MISMATCH ADDRESS_MISMATCH NFC_MRZ_MISMATCH
            NFC_CERT_MISMATCH NFC_INFO_MISSED DEAD PERSON_IS_MINOR DOCUMENT_LOST DATA_NOT_FOUND
            FALSE_IDENTITY FALSE_IDENTITY_DOCUMENT INVALID_STATUS SELFIE_MISMATCH RESTRICTED_LIST_HIT
            NOT_ENOUGH_DATA CATEGORY_MISMATCH DRIVING_RESTRICTIONS EXTERNAL_DB_SUSPICIOUS
            INVALID_ID_STATUS VERIFICATION_REQUIREMENTS_NOT_MET AUTHENTICATION_FAILED ID_NUMBER_MISMATCH
            ACCOUNT_TYPE_MISMATCH ACCOUNT_NOT_FOUND ACCOUNT_NOT_OPEN""");

    /** The sets of documents that the fake's levels require. */
    public static final List<String> DOC_SETS =
            words(String.join(" ", Level.IDENTITY, Level.SELFIE, Level.PROOF_OF_RESIDENCE));

    /** The types of webhooks about an applicant. */
    public static final List<String> WEBHOOK_TYPES = words("""
            applicantCreated applicantPrechecked applicantPending applicantReviewed applicantOnHold
            applicantAwaitingUser applicantAwaitingService applicantActivated applicantDeactivated
            applicantReset applicantLevelChanged applicantTagsChanged applicantPersonalInfoChanged
            applicantDeleted applicantPersonalDataDeleted applicantWorkflowCompleted""");

    /** The types of webhooks about actions and video interviews of an applicant. */
    public static final List<String> ACTION_WEBHOOK_TYPES = words("""
            applicantActionPending applicantActionReviewed applicantActionOnHold
            applicantActionLevelChanged videoIdentStatusChanged videoIdentCompositionCompleted""");

    /** Types of webhooks of the account's other products; the vendor has more of them. */
    public static final List<String> OTHER_WEBHOOK_TYPES = words("""
            applicantKytTxnCreated kytCaseCreated kytCaseReviewed kytCaseStatusChanged amlCaseApproved
            amlCaseRejected amlCaseOnHold""");

    /** The names of the errors of uploads. The first has the code 1000, the next 1001; the vendor's list goes on. */
    public static final List<String> UPLOAD_ERRORS = words("""
            duplicate-document too-many-documents file-too-big empty-file corrupted-file unsupported-file-format
            no-upload-verification-in-progress""");

    private SumsubWords() {}

    private static List<String> words(String separated) {
        return List.of(separated.strip().split("\\s+", -1));
    }
}
