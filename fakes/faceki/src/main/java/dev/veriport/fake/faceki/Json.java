package dev.veriport.fake.faceki;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** The JSON of this fake: reading, and the switch that turns numbers into texts. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
    }

    /** The object that a client sent, or an empty one where it sent something else. */
    static ObjectNode objectOrEmpty(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object ? object : object();
        } catch (JsonProcessingException unreadable) {
            return object();
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A text, or the digits of a number: the vendor's pages give some fields both types. */
    static String text(ObjectNode from, String field) {
        return from.path(field).asText("");
    }

    static JsonNode numbersAsStrings(JsonNode node) {
        if (node.isNumber()) {
            return TextNode.valueOf(node.asText());
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), numbersAsStrings(field.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array();
            array.forEach(element -> copy.add(numbersAsStrings(element)));
            return copy;
        }
        return node;
    }
}
