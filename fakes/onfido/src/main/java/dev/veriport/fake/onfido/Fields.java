package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the fields of a request, and collects what is wrong, by field. */
final class Fields {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");
    private static final Pattern NAME = Pattern.compile("[^!#$%*=<>;{}\"]*");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ObjectNode body;
    private final ObjectNode wrong = Json.object();

    Fields(ObjectNode body) {
        this.body = body;
    }

    /** What is wrong; empty where nothing is. */
    ObjectNode wrong() {
        return wrong;
    }

    void requireName(String field) {
        JsonNode name = body.path(field);
        if (!name.isTextual() || name.asText().isBlank()) {
            refuse(field, "can't be blank");
        } else if (!NAME.matcher(name.asText()).matches()) {
            refuse(field, "contains invalid characters");
        }
    }

    void requireUuid(String field) {
        if (!UUID.matcher(body.path(field).asText()).matches()) {
            refuse(field, "is not a valid UUID");
        }
    }

    void date(String field) {
        try {
            if (body.hasNonNull(field)) {
                LocalDate.parse(body.path(field).asText());
            }
        } catch (DateTimeParseException noDate) {
            refuse(field, "is not a valid date");
        }
    }

    void email(String field) {
        if (body.hasNonNull(field) && !body.path(field).asText().contains("@")) {
            refuse(field, "is invalid");
        }
    }

    void text(String field, int longest) {
        JsonNode text = body.path(field);
        if (body.hasNonNull(field) && (!text.isTextual() || text.asText().length() > longest)) {
            refuse(field, "must be a text of at most " + longest + " characters");
        }
    }

    /** A country of an object in the body. */
    void country(String object, String field) {
        JsonNode country = body.path(object).path(field);
        if (!country.isMissingNode() && !COUNTRY.matcher(country.asText()).matches()) {
            refuse(object, field + " is not an ISO 3166-1 alpha-3 country");
        }
    }

    /** A field of an object, where the body has this object. */
    void requireWithin(String object, String field) {
        if (body.hasNonNull(object) && body.path(object).path(field).asText().isBlank()) {
            refuse(object, field + " can't be blank");
        }
    }

    void oneOf(JsonNode value, List<String> words, String field) {
        if (!value.isMissingNode() && !value.isNull() && !words.contains(value.asText())) {
            refuse(field, "is not included in the list");
        }
    }

    void refuse(String field, String why) {
        wrong.withArray(field).add(why);
    }
}
