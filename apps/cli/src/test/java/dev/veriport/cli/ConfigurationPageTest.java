package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is generated from the settings' descriptions; -Dveriport.docs.write=true writes it again. */
final class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs", "configuration.md");

    @Test
    @DisplayName("the tables of docs/configuration.md list every setting, as it is")
    void the_page_is_not_stale() throws IOException {
        String page = page(Veriport.builder(ConfigSource.of(Map.of())).setup().settings());
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page(List<ConfigEntry> settings) throws IOException {
        String written = Files.readString(PAGE);
        StringBuilder page = new StringBuilder(written.substring(0, written.indexOf("\n## veriport\n")));
        String section = "";
        for (ConfigEntry setting : settings) {
            String next = section(setting.key());
            if (!next.equals(section)) {
                page.append("\n## ").append(next).append("\n\n| Key | Type | Default | |\n|---|---|---|---|\n");
                section = next;
            }
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(setting.key(), setting.type(), whenUnset(setting), setting.description()));
        }
        return page.toString();
    }

    private static String section(String key) {
        String[] parts = key.split("\\.");
        return parts.length > 2
                        && !List.of("store", "vault", "split", "route", "cap").contains(parts[1])
                ? "veriport." + parts[1]
                : "veriport";
    }

    private static String whenUnset(ConfigEntry setting) {
        if (setting.required()) {
            return "required";
        }
        return setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    }
}
