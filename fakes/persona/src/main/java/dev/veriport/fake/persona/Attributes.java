package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The attributes of an inquiry that a client sets. Facts: their names and types; a URL can have any scheme. Inference: a field that
 * the template does not have, and what is no date or URL, are refused with 422.
 */
final class Attributes {
    static final Map<String, Shape> CHANGEABLE = Map.of(
            "note", Shape.text().orNull(),
            "fields", fields().orNull(),
            "tags", Shape.list(Shape.text()),
            "redirect-uri", Shape.text().orNull());

    private static final String FIELDS_POINTER = "/data/attributes/fields/";

    private Attributes() {}

    private static Shape fields() {
        return (path, value) -> {
            value.properties().stream()
                    .filter(field -> !InquiryJson.FIELDS.contains(field.getKey()))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw Refusal.invalid(FIELDS_POINTER + unknown.getKey(), "the template has no such field");
                    });
            Shape.object(InquiryJson.FIELDS.stream()
                            .collect(Collectors.toMap(
                                    name -> name, name -> Shape.text().orNull())))
                    .check(path, value);
        };
    }

    /** Refuses values that are no date or URL. */
    static void checkValues(JsonNode attributes) {
        String birthdate = attributes.path("fields").path("birthdate").asText("");
        if (!birthdate.isEmpty() && !isDate(birthdate)) {
            throw Refusal.invalid(FIELDS_POINTER + "birthdate", "Birthdate is not a date");
        }
        String url = attributes.path("redirect-uri").asText("");
        if (!url.isEmpty() && !isAbsolute(url)) {
            throw Refusal.invalid("/data/attributes/redirect-uri", "Redirect uri is not a URL");
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** The attributes as they are after a change: fields that it does not name stay. */
    static ObjectNode merged(ObjectNode before, JsonNode given) {
        ObjectNode merged = before.deepCopy();
        given.properties().forEach(attribute -> {
            if (attribute.getKey().equals("fields") && attribute.getValue() instanceof ObjectNode fields) {
                merged.withObject("/fields").setAll(fields);
            } else {
                merged.set(attribute.getKey(), attribute.getValue());
            }
        });
        return merged;
    }
}
