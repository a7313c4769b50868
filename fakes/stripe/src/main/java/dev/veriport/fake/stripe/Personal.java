package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;

/**
 * The values of the invented person. Fact: after a redaction a text is {@code [redacted]}. Inference: a date then has no parts.
 */
record Personal(boolean isRedacted) {

    String text(String value) {
        return isRedacted ? "[redacted]" : value;
    }

    String firstName() {
        return text("Mira");
    }

    String lastName() {
        return text("Testmann");
    }

    String sex() {
        return text("female");
    }

    String idNumber() {
        return text("SPECIMEN-4711");
    }

    ObjectNode dob() {
        return date(1991, 7, 23);
    }

    ObjectNode date(int year, int month, int day) {
        ObjectNode date = Json.object();
        return isRedacted
                ? date.putNull("day").putNull("month").putNull("year")
                : date.put("day", day).put("month", month).put("year", year);
    }

    ObjectNode address() {
        return Json.object()
                .put("line1", text("Prøvegata 7"))
                .putNull("line2")
                .put("city", text("Prøveby"))
                .putNull("state")
                .put("postal_code", text("0001"))
                .put("country", text("NO"));
    }
}
