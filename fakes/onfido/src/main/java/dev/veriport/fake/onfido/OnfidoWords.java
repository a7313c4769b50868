package dev.veriport.fake.onfido;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of Onfido's API, by kind, each list complete as the vendor publishes it for API v3.6. A test of an adapter reads
 * them to show that the adapter knows every word.
 */
public final class OnfidoWords {

    /** The statuses of a workflow run. */
    public static final List<String> RUN_STATUSES = words("""
            processing awaiting_input awaiting_client_input approved declined review abandoned error""");

    /** The statuses that a workflow run ends with. */
    public static final List<String> FINAL_RUN_STATUSES = words("approved declined review abandoned error");

    /** The languages of a workflow run's link. */
    public static final List<String> LANGUAGES = words("en_US de_DE es_ES fr_FR it_IT pt_PT nl_NL");

    /** The names of consents. */
    public static final List<String> CONSENTS =
            words("privacy_notices_read ssn_verification phone_number_verification");

    /** The statuses of a check. */
    public static final List<String> CHECK_STATUSES =
            words("in_progress awaiting_applicant complete withdrawn paused reopened");

    /** The results of a check. */
    public static final List<String> CHECK_RESULTS = words("clear consider");

    /** The statuses of a report. */
    public static final List<String> REPORT_STATUSES =
            words("awaiting_data awaiting_approval cancelled complete withdrawn");

    /** The results of a report. */
    public static final List<String> REPORT_RESULTS = words("clear consider unidentified");

    /** The sub-results of a document report. */
    public static final List<String> REPORT_SUB_RESULTS = words("clear rejected suspected caution");

    /** The names of reports. */
    public static final List<String> REPORT_NAMES = words("""
            document document_video document_video_with_address_information document_with_address_information
            document_with_driving_licence_information document_with_driver_verification facial_similarity_photo
            facial_similarity_photo_fully_auto facial_similarity_video facial_similarity_motion known_faces
            identity_enhanced watchlist_aml watchlist_enhanced watchlist_standard watchlist_peps_only
            watchlist_sanctions_only proof_of_address us_driving_licence device_intelligence india_pan""");

    /** The types of documents. */
    public static final List<String> DOCUMENT_TYPES = words("""
            passport driving_licence national_identity_card residence_permit passport_card tax_id visa voter_id
            residence_status_document postal_identity_card social_security_card work_permit
            asylum_registration_card national_health_insurance_card municipality_identity_card
            private_operators_card proof_of_citizenship service_id_card immigration_status_document
            indigenous_card vehicle_registration_card certificate_of_naturalisation
            professional_qualification_card consular_id international_driving_licence home_office_letter
            birth_certificate vehicle_registration_certificate form_for_affixing_the_visa
            identification_number_document adoption_certificate bank_building_society_statement bank_statement
            benefit_letters cbt certificate_of_sponsorship character_reference civil_partnership_certificate
            council_tax credit_card_statement deed_poll divorce_absolute_decree educational_statement
            electricity_bill gas_bill government_letter internet_bill marriage_certificate motorcycle_insurance
            national_insurance_card naturalisation_certificate non_uk_driving_licence p45_p60 payslip phone_bill
            professional_identification_card right_to_work_share_code_result statement_fact
            t4_student_university_term_dates_evidence uk_biometric_residence_permit uk_driving_licence unknown
            utility_bill utility_bill_electric utility_bill_gas utility_bill_other water_bill
            address_certificate general_letter insurance_statement pension_property_statement_letter
            mortgage_statement mobile_phone_bill identity_document_with_address exchange_house_statement
            accommodation_tenancy_certificate diplomatic_id travel_document""");

    /** The sides of a document. */
    public static final List<String> DOCUMENT_SIDES = words("front back");

    /** The events that a webhook can be registered for. */
    public static final List<String> EVENTS = words("""
            audit_log.created watchlist_monitor.matches_updated workflow_run.completed workflow_task.started
            workflow_task.completed check.started check.reopened check.withdrawn check.completed
            check.form_completed report.withdrawn report.resumed report.cancelled report.awaiting_approval
            report.completed workflow_timeline_file.created workflow_run_evidence_folder.created""");

    /** The types of resources of webhooks. */
    public static final List<String> RESOURCE_TYPES = words("""
            check report audit_log workflow_run workflow_task watchlist_monitor workflow_timeline_file
            workflow_run_evidence_folder""");

    /** The breakdowns of a document report, each with its sub-breakdowns. */
    public static final Map<String, List<String>> DOCUMENT_BREAKDOWNS = groups("""
            data_comparison: issuing_country gender date_of_expiry last_name document_type document_numbers first_name date_of_birth
            data_validation: gender date_of_birth document_numbers document_expiration expiry_date mrz barcode
            image_integrity: image_quality supported_document colour_picture conclusive_document_quality
            visual_authenticity: fonts picture_face_integrity template security_features original_document_present digital_tampering other face_detection
            data_consistency: date_of_expiry document_numbers issuing_country document_type date_of_birth gender first_name nationality last_name multiple_data_sources_present
            police_record:
            compromised_document: document_database repeat_attempts
            age_validation: minimum_accepted_age
            issuing_authority: nfc_active_authentication nfc_passive_authentication""");

    /** The breakdowns of a facial similarity report on a photo, each with its sub-breakdowns. */
    public static final Map<String, List<String>> FACE_PHOTO_BREAKDOWNS = groups("""
            face_comparison: face_match
            image_integrity: face_detected source_integrity
            visual_authenticity: spoofing_detection""");

    /** The breakdowns of a facial similarity report on a video, each with its sub-breakdowns. */
    public static final Map<String, List<String>> FACE_VIDEO_BREAKDOWNS = groups("""
            face_comparison: face_match
            image_integrity: face_detected source_integrity
            visual_authenticity: liveness_detected spoofing_detection""");

    /** The breakdowns of a facial similarity report on a motion capture, each with its sub-breakdowns. */
    public static final Map<String, List<String>> FACE_MOTION_BREAKDOWNS = groups("""
            face_comparison: face_match
            image_integrity: face_detected source_integrity
            visual_authenticity: liveness_detected spoofing_detection""");

    /** The keys in the properties of {@code image_quality}. */
    public static final List<String> IMAGE_QUALITY_REASONS = words("""
            dark_photo glare_on_photo blurred_photo covered_photo other_photo_issue damaged_document
            incorrect_side cut_off_document no_document_in_image two_documents_uploaded""");

    /** The keys in the properties of {@code conclusive_document_quality}. */
    public static final List<String> DOCUMENT_QUALITY_REASONS = words("""
            obscured_data_points obscured_security_features abnormal_document_features
            watermarks_digital_text_overlay corner_removed punctured_document missing_back digital_document""");

    /** The keys in the properties of {@code original_document_present}. */
    public static final List<String> ORIGINAL_DOCUMENT_REASONS =
            words("photo_of_screen screenshot document_on_printed_paper scan");

    /** The keys in the properties of a photo's {@code source_integrity}. */
    public static final List<String> PHOTO_SOURCE_REASONS =
            words("digital_tampering fake_webcam time_of_capture emulator reasons");

    /** The keys in the properties of a video's {@code source_integrity}. */
    public static final List<String> VIDEO_SOURCE_REASONS = words("fake_webcam challenge_reuse emulator reasons");

    /** The names of a document report's properties. */
    public static final List<String> DOCUMENT_PROPERTIES = words("""
            date_of_birth date_of_expiry personal_number document_numbers document_type first_name middle_name
            last_name gender issuing_country nationality issuing_state issuing_date valid_from categorisation
            mrz_line1 mrz_line2 mrz_line3 address place_of_birth spouse_name widow_name alias_name
            issuing_authority remarks civil_state expatriation father_name mother_name religion type_of_permit
            version_number document_subtype profession security_document_number tax_number
            nist_identity_evidence_strength has_issuance_confirmation real_id_compliance security_tier
            address_lines barcode nfc document_classification extracted_data""");

    /** The names in the property {@code nfc} of a document report. */
    public static final List<String> CHIP_PROPERTIES = words("""
            document_type issuing_country full_name document_number nationality date_of_birth gender
            date_of_expiry personal_number place_of_birth address issuing_date issuing_authority""");

    private OnfidoWords() {}

    private static List<String> words(String separated) {
        return List.of(separated.strip().split("\\s+"));
    }

    /** A group a line: its name, a colon, its words. */
    private static Map<String, List<String>> groups(String lines) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String words = line.substring(colon + 1);
            groups.put(line.substring(0, colon), words.isBlank() ? List.of() : words(words));
        });
        return Collections.unmodifiableMap(groups);
    }
}
