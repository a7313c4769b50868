package dev.veriport.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a request for each {@link RequestField}. A builder changes its own; those of a request never change. */
final class OptionalFields {
    Applicant applicant = Applicant.unknown();
    List<Consent> consents = List.of();

    @Nullable
    Locale locale;

    @Nullable
    Country documentCountry;

    Set<DocumentType> documentTypes = Set.of();

    @Nullable
    Duration expiry;

    OptionalFields copy() {
        OptionalFields copy = new OptionalFields();
        copy.applicant = applicant;
        copy.consents = consents;
        copy.locale = locale;
        copy.documentCountry = documentCountry;
        copy.documentTypes = documentTypes;
        copy.expiry = expiry;
        return copy;
    }

    /** The fields that have a value. */
    Set<RequestField> given() {
        Set<RequestField> given = EnumSet.noneOf(RequestField.class);
        given.addAll(applicant.given());
        addIf(!consents.isEmpty(), RequestField.CONSENTS, given);
        addIf(locale != null, RequestField.LOCALE, given);
        addIf(documentCountry != null, RequestField.DOCUMENT_COUNTRY, given);
        addIf(!documentTypes.isEmpty(), RequestField.DOCUMENT_TYPES, given);
        addIf(expiry != null, RequestField.EXPIRY, given);
        return given;
    }

    /** Whether a vendor that requires the field has what it needs: the whole date of birth, and no refused consent. */
    boolean satisfy(RequestField field) {
        boolean isComplete =
                switch (field) {
                    case DATE_OF_BIRTH ->
                        applicant.dateOfBirth().reveal().stream()
                                .anyMatch(date -> date.toLocalDate().isPresent());
                    case CONSENTS -> consents.stream().allMatch(Consent::isGranted);
                    default -> true;
                };
        return isComplete && given().contains(field);
    }

    private static void addIf(boolean isGiven, RequestField field, Set<RequestField> given) {
        if (isGiven) {
            given.add(field);
        }
    }

    /** The values of these fields alone. */
    OptionalFields only(Set<RequestField> fields) {
        OptionalFields kept = new OptionalFields();
        kept.applicant = applicant.only(fields);
        kept.consents = fields.contains(RequestField.CONSENTS) ? consents : List.of();
        kept.locale = fields.contains(RequestField.LOCALE) ? locale : null;
        kept.documentCountry = fields.contains(RequestField.DOCUMENT_COUNTRY) ? documentCountry : null;
        kept.documentTypes = fields.contains(RequestField.DOCUMENT_TYPES) ? documentTypes : Set.of();
        kept.expiry = fields.contains(RequestField.EXPIRY) ? expiry : null;
        return kept;
    }
}
