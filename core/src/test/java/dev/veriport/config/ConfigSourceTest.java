package dev.veriport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigSourceTest {
    private static final ConfigKey<String> KEY =
            ConfigKey.text("acme.some-key", "").withDefault("default");

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("veriport.properties"), text);
    }

    private static String read(ConfigSource source) {
        return new Configuration(source, Map.of()).root().get(KEY);
    }

    /** What {@link ConfigSource#standard} finds in a JVM of its own, with a variable and a property of its own. */
    public static void main(String[] args) {
        System.out.print(read(ConfigSource.standard(Path.of(args[0]))));
    }

    private String readInOwnJvm(String variable, String property, String text) throws Exception {
        ProcessBuilder jvm = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Dveriport.acme." + property,
                "-cp",
                System.getProperty("java.class.path"),
                ConfigSourceTest.class.getName(),
                file(text).toString());
        jvm.environment().put("VERIPORT_ACME_SOME_KEY", variable);
        Process process = jvm.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    @Test
    @DisplayName(
            "CFG system properties win over the environment, the environment over the file, the file over defaults")
    void precedence() throws Exception {
        String inFile = "veriport.acme.some-key = file\n";
        assertThat(readInOwnJvm("environment", "some-key=property", inFile)).isEqualTo("property");
        assertThat(readInOwnJvm("environment", "other-key=property", inFile)).isEqualTo("environment");
        assertThat(read(ConfigSource.standard(file(inFile)))).isEqualTo("file");
        assertThat(read(ConfigSource.standard(file("")))).isEqualTo("default");
    }

    @Test
    @DisplayName(
            "CFG a variable is the key in upper case with underscores, and only rules are listed: others set variables too")
    void environment() {
        ConfigSource source = ConfigSource.environment(Map.of("VERIPORT_ACME_SOME_KEY", "value"));
        assertThat(source.get("veriport.acme.some-key")).contains("value");
        assertThat(source.get("veriport.acme.other")).isEmpty();
        assertThat(source.keys()).isEmpty();
    }

    @Test
    @DisplayName("CFG sources in a row know the keys of all of them")
    void keysOfBoth() {
        ConfigSource both =
                ConfigSource.of(Map.of("a", "1", "b", "1")).orElse(ConfigSource.of(Map.of("b", "2", "c", "2")));
        assertThat(both.keys()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(both.get("b")).contains("1");
        assertThat(both.get("c")).contains("2");
        assertThat(both.get("d")).isEmpty();
    }

    @Test
    @DisplayName("CFG a lambda is a source")
    void lambda() {
        assertThat(read(key -> java.util.Optional.of("from " + key))).isEqualTo("from veriport.acme.some-key");
    }

    @Test
    @DisplayName("CFG a properties file is read as UTF-8; one that cannot be read says so by name, without its text")
    void files() throws IOException {
        assertThat(ConfigSource.file(file("veriport.acme.some-key = Zoë ＝")).get("veriport.acme.some-key"))
                .contains("Zoë ＝");
        assertThatThrownBy(() -> ConfigSource.file(directory.resolve("absent.properties")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("absent.properties");

        Path broken = file("veriport.acme.client-secret = canary\\uZZZZ");
        assertThatThrownBy(() -> ConfigSource.file(broken))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
        Path latin = Files.write(directory.resolve("latin"), new byte[] {'a', '=', (byte) 0xEB});
        assertThatThrownBy(() -> ConfigSource.file(latin)).isInstanceOf(ConfigurationException.class);
    }
}
