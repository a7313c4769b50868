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

/** docs/configuration.md is made of the settings' own descriptions; -Dveriport.docs.write=true writes it anew. */
final class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs", "configuration.md");

    @Test
    @DisplayName("docs/configuration.md lists every setting, as it is")
    void the_page_is_not_stale() throws IOException {
        String page = page(Veriport.builder(ConfigSource.of(Map.of())).setup().settings());
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page(List<ConfigEntry> settings) {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Flat keys, from any source: a properties file, the environment (`VERIPORT_FACEKI_CLIENT_SECRET` for
                `veriport.faceki.client-secret`), system properties, a `Map`, or a lambda over another library's configuration.
                System properties win over the environment, the environment over the file, the file over defaults.

                * Durations: `5s`, `250ms`, `2m`, `1h`, `PT5S`. Booleans: `true` or `false`, nothing else.
                * `${ENV:NAME}` is replaced by an environment variable, `${FILE:PATH}` by what a file holds, as a mounted secret of
                  Kubernetes: UTF-8, at most 64 KiB, without its last line end. A relative path begins where the process was started.
                  Nothing else is replaced, and any other `${` is a problem. What is filled in is taken as it is: a value that holds `${`
                  itself goes into a variable or a file. With the Spring Boot starter these two stay Veriport's, and every other `${...}`
                  is Spring's, resolved before Veriport sees it.
                * A properties file is read in UTF-8, with or without a byte order mark. Each line sets a setting of Veriport, and none
                  twice: a line that does not is told by its number. Read a file that is shared with other programs yourself, and hand
                  over its `veriport.*` keys as a `Map`. In maps, variables and system properties other keys are left alone.
                * A directory is no source: write each of its files as `${FILE:DIRECTORY/NAME}` where it belongs.
                * Missing, malformed, unknown and contradictory keys are all told in one exception, without their values. Of the
                  environment only what is missing or malformed can be told: other programs set `VERIPORT_*` too.
                * Letters beyond ASCII in variables, system properties and names of files need a UTF-8 locale (`LC_ALL=C.UTF-8`). A value
                  that lost a letter before it came here is a problem of its key.
                * Adapters and stores are found through the thread's context class loader and through the one that loaded Veriport.
                * Vendors are opened for `provider`, `fallback`, `split` and `also-read`. Of other vendors only unknown keys are told.
                * `veriport check` prints what is in effect, secrets redacted.
                """);
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
        return parts.length > 2 && !List.of("vault", "split").contains(parts[1]) ? "veriport." + parts[1] : "veriport";
    }

    private static String whenUnset(ConfigEntry setting) {
        if (setting.required()) {
            return "required";
        }
        return setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    }
}
