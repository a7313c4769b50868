package dev.veriport.adapter.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Ascii;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Origin;
import dev.veriport.model.Person;
import dev.veriport.model.Reported;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Maps a document of a record. Every field is text, empty when the document does not have it. Page "Verification Data",
 * docs.faceki.com.
 */
final class FacekiDocuments {
    private FacekiDocuments() {}

    static Person person(JsonValue document) {
        return Person.builder()
                .fullName(document.at("full_name").personal())
                .familyName(document.at("last_name").personal())
                .givenNames(document.at("first_name").personal())
                .middleName(document.at("middle_name").personal())
                .localName(document.at("local_name").personal())
                .dateOfBirth(FacekiDate.in(document, "date_of_birth", "_year", "_month", "_day")
                        .personal()) // not dob, which is only a part of the date
                .sex(document.at("gender").sex().personal())
                .nationality(country(document, "nationality").personal())
                .build();
    }

    static Document document(JsonValue document) {
        return Document.builder(type(document), typeWord(document))
                .number(document.at("document_number").reported().personal())
                .issuingCountry(country(document, "issuer"))
                .dateOfIssue(FacekiDate.in(document, "issued", "Year", "Month", "Day"))
                .dateOfExpiry(FacekiDate.in(document, "expiry", "Year", "Month", "Day"))
                .mrz(document.at("mrz").personal())
                .build();
    }

    private static DocumentType type(JsonValue document) {
        String name = document.at("document_type_full").text().orElse("").strip();
        if (Ascii.lowerCase(name).equals("residence permit")) { // inferred: no page lists the names
            return DocumentType.RESIDENCE_PERMIT;
        }
        String letter = document.at("document_type").text().orElse("").strip();
        return switch (Ascii.upperCase(letter)) {
            case "P" -> DocumentType.PASSPORT;
            case "D" -> DocumentType.DRIVING_LICENCE;
            case "I" -> DocumentType.NATIONAL_ID;
            default -> DocumentType.OTHER;
        };
    }

    private static Reported<String> typeWord(JsonValue document) {
        JsonValue letter = document.at("document_type");
        JsonValue full = document.at("document_type_full");
        Reported<String> word =
                firstReadable(List.of(full.reported(), letter.reported())).map(String::strip);
        List<Origin> origins = JsonValue.origins(letter, full);
        return word.toOptional().map(raw -> Reported.of(raw, origins)).orElse(word);
    }

    /**
     * {@code _iso} has two letters and {@code _iso2} three; without them, the full name is read. A known country takes
     * precedence over an unknown one, in whichever field it is.
     */
    private static Reported<Country> country(JsonValue document, String field) {
        List<Reported<Country>> countries = Stream.of(field + "_iso2", field + "_iso", field)
                .map(name -> document.at(name).reported().map(Country::of))
                .toList();
        return countries.stream()
                .filter(country -> country.match(Country::isKnown, missing -> false))
                .findFirst()
                .orElseGet(() -> firstReadable(countries));
    }

    /** The first field with a value; otherwise an unreadable one; absent when all are. */
    private static <T> Reported<T> firstReadable(List<Reported<T>> fields) {
        return Stream.<Predicate<Reported<T>>>of(Reported::isGiven, Reported::isUnreadable)
                .flatMap(wanted -> fields.stream().filter(wanted))
                .findFirst()
                .orElseGet(Reported::absent);
    }
}
