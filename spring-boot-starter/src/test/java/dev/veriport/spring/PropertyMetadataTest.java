package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an editor completes is made of the settings' own descriptions; -Dveriport.docs.write=true writes it anew. */
final class PropertyMetadataTest {
    private static final Path METADATA =
            Path.of("src", "main", "resources", "META-INF", "spring-configuration-metadata.json");

    @Test
    @DisplayName("an editor knows every setting there is, with its type and its default")
    void the_metadata_is_not_stale() throws IOException {
        List<ConfigEntry> settings =
                Veriport.builder(ConfigSource.of(Map.of())).setup().settings();
        List<String> properties = new ArrayList<>(
                settings.stream().map(PropertyMetadataTest::property).toList());
        properties.add(
                property("veriport.webhooks.enabled", "java.lang.Boolean", "Takes vendors' webhooks in.", "false"));
        properties.add(property(
                "veriport.webhooks.path",
                "java.lang.String",
                "Where webhooks come in; the vendor's name follows.",
                "/webhooks"));
        String metadata =
                properties.stream().collect(Collectors.joining(",\n", "{\n  \"properties\": [\n", "\n  ]\n}\n"));
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(METADATA, metadata);
        }

        assertThat(Files.readString(METADATA)).isEqualTo(metadata);
    }

    private static String property(ConfigEntry setting) {
        String type =
                switch (setting.type()) {
                    case "duration" -> "java.time.Duration";
                    case "number", "percentage" -> "java.lang.Integer";
                    case "true or false" -> "java.lang.Boolean";
                    case "list", "list of secrets" -> "java.util.List<java.lang.String>";
                    default -> "java.lang.String";
                };
        return property(setting.key(), type, setting.description(), setting.defaultText());
    }

    private static String property(String name, String type, String description, String whenUnset) {
        String property = "    {\"name\": \"%s\", \"type\": \"%s\", \"description\": \"%s\""
                .formatted(name, type, description.replace("\\", "\\\\").replace("\"", "\\\""));
        return property + (whenUnset.isEmpty() ? "}" : ", \"defaultValue\": \"%s\"}".formatted(whenUnset));
    }
}
