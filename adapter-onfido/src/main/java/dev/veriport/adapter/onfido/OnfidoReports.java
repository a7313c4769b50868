package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Ascii;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Origin;
import dev.veriport.model.Person;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Maps a document's report and a face's, in the shape of OpenAPI v3.6. The output of a Studio task has the same shape, as
 * in the vendor's own published example of a webhook.
 */
final class OnfidoReports {
    private OnfidoReports() {}

    static Person person(JsonValue report) {
        JsonValue properties = report.at("properties");
        return Person.builder()
                .fullName(joined(" ", properties, "first_name", "middle_name", "last_name")
                        .personal())
                .givenNames(properties.at("first_name").personal())
                .middleName(properties.at("middle_name").personal())
                .familyName(properties.at("last_name").personal())
                .dateOfBirth(properties.at("date_of_birth").date().personal())
                .sex(properties.at("gender").reported().read(OnfidoReports::sex).personal())
                .nationality(
                        properties.at("nationality").reported().map(Country::of).personal())
                .address(properties.at("address").personal())
                .placeOfBirth(properties.at("place_of_birth").personal())
                .personalNumber(properties.at("personal_number").reported().personal())
                .build();
    }

    /** Onfido does not publish the words of {@code gender}. */
    private static Optional<Sex> sex(String word) {
        return switch (Ascii.upperCase(word.strip())) {
            case "M", "MALE" -> Optional.of(Sex.M);
            case "F", "FEMALE" -> Optional.of(Sex.F);
            case "X" -> Optional.of(Sex.X);
            default -> Optional.empty();
        };
    }

    static Document document(JsonValue report) {
        JsonValue properties = report.at("properties");
        Reported<String> type = properties.at("document_type").reported();
        return Document.builder(type.match(OnfidoMapping::documentType, missing -> DocumentType.OTHER), type)
                .number(number(properties.at("document_numbers")).personal())
                .issuingCountry(properties.at("issuing_country").reported().map(Country::of))
                .jurisdiction(properties.at("issuing_state").reported())
                .dateOfIssue(properties.at("issuing_date").date())
                .dateOfExpiry(properties.at("date_of_expiry").date())
                .mrz(joined("\n", properties, "mrz_line1", "mrz_line2", "mrz_line3")
                        .personal())
                .build();
    }

    /** The number of the document itself; others are those of a person, for instance. */
    private static Reported<String> number(JsonValue numbers) {
        return numbers.items().stream()
                .filter(number -> number.at("type")
                        .text()
                        .filter("document_number"::equals)
                        .isPresent())
                .findFirst()
                .map(number -> number.at("value").reported())
                .orElseGet(Reported::absent);
    }

    /** The parts that are there; unreadable when one of them is. */
    private static Reported<String> joined(String between, JsonValue properties, String... names) {
        List<String> parts = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        for (String name : names) {
            JsonValue part = properties.at(name);
            Reported<String> written = part.reported();
            if (written.isUnreadable()) {
                return written;
            }
            written.toOptional().ifPresent(parts::add);
            origins.addAll(JsonValue.origins(part));
        }
        return parts.isEmpty() ? Reported.absent() : Reported.of(String.join(between, parts), origins);
    }

    /** The checks of a report outside Studio, by its name. */
    static List<Check> checks(JsonValue report) {
        String name = report.at("name").text().orElse("");
        if (isDocument(report)) {
            return documentChecks(report);
        }
        if (name.startsWith("facial_similarity")) {
            return faceChecks(report);
        }
        List<Check> checks = new ArrayList<>();
        OnfidoMapping.checkType(name).ifPresent(type -> add(checks, type, report, Reported.notProvided()));
        return checks;
    }

    static boolean isDocument(JsonValue report) {
        return report.at("name")
                .text()
                .filter(name -> name.startsWith("document"))
                .isPresent();
    }

    static List<Check> documentChecks(JsonValue report) {
        JsonValue breakdown = report.at("breakdown");
        List<Check> checks = new ArrayList<>();
        JsonValue word = report.at("sub_result").isBlank() ? report.at("result") : report.at("sub_result");
        checks.add(Check.of(
                        CheckType.DOCUMENT,
                        OnfidoMapping.outcome(report.at("result").text().orElse("")))
                .withWord(word.reported()));
        JsonValue original = breakdown.at("visual_authenticity").at("breakdown").at("original_document_present");
        add(checks, CheckType.DOCUMENT_LIVENESS, original, Reported.notProvided());
        add(checks, CheckType.IMAGE_QUALITY, breakdown.at("image_integrity"), Reported.notProvided());
        add(checks, CheckType.DATA_CONSISTENCY, breakdown.at("data_consistency"), Reported.notProvided());
        add(checks, CheckType.DATA_CONSISTENCY, breakdown.at("data_comparison"), Reported.notProvided());
        add(checks, CheckType.AGE, breakdown.at("age_validation"), Reported.notProvided());
        add(checks, CheckType.CHIP, breakdown.at("issuing_authority"), Reported.notProvided());
        return checks;
    }

    static List<Check> faceChecks(JsonValue report) {
        JsonValue breakdown = report.at("breakdown");
        JsonValue comparison = breakdown.at("face_comparison");
        JsonValue authenticity = breakdown.at("visual_authenticity");
        List<Check> checks = new ArrayList<>();
        add(checks, CheckType.FACE_MATCH, comparison, score(comparison, "face_match"));
        add(checks, CheckType.FACE_LIVENESS, authenticity, score(authenticity, "spoofing_detection"));
        add(checks, CheckType.IMAGE_QUALITY, breakdown.at("image_integrity"), Reported.notProvided());
        return checks;
    }

    /** From 0 to 1: 1 is the same person, and a living one. */
    private static Reported<Score> score(JsonValue part, String name) {
        return part.at("breakdown")
                .at(name)
                .at("properties")
                .at("score")
                .reported(JsonValue::number)
                .read(value -> value >= 0 && value <= 1 ? Optional.of(new Score(value, 0, 1)) : Optional.empty());
    }

    private static void add(List<Check> checks, CheckType type, JsonValue part, Reported<Score> score) {
        Reported<String> word = part.at("result").reported();
        if (word.isGiven() || word.isUnreadable() || score.isGiven()) {
            checks.add(Check.of(type, OnfidoMapping.outcome(word.toOptional().orElse("")))
                    .withWord(word)
                    .withScore(score));
        }
    }
}
