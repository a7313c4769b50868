package dev.veriport.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a JSON object, in the order in which they were added. */
final class Fields {
    private Fields() {}

    static Map<String, Object> of(String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, value);
        return fields;
    }

    static Map<String, Object> of(String name, Object value, String secondName, Object secondValue) {
        Map<String, Object> fields = of(name, value);
        fields.put(secondName, secondValue);
        return fields;
    }
}
