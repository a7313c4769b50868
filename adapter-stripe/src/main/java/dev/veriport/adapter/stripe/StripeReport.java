package dev.veriport.adapter.stripe;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps the report of a session and its verified outputs. Stripe writes {@code [redacted]} in place of a value while it erases a
 * session; that is no value.
 */
final class StripeReport {
    private static final String REDACTED = "[redacted]";

    /** What both the document and the verified outputs have. */
    private static final List<String> OF_PERSON =
            List.of("first_name", "last_name", "dob", "sex", "address", "unparsed_place_of_birth");

    private final JsonValue outputs;
    private final JsonValue report;
    private final JsonValue document;
    private final boolean sensitive;

    /** @param sensitive whether dates of birth and numbers were read */
    StripeReport(JsonValue outputs, JsonValue report, boolean sensitive) {
        this.outputs = outputs;
        this.report = report;
        this.document = report.at("document");
        this.sensitive = sensitive;
    }

    /** The verified outputs, or what the document says where nothing was verified. */
    Person person() {
        JsonValue from = outputs.isObject() ? outputs : document;
        JsonValue address = from.at("address");
        return Person.builder()
                .fullName(
                        joined(" ", from.at("first_name"), from.at("last_name")).personal())
                .givenNames(text(from.at("first_name")).personal())
                .familyName(text(from.at("last_name")).personal())
                .dateOfBirth(sensitive(date(from.at("dob"))).personal())
                .sex(text(from.at("sex")).read(StripeMapping::sex).personal())
                .street(joined(", ", address.at("line1"), address.at("line2")).personal())
                .city(text(address.at("city")).personal())
                .subdivision(text(address.at("state")).personal())
                .postalCode(text(address.at("postal_code")).personal())
                .addressCountry(text(address.at("country")).map(Country::of).personal())
                .placeOfBirth(text(from.at("unparsed_place_of_birth")).personal())
                .personalNumber(sensitive(text(outputs.at("id_number"))).personal())
                .email(text(outputs.at("email")).personal())
                .phone(text(outputs.at("phone")).personal())
                .build();
    }

    List<Document> documents() {
        if (!document.isObject()) {
            return List.of();
        }
        Reported<String> type = text(document.at("type"));
        return List.of(Document.builder(type.match(StripeMapping::documentType, missing -> DocumentType.OTHER), type)
                .number(sensitive(text(document.at("number"))).personal())
                .issuingCountry(text(document.at("issuing_country")).map(Country::of))
                .dateOfIssue(date(document.at("issued_date")))
                .dateOfExpiry(sensitive(date(document.at("expiration_date"))))
                .build());
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        StripeMapping.SECTIONS.forEach((section, type) -> {
            JsonValue status = report.at(section).at("status");
            if (!status.isBlank()) {
                Reported<String> word = status.reported();
                Check.Outcome outcome = word.match(StripeMapping::outcome, missing -> Check.Outcome.UNKNOWN);
                checks.add(Check.of(type, outcome).withWord(word));
            }
        });
        return checks;
    }

    /** What says the same as a value that is read elsewhere. */
    List<Origin> consulted() {
        List<Origin> same = new ArrayList<>(JsonValue.origins(report.at("id"), report.at("verification_session")));
        if (outputs.isObject()) {
            OF_PERSON.forEach(field -> same.addAll(document.at(field).fields()));
        }
        return same;
    }

    private <T> Reported<T> sensitive(Reported<T> value) {
        return sensitive || report.isBlank() ? value : Reported.notRead();
    }

    private static Reported<String> text(JsonValue value) {
        Reported<String> written = value.reported();
        return written.toOptional().filter(REDACTED::equals).isPresent() ? Reported.absent() : written;
    }

    private static Reported<PartialDate> date(JsonValue date) {
        boolean isRedacted = date.text().filter(REDACTED::equals).isPresent();
        return isRedacted ? Reported.absent() : JsonValue.date(date.at("year"), date.at("month"), date.at("day"));
    }

    /** The parts that are there; unreadable when one of them is. */
    private static Reported<String> joined(String between, JsonValue first, JsonValue second) {
        List<Reported<String>> parts = Stream.of(text(first), text(second))
                .filter(part -> part.isGiven() || part.isUnreadable())
                .toList();
        List<Origin> origins =
                parts.stream().flatMap(part -> part.origins().stream()).toList();
        if (parts.stream().anyMatch(Reported::isUnreadable)) {
            return Reported.unreadable(origins);
        }
        return parts.isEmpty()
                ? Reported.absent()
                : Reported.of(parts.stream().map(Reported::toString).collect(Collectors.joining(between)), origins);
    }
}
