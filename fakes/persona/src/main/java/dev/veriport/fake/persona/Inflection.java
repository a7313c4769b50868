package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the names of an answer's members are written. Facts: the three, by a header; kebab is the default of the examples. */
enum Inflection {
    KEBAB,
    CAMEL,
    SNAKE;

    private static final Pattern HYPHEN = Pattern.compile("-(.)");

    /** Empty for an unknown one. */
    static Optional<Inflection> of(String name) {
        return List.of(values()).stream()
                .filter(each -> PersonaWords.lowerCase(each.name()).equals(name))
                .findFirst();
    }

    /** An answer of JSON in this inflection. */
    Reply applied(Reply kebab) {
        boolean isJson = kebab.headers().getOrDefault("Content-Type", "").equals("application/json");
        return this == KEBAB || !isJson
                ? kebab
                : new Reply(
                        kebab.status(),
                        kebab.headers(),
                        Json.reply(kebab.status(), applied(Json.read(kebab.bodyText())))
                                .body());
    }

    private JsonNode applied(JsonNode node) {
        if (node.isArray()) {
            return Json.array(node.valueStream().map(this::applied).toList());
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode renamed = Json.object();
        node.properties().forEach(member -> renamed.set(applied(member.getKey()), applied(member.getValue())));
        return renamed;
    }

    private String applied(String name) {
        return this == SNAKE
                ? name.replace('-', '_')
                : HYPHEN.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
