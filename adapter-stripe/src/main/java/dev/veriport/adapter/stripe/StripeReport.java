package dev.veriport.adapter.stripe;

import dev.veriport.http.CheckList;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Country;
import dev.veriport.model.Document;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps the report of a session and its verified outputs. Stripe writes {@code [redacted]} in place of a value while it erases a
 * session; that is no value.
 *
 * @param sensitive whether dates of birth and numbers were read
 */
record StripeReport(JsonValue outputs, JsonValue report, boolean sensitive) {
    static final String REDACTED = "[redacted]";

    /** What both the document and the verified outputs have. */
    private static final List<String> OF_PERSON =
            List.of("first_name", "last_name", "dob", "sex", "address", "unparsed_place_of_birth");

    private JsonValue document() {
        return report.at("document");
    }

    /** The verified outputs, or what the document says where nothing was verified. */
    Person person() {
        JsonValue from = outputs.isBlank() ? document() : outputs;
        JsonValue address = from.at("address");
        return Person.builder()
                .fullName(joined(" ", from, "first_name", "last_name").personal())
                .givenNames(text(from.at("first_name")).personal())
                .familyName(text(from.at("last_name")).personal())
                .dateOfBirth(sensitive(date(from.at("dob"))).personal())
                .sex(text(from.at("sex")).read(StripeMapping.SEXES::meaning).personal())
                .street(joined(", ", address, "line1", "line2").personal())
                .city(text(address.at("city")).personal())
                .subdivision(text(address.at("state")).personal())
                .postalCode(text(address.at("postal_code")).personal())
                .addressCountry(text(address.at("country")).map(Country::of).personal())
                .placeOfBirth(text(from.at("unparsed_place_of_birth")).personal())
                .personalNumber(sensitive(text(personalNumber())).personal())
                .email(text(outputs.at("email")).personal())
                .phone(text(outputs.at("phone")).personal())
                .build();
    }

    /** The verified one, or what the report has where the verified outputs lack it. */
    private JsonValue personalNumber() {
        JsonValue verified = outputs.at("id_number");
        return verified.isBlank() && report.isObject() ? numberOfReport() : verified;
    }

    private JsonValue numberOfReport() {
        return report.at("id_number").at("id_number");
    }

    List<Document> documents() {
        JsonValue document = document();
        if (!document.isObject()) {
            return List.of();
        }
        Reported<String> type = text(document.at("type"));
        return List.of(Document.builder(StripeMapping.DOCUMENTS.meaning(type), type)
                .number(sensitive(text(document.at("number"))).personal())
                .issuingCountry(text(document.at("issuing_country")).map(Country::of))
                .dateOfIssue(date(document.at("issued_date")))
                .dateOfExpiry(sensitive(date(document.at("expiration_date"))))
                .build());
    }

    List<Check> checks() {
        CheckList checks = new CheckList(StripeMapping.OUTCOMES::meaning);
        if (!report.isObject()) {
            return checks.checks();
        }
        StripeMapping.SECTIONS.forEach(
                (section, type) -> checks.add(type, report.at(section).at("status")));
        return checks.checks();
    }

    /** The ids, and the fields of the document and of the personal number that repeat the verified outputs. */
    List<Origin> consulted() {
        List<Origin> same = new ArrayList<>(JsonValue.origins(report.at("id"), report.at("verification_session")));
        if (outputs.isObject()) {
            OF_PERSON.forEach(field -> same.addAll(document().at(field).fields()));
        }
        if (!outputs.at("id_number").isBlank()) {
            same.addAll(numberOfReport().fields());
        }
        return same;
    }

    private <T> Reported<T> sensitive(Reported<T> value) {
        return sensitive || report.isBlank() ? value : Reported.notRead();
    }

    static Reported<String> text(JsonValue value) {
        return value.is(REDACTED) ? Reported.absent() : value.reported();
    }

    private static Reported<PartialDate> date(JsonValue date) {
        return date.is(REDACTED)
                ? Reported.absent()
                : JsonValue.date(date.at("year"), date.at("month"), date.at("day"));
    }

    private static Reported<String> joined(String between, JsonValue of, String first, String second) {
        boolean isRedacted = of.at(first).is(REDACTED) || of.at(second).is(REDACTED);
        return isRedacted ? Reported.absent() : of.joined(between, first, second);
    }
}
