package dev.veriport.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import dev.veriport.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C9: what stands for a value, and what only looks as if it did. */
final class InterpolationTest {
    private static final ConfigKey<Secret> SECRET = ConfigKey.secret("client-secret", "");
    private static final String KEY = "veriport.client-secret";

    @TempDir
    Path directory;

    private static Configuration configuration(String value) {
        return new Configuration(
                ConfigSource.of(Map.of(KEY, value)),
                Map.of("KNOWN", "from-environment", "ODD", "a${ENV:KNOWN}$b", "EMPTY", ""));
    }

    private static String read(String value) {
        Configuration configuration = configuration(value);
        String read = configuration.root().get(SECRET).reveal();
        configuration.check();
        return read;
    }

    private static String problem(String value) {
        Configuration configuration = configuration(value);
        configuration.root().get(SECRET);
        assertThat(configuration.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo("[malformed]"));
        return catchThrowableOfType(ConfigurationException.class, configuration::check)
                .problems()
                .toString();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("secret"), text);
    }

    @ParameterizedTest(name = "C9 [{0}] is a problem, and is not repeated")
    @ValueSource(
            strings = {
                "${NOPE}",
                "${ENV:X:-d}",
                "${ENV:}",
                "${",
                "canary${",
                "${}",
                "${env:KNOWN}",
                "${ENV:KNOWN",
                "${ENV: KNOWN}",
                "${ENV:1X}",
                "${ENV:KNOWN-canary}",
                "${SYS:KNOWN}",
                "${FILE:}",
                "${FILE:/canary",
                "${FILE:${ENV:KNOWN}}",
                "$${ENV:X:-canary}",
                "${ENV:KNOWN}${canary}",
                "#{canary}${"
            })
    void malformed(String value) {
        assertThat(problem(value))
                .isEqualTo("[" + KEY + ": contains a ${ that is neither ${ENV:NAME} nor ${FILE:PATH}]");
    }

    @ParameterizedTest(name = "C9 [{0}] is [{1}]")
    @CsvSource({
        "a$b{c}, a$b{c}",
        "$ENV:KNOWN, $ENV:KNOWN",
        "${ENV:KNOWN}, from-environment",
        "x${ENV:KNOWN}y${ENV:KNOWN}z, xfrom-environmentyfrom-environmentz",
        "${ENV:ODD}, a${ENV:KNOWN}$b"
    })
    void filledIn(String value, String expected) {
        assertThat(read(value)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "C9 of a mounted secret one line end is taken off")
    @ValueSource(strings = {"s3cr\u00e9t\\${", "s3cr\u00e9t\\${\n", "s3cr\u00e9t\\${\r\n", "\uFEFFs3cr\u00e9t\\${\n"})
    void mountedSecret(String text) throws IOException {
        assertThat(read("${FILE:" + file(text) + "}")).isEqualTo("s3cr\u00e9t\\${");
        assertThat(read("<${FILE:" + file(text) + "}>")).isEqualTo("<s3cr\u00e9t\\${>");
    }

    @Test
    @DisplayName("C9 a second line end, and lines within, stay as they are")
    void lines() throws IOException {
        assertThat(read("<${FILE:" + file("a\n b\n\n") + "}>")).isEqualTo("<a\n b\n>");
        assertThat(read("<${FILE:" + file("a\r") + "}>")).isEqualTo("<a\r>");
    }

    @Test
    @DisplayName("C9 a link, as Kubernetes mounts secrets, is followed")
    void links() throws IOException {
        Path data = Files.createDirectory(directory.resolve("..data-1"));
        Files.writeString(data.resolve("client-secret"), "mounted\n");
        Path link = Files.createSymbolicLink(directory.resolve("..data"), data.getFileName());
        Path secret = Files.createSymbolicLink(
                directory.resolve("client-secret"), link.getFileName().resolve("client-secret"));
        assertThat(read("${FILE:" + secret + "}")).isEqualTo("mounted");
    }

    @Test
    @DisplayName("C9 a mounted secret that cannot be read is a problem of its key that names the file")
    void unreadable() throws IOException {
        Path secret = directory.resolve("secret");
        String before = "[" + KEY + ": needs the file " + secret + ": ";
        assertThat(problem("${FILE:" + secret + "}")).isEqualTo(before + "there is no such file]");
        file("");
        assertThat(problem("${FILE:" + secret + "}")).isEqualTo(before + "it is empty]");
        file("\n");
        assertThat(problem("${FILE:" + secret + "}")).isEqualTo(before + "it is empty]");
        file("canary".repeat(11_000));
        assertThat(problem("${FILE:" + secret + "}")).isEqualTo(before + "it is larger than 64 KiB]");
        Files.write(secret, "canary\u00e9".getBytes(ISO_8859_1));
        assertThat(problem("${FILE:" + secret + "}")).isEqualTo(before + "it is not UTF-8]");
        assertThat(problem("${FILE:" + directory + "}"))
                .isEqualTo("[" + KEY + ": needs the file " + directory + ": it is a directory: give a file in it]");
        assertThat(problem("${FILE:/dev/null}")).contains("it is not a regular file");
        assertThat(problem("${FILE:a\u0000b}")).contains("must be a path");
    }

    @Test
    @DisplayName("C9 everything that is wrong with a value is told at once, each thing once")
    void several() {
        assertThat(problem("${ENV:GONE}${ENV:GONE}${ENV:LOST}${x}"))
                .isEqualTo(
                        "[" + KEY + ": needs the environment variable GONE, which is not set; needs the environment"
                                + " variable LOST, which is not set; contains a ${ that is neither ${ENV:NAME} nor ${FILE:PATH}]");
    }

    @Test
    @DisplayName("C9 a relative path begins where the process was started")
    void relative() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path secret = file("mounted");
        assertThat(read("${FILE:" + here.relativize(secret.toAbsolutePath()) + "}"))
                .isEqualTo("mounted");
    }

    @Test
    @DisplayName("C9 each item of a list may be a file")
    void lists() throws IOException {
        Configuration configuration = configuration("${FILE:" + file("one\n") + "}, ${ENV:KNOWN}");
        List<Secret> read = configuration.root().get(ConfigKey.secrets("client-secret", ""));
        assertThat(read).containsExactly(Secret.of("one"), Secret.of("from-environment"));
    }
}
