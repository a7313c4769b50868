package dev.veriport.model;

/**
 * An optional field of a {@link VerificationRequest}. {@link Capabilities} declares which of them a vendor requires, and which
 * it takes. What a vendor does not take is not sent to it.
 */
public enum RequestField {
    /** {@link Applicant#givenNames()}. */
    GIVEN_NAMES,
    /** {@link Applicant#familyName()}. */
    FAMILY_NAME,
    /** {@link Applicant#email()}. */
    EMAIL,
    /** {@link Applicant#phone()}. */
    PHONE,
    /** {@link Applicant#dateOfBirth()}. */
    DATE_OF_BIRTH,
    /** {@link Applicant#street()}. */
    STREET,
    /** {@link Applicant#city()}. */
    CITY,
    /** {@link Applicant#subdivision()}. */
    SUBDIVISION,
    /** {@link Applicant#postalCode()}. */
    POSTAL_CODE,
    /** {@link Applicant#addressCountry()}. */
    ADDRESS_COUNTRY,
    /** {@link Applicant#countryOfResidence()}. */
    COUNTRY_OF_RESIDENCE,
    /** {@link Applicant#ipAddress()}. */
    IP_ADDRESS,
    /** {@link Applicant#idNumbers()}. */
    ID_NUMBERS,
    /** {@link VerificationRequest#consents()}. */
    CONSENTS,
    /** {@link VerificationRequest#locale()}. */
    LOCALE,
    /** {@link VerificationRequest#documentCountry()}. */
    DOCUMENT_COUNTRY,
    /** {@link VerificationRequest#documentTypes()}. */
    DOCUMENT_TYPES,
    /** {@link VerificationRequest#expiry()}. */
    EXPIRY
}
