package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/**
 * What a member of a request may be. Facts: names and types; unknown members are not allowed. Inference: that they are refused
 * with 400 and these words.
 */
@FunctionalInterface
interface Shape {

    /**
     * Refuses a wrong value.
     *
     * @param path such as {@code data.attributes.inquiry_id}, as the vendor names it; empty for the whole
     */
    void check(String path, JsonNode value);

    static Shape text() {
        return (path, value) -> require(value.isTextual(), path, "must be a string");
    }

    static Shape flag() {
        return (path, value) -> require(value.isBoolean(), path, "must be boolean");
    }

    static Shape number() {
        return (path, value) -> require(value.isIntegralNumber(), path, "must be an integer");
    }

    static Shape word(Collection<String> words) {
        return (path, value) ->
                require(words.contains(value.asText()), path, "must be one of: " + String.join(", ", words));
    }

    static Shape list(Shape element) {
        return (path, value) -> {
            require(value.isArray(), path, "must be an array");
            for (int at = 0; at < value.size(); at++) {
                element.check(path + "." + at, value.get(at));
            }
        };
    }

    /** An object with no other members, which are optional but for these. */
    static Shape object(Map<String, Shape> members, String... required) {
        return (path, value) -> {
            require(value instanceof ObjectNode, path, "must be a hash");
            value.properties().forEach(member -> {
                String of = below(path, member.getKey());
                Shape known = members.get(member.getKey());
                require(known != null, of, "is not allowed");
                if (known != null) {
                    known.check(of, member.getValue());
                }
            });
            for (String name : required) {
                require(value.has(name), below(path, name), "is missing");
            }
        };
    }

    /** The same, or null. */
    default Shape orNull() {
        return (path, value) -> {
            if (!value.isNull()) {
                check(path, value);
            }
        };
    }

    private static String below(String path, String member) {
        String name = member.replace('-', '_');
        return path.isEmpty() ? name : path + "." + name;
    }

    private static void require(boolean isRight, String path, String otherwise) {
        if (!isRight) {
            throw Refusal.badRequest(path.isEmpty() ? "the body " + otherwise : path + " " + otherwise);
        }
    }
}
