package dev.veriport.testkit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms and queries whose names have brackets. {@code a[b][0]=x} and {@code a[b][]=x} both give {@code {"a": {"b":
 * ["x"]}}}; every value is a text.
 */
public final class BracketForm {
    private static final Pattern NAME = Pattern.compile("[^\\[\\]]+(\\[[^\\[\\]]*])*");
    private static final Pattern INDEX = Pattern.compile("[0-9]{0,3}");

    private BracketForm() {}

    /**
     * Reads what is still encoded; null is an empty form.
     *
     * @throws IllegalArgumentException when the brackets of a name do not match, or two names contradict each other
     */
    public static ObjectNode read(@Nullable String encoded) {
        ObjectNode root = Json.object();
        for (Map.Entry<String, String> field : Query.parse(encoded).parameters()) {
            if (!NAME.matcher(field.getKey()).matches()) {
                throw new IllegalArgumentException("the brackets of a name do not match");
            }
            put(root, List.of(field.getKey().replace("]", "").split("\\[", -1)), field.getValue());
        }
        return root;
    }

    private static void put(ObjectNode root, List<String> path, String value) {
        JsonNode at = root;
        for (int depth = 0; depth < path.size() - 1; depth++) {
            String key = path.get(depth);
            JsonNode child = child(at, key);
            if (child == null) {
                child = INDEX.matcher(path.get(depth + 1)).matches() ? Json.array() : Json.object();
                set(at, key, child);
            }
            at = child;
        }
        set(at, path.get(path.size() - 1), TextNode.valueOf(value));
    }

    private static @Nullable JsonNode child(JsonNode parent, String key) {
        return parent instanceof ArrayNode ? key.isEmpty() ? null : parent.get(index(key)) : parent.get(key);
    }

    private static void set(JsonNode parent, String key, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array && (key.isEmpty() || index(key) >= array.size())) {
            array.add(value);
        } else if (parent instanceof ArrayNode array) {
            array.set(index(key), value);
        } else {
            throw new IllegalArgumentException("a name is that of a value and of an object");
        }
    }

    private static int index(String key) {
        if (!INDEX.matcher(key).matches()) {
            throw new IllegalArgumentException("a name is that of a list and of an object");
        }
        return Integer.parseInt(key);
    }
}
