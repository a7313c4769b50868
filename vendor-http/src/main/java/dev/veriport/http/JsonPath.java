package dev.veriport.http;

import org.jspecify.annotations.Nullable;

/** The way to a value from the root; written out as a JSON pointer (RFC 6901) only when somebody asks. */
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
