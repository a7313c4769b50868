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

    private static final String INTRODUCTION = """
            # Configuration

            Read this page to look up a setting. Settings are flat keys. They come from a properties file, the environment
            (`VERIPORT_FACEKI_CLIENT_SECRET` for `veriport.faceki.client-secret`), system properties, a `Map`, or a lambda over another
            library's configuration. System properties override the environment, the environment overrides the file, and the file
            overrides the defaults. `veriport check` prints the settings in effect, with secrets redacted.

            ## Values

            * **Durations** are `5s`, `250ms`, `2m`, `1h` or `PT5S`. **Booleans** are `true` or `false`.
            * **`${ENV:NAME}`** is replaced by an environment variable, **`${FILE:PATH}`** by the contents of a file, for example a secret
              that Kubernetes mounts. The file is UTF-8, at most 64 KiB; its last line end is removed. A relative path starts at the
              process's working directory.
            * Nothing else is replaced, and any other `${` is an error. Text that was filled in is not replaced again: put a value that
              contains `${` into a variable or a file. With the Spring Boot starter, Spring resolves every other `${...}` first.
            * **Letters beyond ASCII** in variables, system properties and file names need a UTF-8 locale (`LC_ALL=C.UTF-8`). When the
              locale cannot represent a letter of a value, Veriport reports the value's key as an error.

            ## Sources

            * **A properties file** is read as UTF-8, with or without a byte order mark. Each line must set a setting of Veriport, and no
              setting twice; an error names the line. To share a file with other programs, read it yourself and pass its `veriport.*` keys
              as a `Map`. In maps, variables and system properties other keys are ignored.
            * **A directory** is not a source. Write each of its files as `${FILE:DIRECTORY/NAME}`.

            ## Errors

            * Veriport reports all missing, malformed, unknown and contradictory keys in one exception, without their values. In the
              environment it reports only missing and malformed ones, because other programs set `VERIPORT_*` too.
            * Vendors are opened for `provider`, `fallback`, `split` and `also-read`. For other vendors only unknown keys are reported.
            * Adapters and stores are found through the thread's context class loader and the class loader of Veriport.
            """;

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
        StringBuilder page = new StringBuilder(INTRODUCTION);
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
