package dev.veriport.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A published specification in OpenAPI 3.0 or 3.1, in JSON or YAML. Its schemas are addressed as parts of the whole file. */
final class Specification {
    private static final String BASE = "https://specification.example/openapi.json";
    private static final String SCHEMAS = "/components/schemas";

    private final ObjectNode json;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry strict;
    private final SchemaRegistry loose;

    private Specification(ObjectNode json) {
        this.json = json;
        dispatch(json);
        json.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("responses"))
                        .forEach(method -> operations.add(new Operation(
                                method.getKey(), path.getKey(), (ObjectNode) inlined(method.getValue())))));
        operations.sort(Comparator.comparingInt(Operation::parameters));
        operations.forEach(operation -> hoist(operation.json()));
        strict = registry(false);
        loose = registry(true);
    }

    static Specification read(Path file) {
        try {
            return new Specification((ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SchemaRegistry registry(boolean typeLoose) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().typeLoose(typeLoose).build();
        return SchemaRegistry.withDialect(
                json.path("openapi").asText().startsWith("3.1") ? Dialects.getOpenApi31() : Dialects.getOpenApi30(),
                builder -> builder.schemas(uri -> uri.equals(BASE) ? json.toString() : null)
                        .schemaRegistryConfig(config));
    }

    /**
     * Writes a discriminator out: of the alternatives the one whose name the property has. A validator that takes {@code oneOf}
     * literally finds that several match.
     */
    private static void dispatch(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("discriminator").has("mapping")) {
            String property = object.at("/discriminator/propertyName").asText();
            ArrayNode alternatives = object.arrayNode();
            object.at("/discriminator/mapping").properties().forEach(mapped -> {
                ArrayNode both = alternatives.addObject().putArray("allOf");
                both.addObject().put("$ref", mapped.getValue().asText());
                both.addObject()
                        .withObject("/properties/" + property)
                        .putArray("enum")
                        .add(mapped.getKey());
            });
            object.remove("oneOf");
            object.remove("discriminator");
            object.set("anyOf", alternatives);
        }
        node.forEach(Specification::dispatch);
    }

    /** The same without indirection by {@code $ref} to parameters, bodies and responses; schemas stay where they are. */
    private JsonNode inlined(JsonNode node) {
        String ref = node.path("$ref").asText("");
        if (!ref.isEmpty() && !ref.startsWith("#" + SCHEMAS)) {
            return inlined(json.at(ref.substring(1)));
        }
        if (node.isArray()) {
            ArrayNode array = json.arrayNode();
            node.forEach(element -> array.add(inlined(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = json.objectNode();
        node.properties().forEach(member -> object.set(member.getKey(), inlined(member.getValue())));
        return object;
    }

    /** Moves the schemas of an operation to the named ones, where they can be addressed; a name stays in their place. */
    private void hoist(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("schema").isObject()) {
            ObjectNode named = json.withObject(SCHEMAS);
            String name = "judged_" + named.size();
            named.set(name, object.get("schema"));
            object.put("schema", name);
        }
        node.forEach(this::hoist);
    }

    /** The operation of a method and a path; of several templates that match, the one with the most literals. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .findFirst();
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** A response of an operation. */
    Optional<ObjectNode> response(Operation operation, int status) {
        JsonNode responses = operation.json().path("responses");
        JsonNode found = responses.path(Integer.toString(status));
        if (found.isMissingNode() && status >= 400) {
            found = responses.path("default");
        }
        return found instanceof ObjectNode response ? Optional.of(response) : Optional.empty();
    }

    /** Validates JSON, types taken strictly. */
    List<Error> validate(String schema, JsonNode instance) {
        return validate(strict, schema, instance);
    }

    /** Validates a parameter, which is text on the wire whatever its type. */
    List<Error> validateText(String schema, JsonNode instance) {
        return validate(loose, schema, instance);
    }

    private static List<Error> validate(SchemaRegistry registry, String schema, JsonNode instance) {
        return registry.getSchema(SchemaLocation.of(BASE + "#" + SCHEMAS + "/" + schema))
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** A named schema. */
    JsonNode schema(String name) {
        return json.at(SCHEMAS + "/" + name);
    }
}
