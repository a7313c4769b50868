package dev.veriport.testkit.contract;

import dev.veriport.model.Document;
import dev.veriport.model.Handoff;
import dev.veriport.model.LicenceClass;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import java.util.List;
import java.util.stream.Stream;

/** The texts that must not be printed. */
final class Revealed {
    /** The minimum length: shorter texts, {@code M} or {@code UTO}, occur in any text. */
    private static final int LONG_ENOUGH_TO_TELL = 4;

    private Revealed() {}

    /** Texts that allow their holder to use or complete the session. */
    static List<String> of(VerificationSession session) {
        String handoff = session.handoff().match(page -> page.url().toString(), Revealed::token);
        String value = session.ref().value();
        return List.of(handoff, value, value.substring(value.lastIndexOf('.') + 1));
    }

    static List<String> of(VerificationResult result) {
        Person person = result.person();
        Stream<Personal<?>> ofPerson = Stream.of(
                person.fullName(),
                person.familyName(),
                person.givenNames(),
                person.middleName(),
                person.localName(),
                person.namePrefixes(),
                person.nameSuffixes(),
                person.dateOfBirth(),
                person.sex(),
                person.nationality(),
                person.address(),
                person.street(),
                person.city(),
                person.subdivision(),
                person.postalCode(),
                person.addressCountry(),
                person.placeOfBirth(),
                person.personalNumber(),
                person.email(),
                person.phone());
        Stream<Personal<?>> ofDocuments = result.documents().stream().flatMap(Revealed::of);
        return Stream.concat(ofPerson, ofDocuments)
                .flatMap(personal -> personal.reveal().stream())
                .map(Object::toString)
                .filter(text -> text.length() >= LONG_ENOUGH_TO_TELL)
                .toList();
    }

    private static Stream<Personal<?>> of(Document document) {
        return Stream.concat(
                Stream.of(document.number(), document.mrz()),
                document.licenceClasses().stream().map(LicenceClass::notes));
    }

    private static String token(Handoff.SdkToken handoff) {
        return handoff.token().reveal();
    }
}
