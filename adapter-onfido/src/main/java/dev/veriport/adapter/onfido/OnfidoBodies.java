package dev.veriport.adapter.onfido;

import dev.veriport.model.Applicant;
import dev.veriport.model.Consent;
import dev.veriport.model.Country;
import dev.veriport.model.IdNumber;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Personal;
import dev.veriport.model.VerificationRequest;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bodies of a start: schemas {@code applicant_builder} and {@code workflow_run_builder} of Onfido's OpenAPI v3.6. */
final class OnfidoBodies {
    /** The tag of every run that Veriport starts. A webhook about a run without it belongs to another application. */
    static final String MARKER = "veriport";

    private static final Map<String, String> LANGUAGES = Map.of(
            "en", "en_US", "de", "de_DE", "es", "es_ES", "fr", "fr_FR", "it", "it_IT", "pt", "pt_PT", "nl", "nl_NL");

    private OnfidoBodies() {}

    static Map<String, Object> applicant(VerificationRequest request) {
        Applicant person = request.applicant();
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "first_name", person.givenNames());
        put(body, "last_name", person.familyName());
        put(body, "email", person.email());
        put(body, "phone_number", person.phone());
        person.dateOfBirth()
                .reveal()
                .flatMap(PartialDate::toLocalDate)
                .ifPresent(day -> body.put("dob", day.toString()));
        List<Map<String, Object>> numbers =
                person.idNumbers().stream().map(OnfidoBodies::idNumber).toList();
        if (!numbers.isEmpty()) {
            body.put("id_numbers", numbers);
        }
        Map<String, Object> address = address(person);
        if (!address.isEmpty()) {
            body.put("address", address);
        }
        Map<String, Object> location = new LinkedHashMap<>();
        put(location, "ip_address", person.ipAddress());
        code(person.countryOfResidence()).ifPresent(code -> location.put("country_of_residence", code));
        if (!location.isEmpty()) {
            body.put("location", location);
        }
        List<Map<String, Object>> consents =
                request.consents().stream().map(OnfidoBodies::consent).toList();
        if (!consents.isEmpty()) {
            body.put("consents", consents);
        }
        return body;
    }

    private static Map<String, Object> idNumber(IdNumber number) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("type", number.type());
        put(written, "value", number.number());
        put(written, "state_code", number.issuingState());
        return written;
    }

    /** Onfido refuses an address without postcode or country, so such an address is not sent. */
    private static Map<String, Object> address(Applicant person) {
        Optional<String> country = code(person.addressCountry());
        if (country.isEmpty() || !person.postalCode().isGiven()) {
            return Map.of();
        }
        Map<String, Object> address = new LinkedHashMap<>();
        put(address, "street", person.street());
        put(address, "town", person.city());
        put(address, "state", person.subdivision());
        put(address, "postcode", person.postalCode());
        address.put("country", country.get());
        return address;
    }

    private static void put(Map<String, Object> body, String field, Personal<String> value) {
        value.reveal().ifPresent(text -> body.put(field, text));
    }

    /** ISO 3166-1 alpha-3, as Onfido takes it; empty for a code of a document alone. */
    private static Optional<String> code(Personal<Country> country) {
        return country.reveal().filter(Country::isIso).map(Country::code);
    }

    private static Map<String, Object> consent(Consent consent) {
        String name =
                switch (consent.kind()) {
                    case PRIVACY_NOTICES_READ -> "privacy_notices_read";
                    case ID_NUMBER_VERIFICATION -> "ssn_verification";
                    case PHONE_NUMBER_VERIFICATION -> "phone_number_verification";
                };
        return Map.of("name", name, "granted", consent.isGranted());
    }

    /** @param expiresAt of the link */
    static Map<String, Object> run(
            VerificationRequest request, String applicant, String workflow, Optional<Instant> expiresAt) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("workflow_id", workflow);
        body.put("applicant_id", applicant);
        body.put("customer_user_id", request.reference());
        body.put("tags", List.of(MARKER, request.attempt().orElseThrow().value()));
        Map<String, Object> link = new LinkedHashMap<>();
        request.returnTo().map(URI::toString).ifPresent(url -> {
            link.put("completed_redirect_url", url);
            link.put("expired_redirect_url", url);
        });
        expiresAt.ifPresent(time -> link.put("expires_at", time.toString()));
        request.locale()
                .map(Locale::getLanguage)
                .map(LANGUAGES::get)
                .ifPresent(language -> link.put("language", language));
        if (!link.isEmpty()) {
            body.put("link", link);
        }
        return body;
    }
}
