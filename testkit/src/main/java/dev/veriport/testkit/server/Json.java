package dev.veriport.testkit.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;

/** The JSON that fakes read and answer with. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * Reads JSON.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
    }

    /** The object that a client sent; empty where it sent something else. */
    public static Optional<ObjectNode> readObject(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** A new object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A new array of these elements. */
    public static ArrayNode array(Collection<? extends JsonNode> elements) {
        return MAPPER.createArrayNode().addAll(elements);
    }

    /** The text of a field, or the digits of its number; an empty text where there is neither. */
    public static String text(JsonNode from, String field) {
        return from.path(field).asText("");
    }

    /** An answer. */
    public static Reply reply(int status, JsonNode body) {
        return Reply.json(status, body.toString());
    }
}
