package dev.veriport.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.PathTemplate;

/**
 * An operation of a specification.
 *
 * @param path its template, without the base path
 */
record Operation(String method, String path, ObjectNode json) {

    boolean matches(String requestMethod, String requestPath) {
        return method.equalsIgnoreCase(requestMethod) && PathTemplate.of(path).matches(requestPath);
    }

    /** How many segments are no literals. */
    int parameters() {
        return (int) path.chars().filter(character -> character == '{').count();
    }

    String id() {
        return json.path("operationId").asText();
    }
}
