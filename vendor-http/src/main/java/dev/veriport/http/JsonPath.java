package dev.veriport.http;

import org.jspecify.annotations.Nullable;

/**
 * The path of a value from the root. {@link #toString} builds the JSON pointer (RFC 6901), after the name of the answer
 * and {@code #} where a result is made of several.
 */
record JsonPath(@Nullable JsonPath parent, String step) {
    static final JsonPath ROOT = new JsonPath(null, "");

    /** The root of an answer with a name. */
    static JsonPath rootOf(String answer) {
        return new JsonPath(null, answer + "#");
    }

    JsonPath to(String field) {
        return new JsonPath(this, field);
    }

    JsonPath to(int index) {
        return new JsonPath(this, String.valueOf(index));
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
