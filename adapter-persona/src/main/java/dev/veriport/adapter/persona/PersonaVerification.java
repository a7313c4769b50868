package dev.veriport.adapter.persona;

import dev.veriport.http.CheckList;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.Person;
import dev.veriport.model.Reason;
import dev.veriport.model.Reported;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verification of an inquiry: a document, its chip, a selfie, or another one, of which the status and the checks are read.
 * Immutable.
 */
record PersonaVerification(JsonValue json) {
    static final String GOVERNMENT_ID = "government-id";
    static final String NFC = "government-id-nfc";
    static final String SELFIE = "selfie";

    static final Comparator<PersonaVerification> BY_CREATION = Comparator.comparing(verification ->
            verification.at("created-at").instant().match(created -> created, missing -> Instant.EPOCH));

    /** Whose person counts: one that passed more than one that did not, a government id more than its chip. */
    static final Comparator<PersonaVerification> BY_PERSON = Comparator.comparing(PersonaVerification::isPassed)
            .thenComparing(verification -> verification.type().equals(GOVERNMENT_ID));

    private static final String PREFIX = "verification/";

    String id() {
        return json.at(PersonaInquiry.ID).text().orElse("");
    }

    JsonValue at(String attribute) {
        return json.at("attributes").at(attribute);
    }

    /** Without its prefix; empty for an object that is no verification. */
    String type() {
        return json.at("type")
                .text()
                .filter(type -> type.startsWith(PREFIX))
                .map(type -> type.substring(PREFIX.length()))
                .orElse("");
    }

    boolean isRedacted() {
        return !at("redacted-at").isBlank();
    }

    boolean isPassed() {
        return at("status").is(PersonaMapping.PASSED);
    }

    boolean hasDocument() {
        return type().equals(GOVERNMENT_ID) || type().equals(NFC);
    }

    Person person() {
        JsonValue attributes = json.at("attributes");
        return Person.builder()
                .dateOfBirth(at("birthdate").date().personal())
                .sex(at("sex").sex().personal())
                .nationality(at("nationality").reported().map(Country::of).personal())
                .placeOfBirth(at("birthplace").personal())
                .givenNames(at("name-first").personal())
                .middleName(at("name-middle").personal())
                .familyName(at("name-last").personal())
                .nameSuffixes(at("name-suffix").personal())
                .fullName(attributes
                        .joined(" ", "name-first", "name-middle", "name-last")
                        .personal())
                .street(attributes
                        .joined(", ", "address-street-1", "address-street-2")
                        .personal())
                .city(at("address-city").personal())
                .subdivision(at("address-subdivision").personal())
                .postalCode(at("address-postal-code").personal())
                .build();
    }

    Document document() {
        Reported<String> type = at("id-class").reported();
        return Document.builder(PersonaMapping.DOCUMENTS.meaning(type), type)
                .number(number().reported().personal())
                .issuingCountry(at("country-code").reported().map(Country::of))
                .jurisdiction(at("issuing-subdivision").reported())
                .dateOfIssue(at("issue-date").date())
                .dateOfExpiry(at("expiration-date").date())
                .licenceClass(at("vehicle-class").reported())
                .build();
    }

    /** The number of a licence or passport is the {@code identification-number}; some documents have another one as well. */
    private JsonValue number() {
        JsonValue number = at("identification-number");
        return number.isBlank() ? at("document-number") : number;
    }

    /** The address of the face on the document or in its chip. */
    JsonValue portrait() {
        JsonValue alone = at("selfie-photo-url");
        return alone.isBlank() ? at("selfie-photo").at("url") : alone;
    }

    /** Its own outcome, where it stands for a check, and that of each of its checks. */
    List<Check> checks() {
        CheckList checks = new CheckList(PersonaMapping.OUTCOMES::meaning);
        PersonaMapping.TYPES.meaning(type()).ifPresent(type -> checks.add(type, at("status")));
        at("checks")
                .items()
                .forEach(check -> meaning(check).type().ifPresent(type -> checks.add(type, check.at("status"))));
        return checks.checks();
    }

    private static PersonaMapping.Meaning meaning(JsonValue check) {
        return PersonaMapping.CHECKS.meaning(check.at("name").reported());
    }

    /** Why it did not pass: the names of the required checks that failed, and what Persona says of each. */
    List<Reason> reasons() {
        return at("checks").items().stream()
                .filter(check -> !isPassed() && !check.at("requirement").is("not_required"))
                .filter(check -> check.at("status").is(PersonaMapping.FAILED))
                .flatMap(PersonaVerification::reasons)
                .toList();
    }

    private static Stream<Reason> reasons(JsonValue check) {
        return Stream.concat(Stream.of(check.at("name")), check.at("reasons").items().stream())
                .filter(word -> !word.isBlank())
                .map(word -> new Reason(meaning(check).reason(), word.reported()));
    }
}
