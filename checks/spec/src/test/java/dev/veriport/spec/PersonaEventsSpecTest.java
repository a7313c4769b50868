package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.fake.persona.PersonaWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vendor publishes one body of each event as an example. */
@DisplayName("The fake Persona's events have, by the vendor's published examples,")
final class PersonaEventsSpecTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAYLOAD = "/data/attributes/payload";
    /** In the example of one event, which says which tags were added. The fake does not say that. */
    private static final String CONTEXT = "data.attributes.context";
    /** Of sessions, which are objects of their own. */
    private static final List<String> UNSENT =
            List.of("inquiry-session.started", "inquiry-session.expired", "inquiry-session.canceled");

    private final Specification specification = PersonaSpec.SPEC.specification();
    private final Map<String, JsonNode> examples = examples();

    private static Map<String, JsonNode> examples() {
        try {
            JsonNode file = new ObjectMapper(new YAMLFactory())
                    .readTree(VendorSpec.file("persona/webhook-bodies.yaml").toFile());
            Map<String, JsonNode> byName = new TreeMap<>();
            file.at("/components/examples")
                    .valueStream()
                    .map(example -> example.get("value"))
                    .forEach(body -> byName.put(name(body), body));
            return byName;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(JsonNode event) {
        return event.at("/data/attributes/name").asText();
    }

    @Test
    @DisplayName("every name of an inquiry's event, and no other")
    void everyName() {
        Set<String> names = new TreeSet<>(examples.keySet());
        names.removeAll(UNSENT);

        assertThat(PersonaWords.INQUIRY_EVENTS).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    @DisplayName("every member, and no other, with an inquiry as it is specified")
    void everyMember() throws Exception {
        try (FakePersonaServer vendor = FakePersonaServer.start()) {
            JsonNode created = create(vendor);
            vendor.finish(URI.create(created.at("/meta/one-time-link").asText()), "approved");
            String inquiry = created.at("/data/id").asText();

            for (String name : PersonaWords.INQUIRY_EVENTS) {
                JsonNode event = JSON.readTree(vendor.event(inquiry, name).body());
                JsonNode example = examples.get(name);
                Set<String> published = members("", example);
                published.remove(CONTEXT);
                assertThat(name(event)).isEqualTo(name);
                assertThat(members("", event)).as(name).isEqualTo(published);
                assertThat(specification.validate("inquiry", event.at(PAYLOAD + "/data")))
                        .as(name)
                        .isEmpty();
                assertThat(types(event)).as(name).isNotEmpty().isSubsetOf(types(example));
            }
        }
    }

    /** Those of included objects and of fields, which a template decides, are left out. */
    private static Set<String> members(String path, JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.properties().forEach(member -> {
            String name = path + member.getKey();
            names.add(name);
            if (!name.endsWith(".fields")
                    && !name.endsWith(".included")
                    && !name.equals(CONTEXT)
                    && !name.contains(".relationships.")) {
                names.addAll(members(name + ".", member.getValue()));
            }
        });
        return names;
    }

    private static Set<String> types(JsonNode event) {
        Set<String> types = new TreeSet<>();
        event.at(PAYLOAD + "/included")
                .forEach(object -> types.add(object.get("type").asText()));
        return types;
    }

    private static JsonNode create(FakePersonaServer vendor) throws Exception {
        String body =
                "{\"data\":{\"attributes\":{\"inquiry-template-id\":\"%s\"}},\"meta\":{\"auto-create-one-time-link\":true}}"
                        .formatted(FakePersonaServer.TEMPLATE);
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + FakePersonaServer.INQUIRIES))
                .header("Authorization", "Bearer " + vendor.apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
