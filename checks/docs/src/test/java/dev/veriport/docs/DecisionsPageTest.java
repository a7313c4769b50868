package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.Finality;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/decisions.md: whether the verified person is the customer, and what the customer is told. */
@ExtendWith(VeriportExtension.class)
final class DecisionsPageTest {
    private static final Customer VERA =
            new Customer("specimen", "VERA", new PartialDate(1990, 4, 12), Country.of("UTO"));

    /** What the application knows. */
    private record Customer(String familyName, String givenNames, PartialDate dateOfBirth, Country documentCountry) {}

    // tag::compared[]
    /** The values that differ or are missing. Let a person look at them before you accept the customer. */
    static List<String> differences(VerificationResult approved, Customer customer) {
        Person person = approved.person();
        Map<String, Boolean> same = new TreeMap<>();
        same.put("familyName", is(person.familyName(), customer.familyName()::equalsIgnoreCase));
        same.put("givenNames", is(person.givenNames(), customer.givenNames()::equalsIgnoreCase));
        same.put("dateOfBirth", is(person.dateOfBirth(), customer.dateOfBirth()::equals));
        same.put(
                "issuingCountry",
                approved.documents().stream()
                        .findFirst()
                        .map(Document::issuingCountry)
                        .filter(Reported.of(customer.documentCountry())::equals)
                        .isPresent());
        same.values().removeIf(Boolean::booleanValue);
        return List.copyOf(same.keySet());
    }

    /** A missing value is a difference, whatever the reason. */
    private static <T> boolean is(Personal<T> read, Predicate<T> expected) {
        return read.match(expected::test, missing -> false);
    }
    // end::compared[]

    private static VerificationResult approved(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationSession session = identity.start(VerificationRequest.builder("customer-42")
                .returnTo("https://shop.example/verified")
                .build());
        SessionRef ref = session.ref();
        VerificationResult result = identity.complete(ref, vendor.finish(session, Ending.APPROVED));
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        return result;
    }

    @Test
    @DisplayName("docs/decisions.md: a verified customer has no differences; upper and lower case are the same")
    void same(IdentityProvider identity, InMemoryVendor vendor) {
        assertThat(differences(approved(identity, vendor), VERA)).isEmpty();
    }

    @Test
    @DisplayName("docs/decisions.md: somebody else's genuine passport is APPROVED, and differs from the customer")
    void another(IdentityProvider identity, InMemoryVendor vendor) {
        vendor.person(Person.builder()
                .familyName(Personal.of("Colleague"))
                .givenNames(Personal.of("Vera"))
                .dateOfBirth(Personal.of(new PartialDate(1990, 4, 13)))
                .build());

        assertThat(differences(approved(identity, vendor), VERA)).containsExactly("dateOfBirth", "familyName");
    }

    @Test
    @DisplayName("docs/decisions.md: a value that is missing, and a document that is, are differences")
    void missing(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationResult unread = approved(identity, vendor).toBuilder()
                .person(Person.notRead())
                .documents(List.of())
                .build();

        assertThat(differences(unread, VERA))
                .containsExactly("dateOfBirth", "familyName", "givenNames", "issuingCountry");
    }

    // tag::texts[]
    private static final Map<ReasonCode, String> TEXTS = Map.of(
            ReasonCode.BLURRY, "The photo was blurred. Hold the camera still.",
            ReasonCode.EXPIRED, "The document has expired. Use another one.");

    /** What the customer reads. */
    static List<String> texts(VerificationResult result) {
        return result.reasons().stream()
                .map(Reason::code)
                .filter(code -> code.audience() == ReasonCode.Audience.END_USER)
                .map(code -> TEXTS.getOrDefault(code, "We could not verify you. Our support can help."))
                .distinct()
                .toList();
    }
    // end::texts[]

    @Test
    @DisplayName("docs/decisions.md: the customer reads a sentence for each reason meant for them, and no other reason")
    void reasons() {
        VerificationResult declined = VerificationResult.builder(
                        new ProviderId("acme"), Decision.DECLINED, Finality.FINAL)
                .reasons(List.of(
                        new Reason(ReasonCode.SANCTIONS, "list-7"),
                        new Reason(ReasonCode.EXPIRED, "expired"),
                        new Reason(ReasonCode.DATA_MISMATCH, "mrz"),
                        new Reason(ReasonCode.UNDERAGE, "minor")))
                .build();

        VerificationResult forOthers = declined.toBuilder()
                .reasons(declined.reasons().stream()
                        .filter(reason -> reason.code().audience() != ReasonCode.Audience.END_USER)
                        .toList())
                .build();

        assertThat(forOthers.reasons()).hasSize(2);
        assertThat(texts(forOthers)).isEmpty();
        assertThat(texts(declined))
                .containsExactly(
                        "The document has expired. Use another one.", "We could not verify you. Our support can help.");
    }
}
