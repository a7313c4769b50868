package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fixtures are newer than the specification. */
@DisplayName("The fake Stripe answers, by Stripe's published fixtures,")
final class StripeFixturesSpecTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode fixtures = read("stripe/identity-fixtures-2026-08.json");

    private static JsonNode read(String name) {
        try {
            return JSON.readTree(VendorSpec.file(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @DisplayName("every field of a session, and beside them what is expanded or was asked for")
    void everyFieldOfASession() {
        compare(
                "identity.verification_session",
                List.of(
                        "last_verification_report",
                        "options.document",
                        "options.id_number",
                        "provided_details",
                        "verification_flow",
                        "verified_outputs"));
    }

    @Test
    @DisplayName("every field of a report, and beside them what is expanded or was checked")
    void everyFieldOfAReport() {
        compare(
                "identity.verification_report",
                List.of(
                        "document.dob",
                        "document.number",
                        "document.sex",
                        "document.unparsed_place_of_birth",
                        "document.unparsed_sex",
                        "email",
                        "id_number",
                        "options.document",
                        "phone",
                        "selfie"));
    }

    /** @param beside fields that a fixture of one case has not; what is below them is not compared */
    private void compare(String object, List<String> beside) {
        Set<String> published = new TreeSet<>();
        addFields("", fixtures.get(object), published);
        Set<String> answered = new TreeSet<>();
        StripeSpec.SPEC.exchanges().stream()
                .flatMap(exchange -> answers(exchange).flatMap(answer -> objects(answer, object)))
                .forEach(one -> addFields("", one, answered));

        assertThat(answered).containsAll(published);
        answered.removeAll(published);
        assertThat(answered)
                .as("fields that the fixture does not have")
                .allMatch(field -> beside.stream().anyMatch(name -> isAtOrBelow(field, name)));
        assertThat(beside)
                .as("fields beside the fixture that are answered")
                .allMatch(name -> answered.stream().anyMatch(field -> isAtOrBelow(field, name)));
    }

    private static boolean isAtOrBelow(String field, String name) {
        return field.equals(name) || field.startsWith(name + ".");
    }

    private static Stream<JsonNode> answers(Exchange exchange) {
        try {
            return exchange.reply().headers().getOrDefault("Content-Type", "").startsWith("application/json")
                    ? Stream.of(JSON.readTree(exchange.reply().body()))
                    : Stream.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> objects(JsonNode node, String object) {
        Stream<JsonNode> below = node.valueStream().flatMap(child -> objects(child, object));
        return node.path("object").asText().equals(object) ? Stream.concat(Stream.of(node), below) : below;
    }

    private static void addFields(String path, JsonNode node, Set<String> names) {
        node.properties().forEach(field -> {
            String name = path + field.getKey();
            names.add(name);
            if (!name.equals("metadata")) {
                addFields(name + ".", field.getValue(), names);
            }
        });
    }
}
