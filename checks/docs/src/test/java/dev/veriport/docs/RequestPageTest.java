package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Consent;
import dev.veriport.model.DocumentType;
import dev.veriport.model.PartialDate;
import dev.veriport.model.RequestField;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/start.md: what a request says of the person and the document, and its attempt. */
@ExtendWith(VeriportExtension.class)
final class RequestPageTest {

    @Test
    @DisplayName("docs/start.md: a request with an applicant, a consent and a locale reaches a vendor that takes them")
    void applicant(IdentityProvider identity, InMemoryVendor vendor) {
        Instant answeredAt = Instant.EPOCH;
        // tag::applicant[]
        VerificationRequest request = VerificationRequest.builder("customer-42")
                .returnTo("https://shop.example/verified")
                .applicant(Applicant.builder()
                        .givenNames("Vera")
                        .familyName("Specimen")
                        .dateOfBirth(new PartialDate(1990, 4, 12))
                        .build())
                .consents(Consent.granted(Consent.Kind.PRIVACY_NOTICES_READ, answeredAt))
                .locale(Locale.GERMANY)
                .documentCountry("DE")
                .documentTypes(DocumentType.PASSPORT, DocumentType.NATIONAL_ID)
                .build();
        // end::applicant[]
        identity.start(request);

        assertThat(vendor.starts().get(0).given())
                .containsExactly(
                        RequestField.GIVEN_NAMES,
                        RequestField.FAMILY_NAME,
                        RequestField.DATE_OF_BIRTH,
                        RequestField.CONSENTS,
                        RequestField.LOCALE,
                        RequestField.DOCUMENT_COUNTRY,
                        RequestField.DOCUMENT_TYPES);
    }

    @Test
    @DisplayName("docs/start.md: a start is found by the attempt that was stored before it")
    void attempt(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationRequest.Builder request =
                VerificationRequest.builder("customer-42").returnTo("https://shop.example/verified");
        // tag::attempt[]
        AttemptId attempt = AttemptId.random(); // store it, then start
        VerificationSession session = identity.start(request.attempt(attempt).build());
        // end::attempt[]
        vendor.finish(session, Ending.APPROVED);
        VerificationResult found = identity.findByReference(AttemptReference.of(identity.id(), "customer-42", attempt));

        assertThat(found).isApproved();
    }
}
