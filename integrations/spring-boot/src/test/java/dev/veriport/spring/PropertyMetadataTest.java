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
        List<ConfigEntry> settings = new ArrayList<>(
                Veriport.builder(ConfigSource.of(Map.of())).setup().settings());
        settings.addAll(StarterSettings.entries());
        String metadata = settings.stream()
                .map(PropertyMetadataTest::property)
                .collect(Collectors.joining(",\n", "{\n  \"properties\": [\n", "\n  ]\n}\n"));
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(METADATA, metadata);
        }

        assertThat(Files.readString(METADATA)).isEqualTo(metadata);
    }

    @Test
    @DisplayName("docs/spring-boot.md has the starter's own settings as they are")
    void the_page() throws IOException {
        assertThat(Files.readString(Path.of(System.getProperty("project.root"), "docs", "spring-boot.md")))
                .contains(StarterSettings.entries().stream()
                        .map(setting -> "| `%s` | %s | `%s` | %s |%n"
                                .formatted(setting.key(), setting.type(), setting.defaultText(), setting.description()))
                        .collect(Collectors.joining()));
    }

    private static String property(ConfigEntry setting) {
        String type =
                switch (setting.type()) {
                    case "duration" -> "java.time.Duration";
                    case "number", "percentage" -> "java.lang.Integer";
                    case "decimal" -> "java.math.BigDecimal";
                    case "true or false" -> "java.lang.Boolean";
                    case "list", "list of secrets" -> "java.util.List<java.lang.String>";
                    default -> "java.lang.String";
                };
        String description = setting.description().replace("\\", "\\\\").replace("\"", "\\\"");
        String whenUnset = setting.defaultText();
        String property = "    {\"name\": \"%s\", \"type\": \"%s\", \"description\": \"%s\""
                .formatted(setting.key(), type, description);
        return property + (whenUnset.isEmpty() ? "}" : ", \"defaultValue\": \"%s\"}".formatted(whenUnset));
    }
}
