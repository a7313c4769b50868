package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.store.StoredResponse;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactionTest {
    private static final String CANARY = "canary-Ada-1815";
    private static final byte[] BYTES = CANARY.getBytes(StandardCharsets.UTF_8);
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final Personal<String> PII = Personal.of(CANARY);

    private static Person person() {
        return Person.builder()
                .fullName(PII)
                .familyName(PII)
                .givenNames(PII)
                .middleName(PII)
                .localName(PII)
                .namePrefixes(PII)
                .nameSuffixes(PII)
                .address(PII)
                .street(PII)
                .city(PII)
                .subdivision(PII)
                .postalCode(PII)
                .addressCountry(Personal.of(Country.of(CANARY)))
                .build();
    }

    private static Applicant applicant() {
        return Applicant.builder()
                .givenNames(CANARY)
                .familyName(CANARY)
                .email(CANARY)
                .phone(CANARY)
                .street(CANARY)
                .city(CANARY)
                .subdivision(CANARY)
                .postalCode(CANARY)
                .ipAddress(CANARY)
                .addressCountry(Country.of(CANARY))
                .countryOfResidence(Country.of(CANARY))
                .idNumbers(IdNumber.of("tax_id", CANARY).issuedBy(CANARY))
                .build();
    }

    private static Document document() {
        LicenceClass licence = new LicenceClass("B", Reported.absent(), Reported.absent(), PII);
        return Document.builder(DocumentType.PASSPORT, "PP")
                .number(PII)
                .mrz(PII)
                .licenceClasses(List.of(licence))
                .build();
    }

    static Stream<Object> thingsThatHoldACanary() {
        VerificationResult result = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .person(person())
                .documents(List.of(document()))
                .build();
        SessionRef session = SessionRef.of(VENDOR, "case", Map.of("nonce", CANARY));
        Handoff page = new Handoff.HostedPage(URI.create("https://vendor.example/" + CANARY));
        return Stream.of(
                Secret.of(CANARY),
                Personal.of(CANARY),
                Personal.of(CANARY).map(String::toUpperCase),
                Reported.of(Secret.of(CANARY)),
                person(),
                document(),
                result,
                session,
                page,
                new Handoff.SdkToken(Secret.of(CANARY)),
                new Handoff.SdkToken(Secret.of(CANARY), Map.of("inquiry-id", CANARY), Reported.notProvided()),
                new VerificationSession(session, page, Instant.EPOCH, Reported.notProvided()),
                new ReusableToken(Secret.of(CANARY), Duration.ofHours(1)),
                SingleUseToken.of(Secret.of(CANARY)),
                new StoredResponse(200, BYTES),
                VaultKey.of(VENDOR, CANARY),
                new InboundNotification(VENDOR, Map.of("x-signature", List.of(CANARY)), BYTES),
                ReturnedParameters.ofQuery("code=" + CANARY),
                TokenRequest.of(TokenPurpose.API).withWorkflow(CANARY),
                VerificationRequest.builder("case")
                        .returnTo(URI.create("https://shop.example/" + CANARY))
                        .applicant(applicant())
                        .build(),
                applicant(),
                IdNumber.of("tax_id", CANARY).issuedBy(CANARY),
                EvidenceSubmission.builder("case", ImageSource.file(Path.of(CANARY)))
                        .document(ImageSource.file(Path.of(CANARY)))
                        .build());
    }

    @ParameterizedTest(name = "PII {0}")
    @MethodSource("thingsThatHoldACanary")
    @DisplayName("PII nothing that holds personal data or a secret prints it")
    void printsRedacted(Object thing) {
        assertThat(thing.toString()).isNotEmpty().doesNotContainIgnoringCase(CANARY);
    }

    @ParameterizedTest(name = "PII {0}")
    @MethodSource("thingsThatHoldACanary")
    @DisplayName("PII nothing that holds personal data or a secret is serializable")
    void notSerializable(Object thing) {
        assertThat(thing).isNotInstanceOf(Serializable.class);
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(thing))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    @DisplayName("PII what is printed says which field is which")
    void printsNames() {
        assertThat(Person.builder()
                        .fullName(Personal.of(CANARY))
                        .sex(Personal.unreadable())
                        .build()
                        .toString())
                .contains("fullName=[redacted]", "sex=UNREADABLE", "address=NOT_PROVIDED");
    }

    @Test
    @DisplayName("PII secrets and personal data are revealed by name, equal by value, and print as [redacted]")
    void reveal() {
        assertThat(Secret.of(CANARY).reveal()).isEqualTo(CANARY);
        assertThat(Secret.of(CANARY)).isEqualTo(Secret.of(CANARY)).hasSameHashCodeAs(Secret.of(CANARY));
        assertThat(Secret.of(CANARY)).isNotEqualTo(Secret.of(CANARY + "x")).hasToString("[redacted]");
        assertThat(Personal.of(1).map(one -> one + 1).reveal()).contains(2);
        assertThat(Personal.of("a"))
                .isEqualTo(Personal.of("a"))
                .isNotEqualTo(Personal.of("b"))
                .hasToString("[redacted]");
        assertThat(Personal.of("a")).hasToString("[redacted]");
    }
}
