package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.WebUrl;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a parameter of a request may be. Facts: names, words and limits. Inference: an empty text unsets what is optional. */
@FunctionalInterface
interface Parameter {
    Pattern DIGITS = Pattern.compile("[0-9]{1,12}");

    /**
     * Refuses a wrong value.
     *
     * @param name with its brackets
     */
    void check(String name, JsonNode value);

    /** A text of at most 5,000 characters. */
    static Parameter text() {
        return text(5000);
    }

    static Parameter text(int longest) {
        return (name, value) -> {
            if (!value.isTextual() || value.asText().length() > longest) {
                throw Refusal.malformed("a string of at most " + longest + " characters", name);
            }
        };
    }

    static Parameter word(Collection<String> words) {
        return (name, value) -> {
            if (!value.isTextual() || !words.contains(value.asText())) {
                throw Refusal.notOneOf(words, name);
            }
        };
    }

    static Parameter number() {
        return (name, value) -> {
            if (!DIGITS.matcher(value.asText()).matches()) {
                throw Refusal.malformed("an integer", name);
            }
        };
    }

    static Parameter url() {
        return (name, value) -> {
            if (!WebUrl.isWebUrl(value.asText())) {
                throw Refusal.noUrl(name);
            }
        };
    }

    static Parameter list(Parameter element) {
        return (name, value) -> {
            if (!value.isArray()) {
                throw Refusal.malformed("an array", name);
            }
            for (int at = 0; at < value.size(); at++) {
                element.check(name + "[" + at + "]", value.get(at));
            }
        };
    }

    /** An object, or an empty text that unsets it. */
    static Parameter object(Map<String, Parameter> fields) {
        return (name, value) -> {
            if (value instanceof ObjectNode object) {
                checkEach(object, fields, name + "[%s]");
            } else if (!isUnset(value)) {
                throw Refusal.malformed("an object", name);
            }
        };
    }

    /** Up to 50 names of up to 40 characters with values of up to 500; an empty value unsets its name. */
    static Parameter metadata() {
        Parameter text = text(500);
        return (name, value) -> {
            if (value instanceof ObjectNode object && object.size() <= 50) {
                object.properties().forEach(entry -> {
                    String of = name + "[" + entry.getKey() + "]";
                    if (entry.getKey().length() > 40) {
                        throw Refusal.malformed("a name of at most 40 characters", of);
                    }
                    text.check(of, entry.getValue());
                });
            } else if (!isUnset(value)) {
                throw Refusal.malformed("an object of at most 50 names", name);
            }
        };
    }

    /** Both. */
    static Map<String, Parameter> with(Map<String, Parameter> some, Map<String, Parameter> more) {
        Map<String, Parameter> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Whether the value is the empty text that unsets a parameter. */
    static boolean isUnset(JsonNode value) {
        return value.isTextual() && value.asText().isEmpty();
    }

    /** Checks all parameters of a request. */
    static void checkAll(ObjectNode given, Map<String, Parameter> known) {
        checkEach(given, known, "%s");
    }

    private static void checkEach(ObjectNode given, Map<String, Parameter> known, String format) {
        given.properties().forEach(entry -> {
            String name = format.formatted(entry.getKey());
            Parameter parameter = known.get(entry.getKey());
            if (parameter == null) {
                throw Refusal.unknownParameter(name);
            }
            parameter.check(name, entry.getValue());
        });
    }
}
