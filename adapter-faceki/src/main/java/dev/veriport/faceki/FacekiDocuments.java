package dev.veriport.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Pii;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One document of a record. Every leaf is text, empty where the document has nothing. Page "Verification Data",
 * docs.faceki.com, and the traps it does not tell of.
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
                .dateOfBirth(date(document, "date_of_birth_year", "date_of_birth_month", "date_of_birth_day")
                        .map(Pii::of)) // never dob, which holds a part of it
                .sex(document.at("gender").reported().map(FacekiDocuments::sex).map(Pii::of))
                .nationality(country(document, "nationality").map(Pii::of))
                .build();
    }

    static Document document(JsonValue document) {
        return Document.builder(type(document))
                .number(document.at("document_number").personal())
                .issuingCountry(country(document, "issuer"))
                .dateOfIssue(date(document, "issuedYear", "issuedMonth", "issuedDay"))
                .dateOfExpiry(date(document, "expiryYear", "expiryMonth", "expiryDay"))
                .mrz(document.at("mrz").personal())
                .build();
    }

    private static DocumentType type(JsonValue document) {
        JsonValue letterField = document.at("document_type");
        JsonValue fullField = document.at("document_type_full");
        String letter = letterField.text().orElse("").strip().toUpperCase(Locale.ROOT);
        String full = fullField.text().orElse("").strip();
        Optional<String> raw =
                Stream.of(full, letter).filter(word -> !word.isEmpty()).findFirst();
        return new DocumentType(
                kind(letter, full), Reported.ofOptional(raw, JsonValue.origins(letterField, fullField)));
    }

    private static DocumentType.Kind kind(String letter, String full) {
        if (full.toLowerCase(Locale.ROOT).contains("residen")) {
            return DocumentType.Kind.RESIDENCE_PERMIT;
        }
        return switch (letter) {
            case "P" -> DocumentType.Kind.PASSPORT;
            case "D" -> DocumentType.Kind.DRIVING_LICENCE;
            case "I" -> DocumentType.Kind.NATIONAL_ID;
            default -> DocumentType.Kind.OTHER;
        };
    }

    private static Sex sex(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "M", "MALE" -> Sex.M;
            case "F", "FEMALE" -> Sex.F;
            case "X" -> Sex.X;
            default -> Sex.UNSPECIFIED;
        };
    }

    /** {@code _iso} holds two letters and {@code _iso2} three, so the letters are counted; else the name in full. */
    private static Reported<Country> country(JsonValue document, String field) {
        Reported<Country> iso2 = document.at(field + "_iso2").reported().map(Country::of);
        if (iso2.isGiven()) {
            return iso2;
        }
        Reported<Country> iso = document.at(field + "_iso").reported().map(Country::of);
        return iso.isGiven() ? iso : document.at(field).reported().map(Country::of);
    }

    /** Built from its parts, since the whole dates have no stated order; absent where the parts are no date. */
    private static Reported<PartialDate> date(JsonValue document, String year, String month, String day) {
        Optional<Integer> inYear = part(document, year).filter(y -> y >= 1000 && y <= 9999);
        int inMonth = part(document, month).orElse(0);
        int onDay = inMonth == 0 ? 0 : part(document, day).orElse(0);
        try {
            return Reported.ofOptional(
                    inYear.map(y -> new PartialDate(y, inMonth, onDay)),
                    JsonValue.origins(document.at(year), document.at(month), document.at(day)));
        } catch (DateTimeException noDate) {
            return Reported.absent();
        }
    }

    private static Optional<Integer> part(JsonValue document, String field) {
        return document.at(field).integer().map(Long::intValue);
    }
}
