package dev.veriport.adapter.sumsub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every word that the vendor publishes is mapped, or named in docs/vendors.md with the reason why it is not. */
final class SumsubWordsTest {
    private static final List<String> STATUSES =
            words("init pending prechecked queued completed onHold awaitingUser awaitingService");

    private static final List<String> ANSWERS = words("GREEN RED YELLOW IGNORED ERROR");

    private static final List<String> REJECT_TYPES = words("FINAL RETRY");

    private static final List<String> LABELS = words("""
            FORGERY CRIMINAL DOCUMENT_TEMPLATE LOW_QUALITY SPAM NOT_DOCUMENT SELFIE_MISMATCH ID_INVALID
            DOCUMENT_DEPRIVED FOREIGNER DUPLICATE BAD_AVATAR WRONG_USER_REGION WRONG_ADDRESS INCOMPLETE_DOCUMENT
            BLACKLIST BLOCKLIST OTHER UNSATISFACTORY_PHOTOS GRAPHIC_EDITOR DOCUMENT_PAGE_MISSING DOCUMENT_DAMAGED
            DIGITAL_DOCUMENT REGULATIONS_VIOLATIONS INCONSISTENT_PROFILE PROBLEMATIC_APPLICANT_DATA GPS_AS_POA_SKIPPED
            ADDITIONAL_DOCUMENT_REQUIRED MORE_DOCUMENTS_REQUIRED AGE_REQUIREMENT_MISMATCH REQUESTED_DATA_MISMATCH
            EXPERIENCE_REQUIREMENT_MISMATCH COMPROMISED_PERSONS PEP ADVERSE_MEDIA FRAUDULENT_PATTERNS STOLEN_DOCS
            SANCTIONS NOT_ALL_CHECKS_COMPLETED FRONT_SIDE_MISSING BACK_SIDE_MISSING SCREENSHOTS BLACK_AND_WHITE
            INCOMPATIBLE_LANGUAGE EXPIRATION_DATE UNFILLED_ID BAD_SELFIE BAD_VIDEO_SELFIE BAD_FACE_MATCHING
            BAD_PROOF_OF_IDENTITY BAD_PROOF_OF_ADDRESS BAD_PROOF_OF_PAYMENT SELFIE_WITH_PAPER FRAUDULENT_LIVENESS
            EXTERNAL_DECISION_REJECTION OK COMPANY_NOT_DEFINED_STRUCTURE COMPANY_NOT_DEFINED_BENEFICIARIES
            COMPANY_NOT_VALIDATED_BENEFICIAL_OWNERS COMPANY_NOT_VALIDATED_BENEFICIARIES COMPANY_NOT_VALIDATED_DIRECTORS
            COMPANY_NOT_DEFINED_REPRESENTATIVES COMPANY_NOT_VALIDATED_REPRESENTATIVES UNSUITABLE_DOCUMENT
            OUTDATED_DOCUMENT_VERSION COMPANY_NOT_DEFINED_OWNERSHIP_STRUCTURE COMPANY_INACTIVE_ENTITY
            COMPANY_INCORRECT_DATA COMPANY_PROBLEMATIC_STRUCTURE COMPANY_DATA_MISMATCH APPLICANT_INTERRUPTED_INTERVIEW
            DOCUMENT_MISSING UNSUITABLE_ENV CONNECTION_INTERRUPTED UNSUPPORTED_LANGUAGE THIRD_PARTY_INVOLVED
            INCORRECT_SOCIAL_NUMBER CHECK_UNAVAILABLE DB_DATA_NOT_FOUND DB_DATA_MISMATCH DB_NO_DATA_SOURCE ESIGN_FAILED
            RESTRICTED_PERSON NO_APPLICANT NO_SUITABLE_DOCS NOT_ALONE CONNECTION_ISSUES CAMERA_OR_LIGHTING_ISSUES
            SOUND_ISSUES PHONE_VERIFICATION_ISSUES OTHER_VI_ISSUES REFUSED_TO_CONTINUE VIDEO_FILTERS_OR_MASKS
            SUPPORTED_LANGUAGE_IS_NOT_AVAILABLE ADDITIONAL_DATA_REQUIRED VI_ATTEMPTS_LIMIT_REACHED BEHAVIOR
            PERSON_MISMATCH THIRD_PARTY_GUIDANCE SPONSORED_VERIFICATION INSUFFICIENT_DATA INCORRECT_PATTERNS""");

    private static final List<String> VIOLATIONS = words("""
            BDATE_MISMATCH ISSUED_DATE_MISMATCH NAME_MISMATCH PHONE_MISMATCH GENDER_MISMATCH NO_APPLICANT_DATA
            COMPANY_REGISTRATION_NUMBER_MISMATCH TIN_MISMATCH NOT_ALL_FIELDS_RECOGNIZED DOC_EXPIRES_SOON DOC_EXPIRED
            EXPIRATION_DATE_MISMATCH INCONSISTENT_MRZ MRZ_PARSING_ERROR BAD_MRZ_DOB BAD_MRZ_EXP_DATE BAD_MRZ_NUMBER
            MRZ_DATA_MISMATCH MRZ_NUM_MISMATCH MRZ_ADDITIONAL_NUMBER_MISMATCH MRZ_DATE_MISMATCH MRZ_DOB_MISMATCH
            MRZ_ISSUED_DATE_MISMATCH MRZ_FIRST_ISSUED_DATE_MISMATCH MRZ_EXPIRY_DATE_MISMATCH MRZ_NAME_MISMATCH
            MRZ_COUNTRY_MISMATCH MRZ_AUTHORITY_CODE_MISMATCH IMAGE_SHOULD_BE_MRZ_DOCUMENT_ERROR IMAGE_SAME_SIDES_ERROR
            INCONSISTENT_BARCODE BARCODE_PARSING_ERROR BARCODE_DATA_MISMATCH BARCODE_NUM_MISMATCH BARCODE_DATE_MISMATCH
            BARCODE_NAME_MISMATCH BARCODE_COUNTRY_MISMATCH BARCODE_GENDER_MISMATCH BARCODE_ADDITIONAL_NUMBER_MISMATCH
            INVALID_DOC_NUMBER INVALID_EXPIRATION_DATE INVALID_ADDITIONAL_NUMBER BDATE_ADDITIONAL_NUMBER_MISMATCH
            BDATE_NUMBER_MISMATCH GENDER_ADDITIONAL_NUMBER_MISMATCH NAME_NUMBER_MISMATCH ADDRESS_MISMATCH
            NFC_MRZ_MISMATCH NFC_CERT_MISMATCH NFC_INFO_MISSED DEAD PERSON_IS_MINOR DOCUMENT_LOST DATA_NOT_FOUND
            FALSE_IDENTITY FALSE_IDENTITY_DOCUMENT INVALID_STATUS SELFIE_MISMATCH RESTRICTED_LIST_HIT NOT_ENOUGH_DATA
            CATEGORY_MISMATCH DRIVING_RESTRICTIONS EXTERNAL_DB_SUSPICIOUS INVALID_ID_STATUS
            VERIFICATION_REQUIREMENTS_NOT_MET AUTHENTICATION_FAILED ID_NUMBER_MISMATCH ACCOUNT_TYPE_MISMATCH
            ACCOUNT_NOT_FOUND ACCOUNT_NOT_OPEN""");

    /** Of businesses, or too vague for a reason of ours. */
    private static final List<String> UNMAPPED = words("""
            SPAM OTHER GPS_AS_POA_SKIPPED EXTERNAL_DECISION_REJECTION OK COMPANY_NOT_DEFINED_STRUCTURE
            COMPANY_NOT_DEFINED_BENEFICIARIES COMPANY_NOT_VALIDATED_BENEFICIAL_OWNERS
            COMPANY_NOT_VALIDATED_BENEFICIARIES COMPANY_NOT_VALIDATED_DIRECTORS COMPANY_NOT_DEFINED_REPRESENTATIVES
            COMPANY_NOT_VALIDATED_REPRESENTATIVES COMPANY_NOT_DEFINED_OWNERSHIP_STRUCTURE COMPANY_INACTIVE_ENTITY
            COMPANY_INCORRECT_DATA COMPANY_PROBLEMATIC_STRUCTURE COMPANY_DATA_MISMATCH UNSUPPORTED_LANGUAGE
            CHECK_UNAVAILABLE DB_NO_DATA_SOURCE ESIGN_FAILED PHONE_VERIFICATION_ISSUES OTHER_VI_ISSUES
            SUPPORTED_LANGUAGE_IS_NOT_AVAILABLE ADDITIONAL_DATA_REQUIRED INSUFFICIENT_DATA INCORRECT_PATTERNS
            COMPANY_REGISTRATION_NUMBER_MISMATCH NOT_ENOUGH_DATA AUTHENTICATION_FAILED""");

    private static final List<String> EVENTS = words("""
            applicantCreated applicantPrechecked applicantPending applicantReviewed applicantOnHold
            applicantAwaitingUser applicantAwaitingService applicantActivated applicantDeactivated applicantReset
            applicantLevelChanged applicantTagsChanged applicantPersonalInfoChanged applicantDeleted
            applicantPersonalDataDeleted applicantWorkflowCompleted videoIdentStatusChanged
            videoIdentCompositionCompleted""");

    private static final List<String> UPLOAD_ERRORS = words("""
            duplicate-document too-many-documents file-too-big empty-file corrupted-file unsupported-file-format
            no-upload-verification-in-progress""");

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).toList();
    }

    private static List<String> findings() {
        return Stream.concat(LABELS.stream(), VIOLATIONS.stream()).distinct().toList();
    }

    @Test
    @DisplayName("every status but completed has a decision, which is no approval and no decline")
    void statuses() {
        assertThat(STATUSES)
                .hasSize(8)
                .filteredOn(word -> SumsubMapping.STATUSES.find(word).isEmpty())
                .containsExactly("completed");
        assertThat(STATUSES)
                .extracting(SumsubMapping.STATUSES::meaning)
                .doesNotContain(Decision.APPROVED, Decision.DECLINED);
        assertThat(SumsubMapping.STATUSES.meaning("Pending")).isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("only GREEN approves, only FINAL declines, and an answer of a single module decides nothing")
    void answers() {
        assertThat(ANSWERS)
                .hasSize(5)
                .filteredOn(word -> SumsubMapping.ANSWERS.meaning(word) != Decision.INDETERMINATE)
                .containsExactly("GREEN");
        assertThat(SumsubMapping.ANSWERS.meaning("GREEN")).isEqualTo(Decision.APPROVED);
        assertThat(REJECT_TYPES)
                .extracting(SumsubMapping.REJECTIONS::meaning)
                .containsExactly(Decision.DECLINED, Decision.RESUBMIT);
        assertThat(SumsubMapping.REJECTIONS.meaning("retry")).isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("a liveness that is a fraud is nothing that the user can try again")
    void fraudulentLiveness() {
        SumsubMapping.Finding finding = SumsubMapping.FINDINGS.meaning("FRAUDULENT_LIVENESS");

        assertThat(finding.check()).contains(CheckType.FACE_LIVENESS);
        assertThat(finding.reason()).isEqualTo(ReasonCode.SUSPECTED);
    }

    @Test
    @DisplayName("every answer of an image has an outcome, and only GREEN is PASSED")
    void outcomes() {
        assertThat(ANSWERS).allSatisfy(word -> {
            assertThat(SumsubMapping.OUTCOMES.find(word)).as(word).isPresent();
            boolean isPassed = SumsubMapping.OUTCOMES.meaning(word) == Outcome.PASSED;
            assertThat(isPassed).as(word).isEqualTo(word.equals("GREEN"));
        });
        assertThat(SumsubMapping.OUTCOMES.meaning("green")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("each of the 102 labels and the 70 violations has a reason, but those that are listed")
    void findingsHaveReasons() {
        assertThat(LABELS).hasSize(102).doesNotHaveDuplicates();
        assertThat(VIOLATIONS).hasSize(70).doesNotHaveDuplicates();
        assertThat(findings())
                .hasSize(171)
                .filteredOn(word -> SumsubMapping.FINDINGS.meaning(word).reason() == ReasonCode.UNMAPPED)
                .containsExactlyInAnyOrderElementsOf(UNMAPPED);
        assertThat(SumsubMapping.FINDINGS.meaning("NEW_LABEL").check()).isEmpty();
    }

    @Test
    @DisplayName("what speaks of fraud or of a list is for compliance alone")
    void compliance() {
        for (String word : words("FORGERY GRAPHIC_EDITOR FRAUDULENT_PATTERNS BLOCKLIST SANCTIONS PEP CRIMINAL DEAD")) {
            assertThat(SumsubMapping.FINDINGS.meaning(word).reason().audience())
                    .as(word)
                    .isEqualTo(ReasonCode.Audience.COMPLIANCE);
        }
    }

    @Test
    @DisplayName("a document is of a type, or is OTHER with the vendor's word; each type has one word to send")
    void documents() {
        assertThat(SumsubMapping.TYPES)
                .hasSize(4)
                .allSatisfy((type, word) ->
                        assertThat(SumsubMapping.DOCUMENTS.meaning(word)).isEqualTo(type));
        assertThat(SumsubMapping.DOCUMENTS.meaning("UTILITY_BILL")).isEqualTo(DocumentType.OTHER);
    }

    @Test
    @DisplayName("every webhook about an applicant has a kind")
    void events() {
        assertThat(EVENTS)
                .hasSize(18)
                .allSatisfy(type ->
                        assertThat(SumsubMapping.EVENTS.find(type)).as(type).isPresent());
        assertThat(EVENTS)
                .filteredOn(type -> SumsubMapping.EVENTS.meaning(type) == Kind.UNKNOWN)
                .hasSize(7);
    }

    @Test
    @DisplayName("every published error of an upload says what to do")
    void uploadErrors() {
        assertThat(UPLOAD_ERRORS)
                .hasSize(7)
                .allSatisfy(name ->
                        assertThat(SumsubMapping.UPLOADS.find(name)).as(name).isPresent());
    }

    @Test
    @DisplayName("every word is in docs/vendors.md")
    void documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "vendors.md"));
        String sumsub = page.substring(page.indexOf("## Sumsub"));

        assertThat(Stream.of(STATUSES, ANSWERS, REJECT_TYPES, findings(), EVENTS, UPLOAD_ERRORS)
                        .flatMap(List::stream))
                .hasSize(211)
                .allSatisfy(word -> assertThat(sumsub).contains("`" + word + "`"));
    }
}
