package dev.veriport.testkit.vendor;

import dev.veriport.model.Applicant;
import dev.veriport.model.Consent;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentType;
import dev.veriport.model.IdNumber;
import dev.veriport.model.PartialDate;
import dev.veriport.model.VerificationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Requests of an invented person, with every optional field. A fake gets those that its vendor takes, and none that its vendor
 * requires is missing.
 */
public final class SampleRequest {
    private static final Applicant APPLICANT = Applicant.builder()
            .givenNames("Quirina")
            .familyName("Kanarienvogt")
            .email("quirina.kanarienvogt@example.com")
            .phone("+493023125001") // a number that is reserved for films
            .dateOfBirth(new PartialDate(1987, 3, 14))
            .street("Kanariengasse")
            .city("Kanarienstadt")
            .subdivision("Kanarienland")
            .postalCode("KNRN7")
            .addressCountry(Country.of("BVT"))
            .countryOfResidence(Country.of("HMD"))
            .ipAddress("192.0.2.87")
            .idNumbers(IdNumber.of("tax_id", "KNRN20875"))
            .build();

    private SampleRequest() {}

    /** A builder for a request with every optional field. On the web it needs {@code returnTo} too. */
    public static VerificationRequest.Builder of(String reference) {
        return VerificationRequest.builder(reference)
                .applicant(APPLICANT)
                .consents(Consent.granted(Consent.Kind.PRIVACY_NOTICES_READ, Instant.EPOCH))
                .locale(new Locale.Builder().setLanguage("fo").setRegion("FO").build())
                .documentCountry(Country.of("ATF"))
                .documentTypes(DocumentType.PASSPORT)
                .expiry(Duration.ofDays(1));
    }
}
