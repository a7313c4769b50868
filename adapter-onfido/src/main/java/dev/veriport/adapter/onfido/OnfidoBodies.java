package dev.veriport.adapter.onfido;

import static dev.veriport.http.ApplicantFields.country;
import static dev.veriport.http.ApplicantFields.wholeDay;
import static dev.veriport.model.RequestField.ADDRESS_COUNTRY;
import static dev.veriport.model.RequestField.COUNTRY_OF_RESIDENCE;
import static dev.veriport.model.RequestField.DATE_OF_BIRTH;

import dev.veriport.http.BodyFields;
import dev.veriport.model.Applicant;
import dev.veriport.model.Consent;
import dev.veriport.model.IdNumber;
import dev.veriport.model.Personal;
import dev.veriport.model.VerificationRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bodies of a start: schemas {@code applicant_builder} and {@code workflow_run_builder} of Onfido's OpenAPI v3.6. */
final class OnfidoBodies {
    private static final Map<String, String> LANGUAGES = Map.of(
            "en", "en_US", "de", "de_DE", "es", "es_ES", "fr", "fr_FR", "it", "it_IT", "pt", "pt_PT", "nl", "nl_NL");

    private OnfidoBodies() {}

    static BodyFields applicant(VerificationRequest request) {
        Applicant person = request.applicant();
        BodyFields location = BodyFields.none()
                .put("ip_address", person.ipAddress())
                .put("country_of_residence", country(COUNTRY_OF_RESIDENCE, person.countryOfResidence()));
        return BodyFields.none()
                .put("first_name", person.givenNames())
                .put("last_name", person.familyName())
                .put("email", person.email())
                .put("phone_number", person.phone())
                .put("dob", wholeDay(DATE_OF_BIRTH, person.dateOfBirth()))
                .put("id_numbers", person.idNumbers(), OnfidoBodies::idNumber)
                .put("address", address(person))
                .put("location", location)
                .put("consents", request.consents(), OnfidoBodies::consent);
    }

    private static BodyFields idNumber(IdNumber number) {
        return BodyFields.none()
                .put("type", number.type())
                .put("value", number.number())
                .put("state_code", number.issuingState());
    }

    /** Onfido refuses an address without postcode or country, so such an address is not sent. */
    private static BodyFields address(Applicant person) {
        Personal<String> country = country(ADDRESS_COUNTRY, person.addressCountry());
        if (!country.isGiven() || !person.postalCode().isGiven()) {
            return BodyFields.none();
        }
        return BodyFields.none()
                .put("street", person.street())
                .put("town", person.city())
                .put("state", person.subdivision())
                .put("postcode", person.postalCode())
                .put("country", country);
    }

    private static BodyFields consent(Consent consent) {
        String name =
                switch (consent.kind()) {
                    case PRIVACY_NOTICES_READ -> "privacy_notices_read";
                    case ID_NUMBER_VERIFICATION -> "ssn_verification";
                    case PHONE_NUMBER_VERIFICATION -> "phone_number_verification";
                };
        return BodyFields.none().put("name", name).put("granted", consent.isGranted());
    }

    /** @param now when the link's time begins */
    static BodyFields run(VerificationRequest request, String applicant, OnfidoSettings settings, Instant now) {
        Optional<String> returnTo = request.returnTo().map(URI::toString);
        String attempt = request.attempt().orElseThrow().value();
        BodyFields link = BodyFields.none()
                .put("completed_redirect_url", returnTo)
                .put("expired_redirect_url", returnTo)
                .put("expires_at", request.expiry().map(now::plus).map(Instant::toString))
                .put("language", request.locale().map(Locale::getLanguage).map(LANGUAGES::get));
        return BodyFields.none()
                .put("workflow_id", request.workflow().orElse(settings.workflowId()))
                .put("applicant_id", applicant)
                .put("customer_user_id", request.reference())
                .put("tags", List.of(settings.runTag(), attempt))
                .put("link", link);
    }
}
