package dev.veriport.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import org.jspecify.annotations.Nullable;

/**
 * What a judge found. It names places and no values.
 *
 * @param operation the operation's id; empty where there is none
 * @param what {@code request}, {@code query} or {@code answer}
 * @param keyword what was broken, such as {@code enum}
 * @param at the place in the body, as a JSON pointer
 * @param value what is there; null where nothing is
 */
record Fault(
        String operation,
        String what,
        String keyword,
        String at,
        @Nullable JsonNode value) {

    static Fault of(String operation, String what, Error error) {
        String property = error.getProperty() == null ? "" : "/" + error.getProperty();
        return new Fault(
                operation, what, error.getKeyword(), error.getInstanceLocation() + property, error.getInstanceNode());
    }

    @Override
    public String toString() {
        return "%s: %s: %s at %s".formatted(operation, what, keyword, at.isEmpty() ? "/" : at);
    }
}
