package dev.veriport.adapter.onfido;

import dev.veriport.http.CheckList;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.Person;
import dev.veriport.model.Reported;
import dev.veriport.model.UnreadPart.Part;
import java.util.List;
import java.util.Set;

/**
 * A report, in the shape of OpenAPI v3.6. The output of a Studio task has the same shape, as in the vendor's own published example
 * of a webhook. Immutable.
 */
record OnfidoReport(Kind kind, JsonValue json) {

    /** What a report is about. */
    enum Kind {
        DOCUMENT,
        FACE,
        OTHER;

        /** What a result gets from such a report. */
        Set<Part> parts() {
            return this == DOCUMENT ? Set.of(Part.PERSON, Part.DOCUMENTS, Part.CHECKS) : Set.of(Part.CHECKS);
        }
    }

    /** A report outside Studio. */
    static OnfidoReport byName(JsonValue report) {
        String name = report.at("name").text().orElse("");
        Kind other = name.startsWith("facial_similarity") ? Kind.FACE : Kind.OTHER;
        return new OnfidoReport(name.startsWith("document") ? Kind.DOCUMENT : other, report);
    }

    Person person() {
        JsonValue data = json.at("properties");
        return Person.builder()
                .fullName(data.joined(" ", "first_name", "middle_name", "last_name")
                        .personal())
                .givenNames(data.at("first_name").personal())
                .middleName(data.at("middle_name").personal())
                .familyName(data.at("last_name").personal())
                .dateOfBirth(data.at("date_of_birth").date().personal())
                .sex(data.at("gender").sex().personal())
                .nationality(data.at("nationality").reported().map(Country::of).personal())
                .address(data.at("address").personal())
                .placeOfBirth(data.at("place_of_birth").personal())
                .personalNumber(data.at("personal_number").reported().personal())
                .build();
    }

    Document document() {
        JsonValue data = json.at("properties");
        Reported<String> type = data.at("document_type").reported();
        return Document.builder(OnfidoMapping.DOCUMENTS.meaning(type), type)
                .number(number(data.at("document_numbers")).personal())
                .issuingCountry(data.at("issuing_country").reported().map(Country::of))
                .jurisdiction(data.at("issuing_state").reported())
                .dateOfIssue(data.at("issuing_date").date())
                .dateOfExpiry(data.at("date_of_expiry").date())
                .mrz(data.joined("\n", "mrz_line1", "mrz_line2", "mrz_line3").personal())
                .build();
    }

    /** The number of the document itself; others are those of a person, for instance. */
    private static Reported<String> number(JsonValue numbers) {
        return numbers.items().stream()
                .filter(number -> number.at("type").is("document_number"))
                .findFirst()
                .map(number -> number.at("value").reported())
                .orElseGet(Reported::absent);
    }

    List<Check> checks() {
        JsonValue word = json.at(json.at("sub_result").isBlank() ? "result" : "sub_result");
        boolean isClear = json.at("result").is(OnfidoMapping.CLEAR); // a sub-result can still say otherwise
        CheckList checks = new CheckList(OnfidoMapping.OUTCOMES::meaning);
        switch (kind) {
            case DOCUMENT ->
                checks.add(Check.of(CheckType.DOCUMENT, checks.outcome(isClear ? word : json.at("result")))
                                .withWord(word.reported()))
                        .add(CheckType.DOCUMENT_LIVENESS, result("visual_authenticity", "original_document_present"))
                        .add(CheckType.IMAGE_QUALITY, result("image_integrity"))
                        .add(CheckType.DATA_CONSISTENCY, result("data_consistency"))
                        .add(CheckType.DATA_CONSISTENCY, result("data_comparison"))
                        .add(CheckType.AGE, result("age_validation"))
                        .add(CheckType.CHIP, result("issuing_authority"));
            case FACE ->
                checks.add(CheckType.FACE_MATCH, result("face_comparison"), score("face_comparison", "face_match"))
                        .add(
                                CheckType.FACE_LIVENESS,
                                result("visual_authenticity"),
                                score("visual_authenticity", "spoofing_detection"))
                        .add(CheckType.IMAGE_QUALITY, result("image_integrity"));
            case OTHER ->
                OnfidoMapping.CHECKS
                        .meaning(json.at("name").reported())
                        .ifPresent(type -> checks.add(type, json.at("result")));
        }
        return checks.checks();
    }

    private JsonValue result(String... breakdowns) {
        return breakdown(breakdowns).at("result");
    }

    /** From 0 to 1: 1 is the same person, and a living one. */
    private Reported<Score> score(String... breakdowns) {
        return breakdown(breakdowns).at("properties").at("score").score(0, 1);
    }

    private JsonValue breakdown(String... names) {
        JsonValue part = json;
        for (String name : names) {
            part = part.at("breakdown").at(name);
        }
        return part;
    }
}
