package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.Veriport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** C3: which of several sources counts is Spring's rule, whatever form each has. Whole applications with real files. */
final class PrecedenceTest {
    private static final String ONE_KEY = "b25lLW9uZS1vbmUtb25lLW9uZS1vbmUtb25lLW9uZS0=";
    private static final String OTHER_KEY = "dHdvLXR3by10d28tdHdvLXR3by10d28tdHdvLXR3by0=";

    private final Vendors vendors = new Vendors();

    @TempDir
    private Path files;

    @AfterEach
    void close() {
        vendors.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}

    private void file(String name, String text) throws IOException {
        Path file = files.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** With variables of its own in the place that the process's have. */
    private ConfigurableApplicationContext run(Map<String, Object> variables, String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        Map<String, Object> weakest = new HashMap<>();
        for (String setting : vendors.settings("spring.config.location=" + files.toUri())) {
            weakest.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return new SpringApplicationBuilder(Shop.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(weakest)
                .run(arguments);
    }

    private static Optional<String> read(ConfigurableApplicationContext shop, String key) {
        assertThat(shop.getBean(Veriport.class)).isNotNull(); // it started: no key of it is unknown
        return SpringConfigSource.of(shop.getEnvironment()).get(key);
    }

    @Test
    @DisplayName("C3: a list in the environment beats a text in a file")
    void a_list_in_the_environment() throws IOException {
        file(
                "application.properties",
                "veriport.provider=authenteq\nveriport.also-read=faceki\nveriport.session-keys=" + ONE_KEY);
        try (ConfigurableApplicationContext shop = run(Map.of(
                "VERIPORT_PROVIDER",
                "faceki",
                "VERIPORT_ALSOREAD_0",
                "authenteq",
                "VERIPORT_SESSIONKEYS_0",
                OTHER_KEY))) {
            assertThat(read(shop, "veriport.also-read")).contains("authenteq");
            assertThat(read(shop, "veriport.session-keys")).contains(OTHER_KEY);
        }
    }

    @Test
    @DisplayName("C3: a variable with the hyphen as an underscore counts too")
    void underscores() throws IOException {
        file("application.properties", "veriport.provider=authenteq\nveriport.session-keys=" + ONE_KEY);
        try (ConfigurableApplicationContext shop = run(Map.of("VERIPORT_SESSION_KEYS_0", OTHER_KEY))) {
            assertThat(read(shop, "veriport.session-keys")).contains(OTHER_KEY);
        }
    }

    @Test
    @DisplayName(
            "C3: a profile's YAML list beats the base file's text, and a profile's text beats the base file's list")
    void profiles() throws IOException {
        file(
                "application.yaml",
                "veriport: {provider: authenteq, session-keys: '" + ONE_KEY + "', also-read: [faceki]}");
        file(
                "application-rotated.yaml",
                "veriport:\n  sessionKeys:\n  - " + OTHER_KEY + "\n  - " + ONE_KEY + "\n  alsoRead: ''\n");
        try (ConfigurableApplicationContext shop = run(Map.of(), "--spring.profiles.active=rotated")) {
            assertThat(read(shop, "veriport.session-keys")).contains(OTHER_KEY + "," + ONE_KEY);
            assertThat(read(shop, "veriport.also-read")).contains("");
        }
    }

    @Test
    @DisplayName("a rule's number is a YAML key with or without quotes, and a rule in a variable has any number")
    void rules() throws IOException {
        file(
                "application.yaml",
                "veriport:\n  provider: authenteq\n  route:\n    1: 'country:DEU -> faceki'\n    '2': '-> authenteq'\n");
        try (ConfigurableApplicationContext shop = run(Map.of("VERIPORT_ROUTE_101", "-> faceki"))) {
            assertThat(read(shop, "veriport.route.1")).contains("country:DEU -> faceki");
            assertThat(read(shop, "veriport.route.2")).contains("-> authenteq");
            assertThat(SpringConfigSource.of(shop.getEnvironment()).keys())
                    .contains("veriport.route.1", "veriport.route.2", "veriport.route.101")
                    .doesNotContain("veriport.route");
        }
    }

    @Test
    @DisplayName("C3: an argument's text beats a variable's list, and an argument's list beats a variable's text")
    void arguments() throws IOException {
        file("application.yaml", "veriport.provider: authenteq");
        try (ConfigurableApplicationContext shop = run(
                Map.of("VERIPORT_FALLBACK_0", "authenteq"),
                "--veriport.provider=authenteq",
                "--veriport.fallback=faceki")) {
            assertThat(read(shop, "veriport.fallback")).contains("faceki");
        }
        try (ConfigurableApplicationContext shop =
                run(Map.of("VERIPORT_FALLBACK", "authenteq"), "--veriport.fallback[0]=faceki")) {
            assertThat(read(shop, "veriport.fallback")).contains("faceki");
        }
    }

    @Test
    @DisplayName("C3: a directory of mounted secrets counts, over the file that imports it")
    void a_config_tree() throws IOException {
        file("secrets/veriport/session-keys", OTHER_KEY + "\n");
        file(
                "application.yaml",
                "spring.config.import: 'configtree:" + files.resolve("secrets") + "/'\n"
                        + "veriport: {provider: authenteq, session-keys: ['" + ONE_KEY + "']}");
        try (ConfigurableApplicationContext shop = run(Map.of())) {
            assertThat(read(shop, "veriport.session-keys")).contains(OTHER_KEY);
        }
    }

    @Test
    @DisplayName("C3: a secret with commas and blanks stays as it is written")
    void a_text_is_no_list() throws IOException {
        file("application.yaml", "veriport: {provider: authenteq, authenteq.client-secret: 'a, b ,c'}");
        try (ConfigurableApplicationContext shop = run(Map.of())) {
            assertThat(read(shop, "veriport.authenteq.client-secret")).contains("a, b ,c");
        }
    }

    @Test
    @DisplayName("C3: a list with a gap is told, with the other problems, by its key alone")
    void a_gap() throws IOException {
        file(
                "application.properties",
                "veriport.provider=authenteq\nveriport.session-keys[1]=" + ONE_KEY + "\nveriport.timeuot=5s");

        assertThat(catchThrowable(() -> run(Map.of())))
                .rootCause()
                .hasMessageContaining("veriport.session-keys: is a list with a gap")
                .hasMessageContaining("veriport.timeuot: is unknown")
                .hasMessageNotContaining(ONE_KEY);
    }

    @Test
    @DisplayName(
            "C3: whatever spelling a known key has, it is not unknown; an unknown one is told, the starter's own included")
    void spellings() throws IOException {
        file(
                "application.properties",
                "veriport.provider=authenteq\nveriport.sessionKeys=" + ONE_KEY
                        + "\nveriport.authenteq.maxImage_megabytes=4");
        try (ConfigurableApplicationContext shop = run(Map.of())) {
            assertThat(read(shop, "veriport.authenteq.max-image-megabytes")).contains("4");
        }
        assertThat(catchThrowable(() -> run(Map.of(), "--veriport.webhooks.enable=true")))
                .rootCause()
                .hasMessageContaining("veriport.webhooks.enable: is unknown");
    }

    @Test
    @DisplayName("C9: interpolation of Veriport's own survives Spring's placeholders, wherever it stands")
    void interpolation() throws IOException {
        file(
                "application.properties",
                "veriport.provider=authenteq\nshop.secret=${ENV:PATH}\nshop.file=${FILE:/run/secrets/none}\n");
        try (ConfigurableApplicationContext shop = run(Map.of(), "--veriport.authenteq.client-secret=${shop.secret}")) {
            assertThat(read(shop, "veriport.authenteq.client-secret")).contains("${ENV:PATH}");
        }
        try (ConfigurableApplicationContext shop = run(
                Map.of(),
                "--veriport.authenteq.client-secret=${shop.none:${ENV:PATH}}-${shop.provider:x}-${ENV:PATH}")) {
            assertThat(read(shop, "veriport.authenteq.client-secret")).contains("${ENV:PATH}-x-${ENV:PATH}");
            assertThat(SpringConfigSource.of(shop.getEnvironment()).get("shop.file"))
                    .contains("${FILE:/run/secrets/none}");
        }
    }
}
