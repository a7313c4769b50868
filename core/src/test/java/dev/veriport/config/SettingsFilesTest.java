package dev.veriport.config;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C8: files as people's editors write them. */
final class SettingsFilesTest {
    private static final ConfigKey<String> PROVIDER = ConfigKey.text("provider", "");
    private static final ConfigKey<Optional<String>> SESSION_KEYS =
            ConfigKey.text("session-keys", "").optional();

    @TempDir
    Path directory;

    private Path write(String text) throws IOException {
        return write(text, UTF_8);
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(directory.resolve("veriport.properties"), text.getBytes(charset));
    }

    private static Configuration read(ConfigSource source) {
        Configuration configuration = new Configuration(source, Map.of());
        configuration.root().get(PROVIDER);
        configuration.root().get(SESSION_KEYS);
        return configuration;
    }

    private static List<String> problems(ConfigSource source) {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, read(source)::check);
        return refusal == null
                ? List.of()
                : refusal.problems().stream().map(Object::toString).toList();
    }

    private static String refusal(Path file) {
        return catchThrowableOfType(ConfigurationException.class, () -> ConfigSource.file(file))
                .problems()
                .toString();
    }

    @Test
    @DisplayName("C8 a byte order mark hides nothing: the first setting counts")
    void byteOrderMark() throws IOException {
        ConfigSource source = ConfigSource.file(write("\uFEFFveriport.session-keys = k\r\nveriport.provider = p\r\n"));
        assertThat(source.get("veriport.session-keys")).contains("k");
        assertThat(source.keys()).containsExactlyInAnyOrder("veriport.session-keys", "veriport.provider");
        assertThat(problems(source)).isEmpty();
    }

    @Test
    @DisplayName(
            "C8 a mark in the middle, as two files in one have it, is told by its line with the key that was meant")
    void markInTheMiddle() throws IOException {
        Path file = write("veriport.provider = p\n\uFEFFveriport.session-keys = k\n");
        assertThat(problems(ConfigSource.file(file)))
                .containsExactly(file + " line 2: is not a setting of Veriport: did you mean veriport.session-keys?");
    }

    @Test
    @DisplayName("C8 a file in UTF-16 is told as one, whatever its byte order")
    void utf16() throws IOException {
        String text = "\uFEFFveriport.provider = canary\n";
        Path file = write(text, UTF_16LE);
        assertThat(refusal(file)).isEqualTo("[" + file + ": it is in UTF-16: save it in UTF-8]");
        assertThat(refusal(write(text, UTF_16BE))).contains("UTF-16").doesNotContain("canary");
    }

    @Test
    @DisplayName(
            "C8 in a file each key is ours or is told by its line, with the nearest; neither key nor value is shown")
    void foreignKeys() throws IOException {
        Path file = write("""
                # a comment with a backslash \\
                veriport.provider = p
                provider = canary
                Veriport.session-keys = \\
                    canary
                spring.application.name: canary
                canary+secret+that+was+broken/in/two==
                """);
        assertThat(problems(ConfigSource.file(file)))
                .containsExactly(
                        file + " line 3: is not a setting of Veriport: did you mean veriport.provider?",
                        file + " line 4: is not a setting of Veriport: did you mean veriport.session-keys?",
                        file + " line 6: is not a setting of Veriport; its keys begin with veriport.: remove it",
                        file + " line 7: is not a setting of Veriport; its keys begin with veriport.: remove it");
    }

    @Test
    @DisplayName("C8 a key that is set twice in a file is told with both lines: nobody knows which was meant")
    void twice() throws IOException {
        Path file = write("veriport.provider = p\n\nveriport.provider : canary\n");
        assertThat(problems(ConfigSource.file(file)))
                .containsExactly("veriport.provider: is set more than once in " + file + ", in lines 1, 3: keep one");
    }

    @Test
    @DisplayName("C8 sources that are others' too keep their foreign keys, beside a file as well")
    void othersKeys() throws IOException {
        ConfigSource map = ConfigSource.of(Map.of("provider", "x", "spring.application.name", "shop"));
        ConfigSource both = map.orElse(ConfigSource.file(write("veriport.provider = p\nprovidr = x\n")));
        assertThat(problems(both))
                .containsExactly(directory.resolve("veriport.properties")
                        + " line 2: is not a setting of Veriport: did you mean veriport.provider?");
        ConfigSource custom = new ConfigSource() {
            @Override
            public Optional<String> get(String key) {
                return Optional.of("x");
            }

            @Override
            public java.util.Set<String> keys() {
                return java.util.Set.of("anything", "veriport.providr");
            }
        };
        assertThat(problems(custom)).containsExactly("veriport.providr: is unknown: did you mean veriport.provider?");
    }

    @Test
    @DisplayName("C8 logical lines are what java.util.Properties makes of them")
    void logicalLines() throws IOException {
        ConfigSource source = ConfigSource.file(write("""
                veriport.a = one \\
                    two \\
                    # three
                   ! a comment
                veriport.b\\ c = back\\\\
                veriport.d=
                veriport.e
                \tveriport.f \\u00eb"""));
        assertThat(source.get("veriport.a")).contains("one two # three");
        assertThat(source.get("veriport.b c")).contains("back\\");
        assertThat(source.get("veriport.d")).contains("");
        assertThat(source.get("veriport.e")).contains("");
        assertThat(source.get("veriport.f")).contains("ë");
        assertThat(source.keys()).hasSize(5);
    }

    @Test
    @DisplayName("C9 a directory is told as one, with what to write instead; a file too large is not read whole")
    void directoriesAndGiants() throws IOException {
        assertThat(refusal(directory))
                .isEqualTo("[" + directory
                        + ": is a directory: give a properties file, and refer to a mounted secret in it as"
                        + " ${FILE:DIRECTORY/NAME}]");
        Path giant = Files.write(directory.resolve("giant"), new byte[1024 * 1024 + 1]);
        assertThat(refusal(giant)).contains("larger than 1024 KiB");
        Path broken = write("veriport.provider = p\nveriport.x = canary\\uZZZZ");
        assertThat(refusal(broken))
                .contains("line 2 contains a malformed \\u escape")
                .doesNotContain("canary");
    }

    @Test
    @DisplayName("C13 a value that lost a letter on its way is a problem of its key")
    void lostLetters() {
        assertThat(problems(ConfigSource.of(Map.of("veriport.provider", "Zo\uFFFD\uFFFD"))))
                .singleElement()
                .asString()
                .startsWith("veriport.provider: contains a letter that was lost before Veriport read it")
                .endsWith("LC_ALL=C.UTF-8");
    }

    @Test
    @DisplayName("C4 a source that fails is a problem of the key, without what the source says of the value")
    void failingSource() {
        ConfigSource failing = key -> {
            throw new IllegalStateException("could not resolve redis://app:canary@${HOST}");
        };
        assertThat(problems(failing))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem)
                        .contains("cannot be read: its source failed with IllegalStateException")
                        .doesNotContain("canary"));
    }
}
