package dev.veriport.fake.persona;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fields of answers that a test has set. */
final class Alterations {
    private final Map<String, Map<JsonPointer, JsonNode>> byId = new ConcurrentHashMap<>();

    void set(String id, String pointer, JsonNode value) {
        byId.compute(id, (same, before) -> {
            Map<JsonPointer, JsonNode> all = new LinkedHashMap<>(before == null ? Map.of() : before);
            all.put(JsonPointer.compile(pointer), value);
            return all;
        });
    }

    /** The answer about the object with this id, as it was altered. */
    ObjectNode applied(String id, ObjectNode answer) {
        byId.getOrDefault(id, Map.of())
                .forEach((pointer, value) ->
                        answer.withObject(pointer.head()).set(pointer.last().getMatchingProperty(), value));
        return answer;
    }
}
