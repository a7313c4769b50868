package dev.veriport.testkit.contract;

import dev.veriport.model.Applicant;
import dev.veriport.model.Personal;
import dev.veriport.model.RequestField;
import dev.veriport.model.VerificationRequest;
import dev.veriport.testkit.server.RecordedRequest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of a request's optional fields, to be looked for in what the vendor received. */
final class Canaries {
    /** A vendor stores these as they are. Other fields can have another form there. */
    static final Set<RequestField> LITERAL = Collections.unmodifiableSet(
            EnumSet.of(RequestField.GIVEN_NAMES, RequestField.FAMILY_NAME, RequestField.EMAIL));

    private final Map<RequestField, Pattern> words = new EnumMap<>(RequestField.class);

    private Canaries() {}

    /** Those of all fields that have words of their own: document types and an expiry do not. */
    static Canaries of(VerificationRequest request) {
        Canaries canaries = new Canaries();
        Applicant applicant = request.applicant();
        canaries.add(RequestField.GIVEN_NAMES, applicant.givenNames());
        canaries.add(RequestField.FAMILY_NAME, applicant.familyName());
        canaries.add(RequestField.EMAIL, applicant.email().map(email -> email.replaceFirst("@.*", "")));
        canaries.add(RequestField.PHONE, applicant.phone().map(phone -> phone.replace("+", "")));
        canaries.add(RequestField.DATE_OF_BIRTH, applicant.dateOfBirth());
        canaries.add(RequestField.STREET, applicant.street());
        canaries.add(RequestField.CITY, applicant.city());
        canaries.add(RequestField.SUBDIVISION, applicant.subdivision());
        canaries.add(RequestField.POSTAL_CODE, applicant.postalCode());
        canaries.add(RequestField.ADDRESS_COUNTRY, applicant.addressCountry());
        canaries.add(RequestField.COUNTRY_OF_RESIDENCE, applicant.countryOfResidence());
        canaries.add(RequestField.IP_ADDRESS, applicant.ipAddress());
        canaries.add(
                RequestField.ID_NUMBERS,
                applicant.idNumbers().stream()
                        .findFirst()
                        .flatMap(id -> id.number().reveal()));
        canaries.add(
                RequestField.CONSENTS, request.consents().stream().findFirst().map(consent -> consent.kind()));
        canaries.add(RequestField.LOCALE, request.locale().map(Locale::toLanguageTag));
        canaries.add(RequestField.DOCUMENT_COUNTRY, request.documentCountry());
        return canaries;
    }

    private void add(RequestField field, Personal<?> value) {
        add(field, value.reveal());
    }

    private void add(RequestField field, Optional<?> value) {
        String literal = Pattern.quote(String.valueOf(value.orElseThrow()));
        words.put(field, Pattern.compile("(?<![A-Za-z0-9])" + literal + "(?![A-Za-z0-9])"));
    }

    /** The fields with a word that one of the requests contains. */
    Set<RequestField> in(List<RecordedRequest> requests) {
        Set<RequestField> found = EnumSet.noneOf(RequestField.class);
        for (RecordedRequest request : requests) {
            String text = request.path() + "?" + request.rawQuery() + request.headers() + request.bodyText();
            words.forEach((field, word) -> {
                if (word.matcher(text).find()) {
                    found.add(field);
                }
            });
        }
        return found;
    }
}
