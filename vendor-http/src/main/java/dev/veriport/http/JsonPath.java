package dev.veriport.http;

import org.jspecify.annotations.Nullable;

/** The path of a value from the root. {@link #toString} builds the JSON pointer (RFC 6901). */
record JsonPath(@Nullable JsonPath parent, String step) {
    static final JsonPath ROOT = new JsonPath(null, "");

    JsonPath to(String field) {
        return new JsonPath(this, field);
    }

    JsonPath to(int index) {
        return new JsonPath(this, String.valueOf(index));
    }

    @Override
    public String toString() {
        return parent == null ? "" : parent + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
