package dev.veriport.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import dev.veriport.testkit.server.BracketForm;
import dev.veriport.testkit.server.Exchange;
import dev.veriport.testkit.server.Query;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds exchanges against a specification: every answer, and every request that was accepted. A request that was refused may
 * break the specification, since tests of refusals do.
 */
final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = "request";
    private static final String ANSWER = "answer";

    private final Specification specification;
    private final String basePath;

    /** @param basePath what stands before the specification's paths */
    Judge(Specification specification, String basePath) {
        this.specification = specification;
        this.basePath = basePath;
    }

    Optional<Operation> operation(Exchange exchange) {
        RecordedRequest request = exchange.request();
        return specification.operation(request.method(), request.path().substring(basePath.length()));
    }

    List<Fault> faults(Exchange exchange) {
        Optional<Operation> found = operation(exchange);
        if (found.isEmpty()) {
            String path = exchange.request().path();
            return List.of(new Fault("", REQUEST, "unknown operation", path, null));
        }
        List<Fault> faults = new ArrayList<>(answer(found.get(), exchange.reply()));
        if (exchange.reply().status() < 400) {
            faults.addAll(body(found.get(), exchange.request()));
            faults.addAll(query(found.get(), exchange.request()));
        }
        return faults;
    }

    private List<Fault> answer(Operation operation, Reply reply) {
        Optional<ObjectNode> response = specification.response(operation, reply.status());
        if (response.isEmpty()) {
            return List.of(new Fault(operation.id(), ANSWER, "undeclared status", "/" + reply.status(), null));
        }
        String type = reply.headers().getOrDefault("Content-Type", "");
        JsonNode content = response.get().path("content");
        if (content.isMissingNode()) {
            return reply.body().length == 0
                    ? List.of()
                    : List.of(new Fault(operation.id(), ANSWER, "undeclared body", "", null));
        }
        return content(operation, ANSWER, content, type, reply.body());
    }

    private List<Fault> body(Operation operation, RecordedRequest request) {
        JsonNode declared = operation.json().path("requestBody");
        if (declared.isMissingNode() || request.body().length == 0) {
            boolean isWrong = declared.path("required").asBoolean() || request.body().length > 0;
            return isWrong
                    ? List.of(new Fault(operation.id(), REQUEST, "missing or undeclared body", "", null))
                    : List.of();
        }
        String type = request.header("Content-Type").orElse("");
        return content(operation, REQUEST, declared.path("content"), type, request.body());
    }

    private List<Fault> content(Operation operation, String what, JsonNode content, String type, byte[] body) {
        String name = type.replaceAll(";.*", "").strip();
        JsonNode declared = content.has(name) ? content.path(name) : content.path("*/*");
        if (declared.isMissingNode()) {
            return List.of(new Fault(operation.id(), what, "undeclared content type", "/" + name, null));
        }
        String schema = declared.path("schema").asText();
        try {
            List<Error> errors =
                    switch (name) {
                        case "application/json" -> specification.validate(schema, JSON.readTree(body));
                        case "application/x-www-form-urlencoded" ->
                            specification.validateText(schema, BracketForm.read(new String(body, UTF_8)));
                        default -> List.of();
                    };
            return errors.stream()
                    .map(error -> Fault.of(operation.id(), what, error))
                    .toList();
        } catch (JsonProcessingException malformed) {
            return List.of(new Fault(operation.id(), what, "no JSON", "", null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<Fault> query(Operation operation, RecordedRequest request) {
        List<Fault> faults = new ArrayList<>();
        Set<String> undeclared = names(request);
        for (JsonNode parameter : operation.json().path("parameters")) {
            String name = parameter.path("name").asText();
            if (!parameter.path("in").asText().equals("query")) {
                continue;
            }
            boolean isGiven = undeclared.remove(name);
            if (!isGiven && parameter.path("required").asBoolean()) {
                faults.add(new Fault(operation.id(), "query", "required", "/" + name, null));
            } else if (isGiven) {
                String schema = parameter.path("schema").asText();
                specification.validateText(schema, value(schema, name, request)).stream()
                        .map(error -> Fault.of(operation.id(), "query /" + name, error))
                        .forEach(faults::add);
            }
        }
        undeclared.forEach(name -> faults.add(new Fault(operation.id(), "query", "undeclared", "/" + name, null)));
        return faults;
    }

    /** A parameter with brackets is an object or a list; one without is a list where its type says so. */
    private JsonNode value(String schema, String name, RecordedRequest request) {
        List<String> values = Query.parse(request.rawQuery()).all(name);
        if (values.isEmpty()) {
            return BracketForm.read(request.rawQuery()).path(name);
        }
        if (!specification.schema(schema).path("type").asText().equals("array")) {
            return TextNode.valueOf(values.get(0));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** Without brackets. */
    private static Set<String> names(RecordedRequest request) {
        return Query.parse(request.rawQuery()).parameters().stream()
                .map(parameter -> parameter.getKey().replaceAll("\\[.*", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
