package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The code that people read is the code that is compiled and run here. */
final class DocumentationTest {
    private static final Path ROOT = CodeBlock.ROOT;
    private static final Map<String, String> DEMO = Map.of(
            "veriport.provider", "faceki",
            "veriport.faceki.client-id", "client",
            "veriport.faceki.client-secret", "secret",
            "veriport.faceki.workflow-id", "workflow");

    @Test
    @DisplayName("docs/writing-an-adapter.md shows adapter, fake and contract test of Acme in at most 250 lines")
    void the_adapter() {
        assertThat(CodeBlock.of(ROOT.resolve("docs/writing-an-adapter.md"), "java").stream()
                        .filter(block -> block.text().contains("Acme"))
                        .flatMap(block -> block.text().lines()))
                .hasSizeBetween(100, 250);
    }

    @Test
    @DisplayName(
            "C6: the lines for Spring Security of docs/webhooks.md are those that the starter's tests run a server with")
    void the_lines_for_spring_security() throws IOException {
        String tested = read(ROOT.resolve("integrations/spring-boot/src/test/java/dev/veriport/spring/Secured.java"));
        CodeBlock shown = CodeBlock.of(ROOT.resolve("docs/webhooks.md"), "java").stream()
                .filter(block -> block.text().contains("SecurityFilterChain"))
                .findFirst()
                .orElseThrow();

        assertThat(withoutBlanks(tested)).contains(withoutBlanks(shown.text()));
    }

    private static String withoutBlanks(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    @DisplayName("docs/tokens.md names tests that there are, and settings that are known")
    void the_tokens() throws IOException {
        Path page = ROOT.resolve("docs/tokens.md");
        List<String> tests = Pattern.compile("`(\\w+Test\\.\\w+)`")
                .matcher(read(page))
                .results()
                .map(test -> test.group(1))
                .toList();
        assertThat(tests)
                .hasSizeGreaterThan(9)
                .allSatisfy(test -> assertThat(isThere(test)).isTrue());

        Map<String, String> settings = new LinkedHashMap<>(DEMO);
        for (CodeBlock block : CodeBlock.of(page, "properties")) {
            Properties read = new Properties();
            read.load(new StringReader(block.text()));
            read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key)));
        }
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of("VERIPORT_STORE_KEY", key))
                .build()
                .close();
        assertThat(settings).hasSizeGreaterThan(DEMO.size() + 5);
    }

    @Test
    @DisplayName("docs/vendors.md has a row for every endpoint, with its test, its setting, or a reason why not")
    void the_vendors() throws IOException {
        String page = read(ROOT.resolve("docs/vendors.md"));
        List<Endpoint> endpoints = Endpoint.all(page);
        String settings = read(ROOT.resolve("docs/configuration.md"));

        assertThat(endpoints).extracting(Endpoint::id).doesNotHaveDuplicates();
        Endpoint.PUBLISHED.forEach((vendor, ids) -> assertThat(Endpoint.all(section(page, vendor)))
                .extracting(Endpoint::id)
                .containsExactly(ids.split(" ")));
        for (Endpoint endpoint : endpoints) {
            boolean isOffered = !endpoint.mark().equals("not offered");
            assertThat(endpoint.tests())
                    .as(endpoint.id())
                    .allSatisfy(test -> assertThat(isThere(test)).isTrue());
            assertThat(endpoint.settings())
                    .as(endpoint.id())
                    .allSatisfy(key -> assertThat(settings).contains("| `" + key + "` |"));
            assertThat(endpoint.how()).as(endpoint.id()).isNotBlank();
            assertThat(!isOffered || !endpoint.tests().isEmpty())
                    .as("%s has a test", endpoint.id())
                    .isTrue();
            assertThat(endpoint.mark().equals("by setting")
                            && endpoint.settings().isEmpty())
                    .as("%s lacks its setting", endpoint.id())
                    .isFalse();
        }
    }

    @TestFactory
    @DisplayName(
            "docs/vendors.md has a row for every operation of an installed vendor: its request, or the setting of its path")
    Stream<DynamicTest> the_operations() throws IOException {
        String page = read(ROOT.resolve("docs/vendors.md"));
        return FakeVendor.installed().values().stream()
                .map(vendor -> dynamicTest(
                        vendor.vendor(),
                        () -> assertThat(vendor.stagedOperations())
                                .isNotEmpty()
                                .extracting(operation -> operation.request().replaceAll("[? ]+$", ""))
                                .isSubsetOf(documented(vendor, Endpoint.all(section(page, vendor.vendor()))))));
    }

    /** The requests of the rows. Where the vendor publishes no path, the row names a setting, and the fake's settings its path. */
    private static List<String> documented(FakeVendor vendor, List<Endpoint> rows) {
        List<Endpoint> offered =
                rows.stream().filter(row -> !row.mark().equals("not offered")).toList();
        try (RunningFake fake = vendor.start(0)) {
            String prefix = "veriport." + vendor.vendor() + ".";
            Stream<String> paths = offered.stream()
                    .flatMap(row -> row.settings().stream())
                    .map(key -> fake.settings().getOrDefault(key.substring(prefix.length()), ""));
            return Stream.concat(offered.stream().map(Endpoint::request), paths.map(path -> "GET " + path))
                    .toList();
        }
    }

    /** What the page says of one vendor, whose heading is its name. */
    private static String section(String page, String vendor) {
        return Pattern.compile("^## ", Pattern.MULTILINE)
                .splitAsStream(page)
                .filter(section -> section.lines()
                        .findFirst()
                        .orElseThrow()
                        .replace(' ', '-')
                        .equalsIgnoreCase(vendor))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/vendors.md has no section for " + vendor));
    }

    /** A row of docs/vendors.md. */
    private record Endpoint(String id, String request, String mark, String how) {
        /** What these vendors' own pages were counted to publish. */
        static final Map<String, String> PUBLISHED = Map.of(
                "authenteq",
                "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11 E12 E13 E14 E15",
                "faceki",
                "T1 T2 T3 L1 K1 K2 W1 W2 R1 F1 A1 P1 Q1 V2-1 V2-2 V2-3 V2-4 V2-5 V2-6 V2-7 V2-8 V2-9 V2-10 H1 H2");

        static List<Endpoint> all(String page) {
            return Pattern.compile(
                            "^\\| (\\w+(?:-\\d+)?) \\| ([^|]+) \\| (working|by setting|not offered) \\| ([^|]+) \\|$",
                            Pattern.MULTILINE)
                    .matcher(page)
                    .results()
                    .map(row -> new Endpoint(row.group(1), row.group(2).replace("`", ""), row.group(3), row.group(4)))
                    .toList();
        }

        List<String> tests() {
            return named("`(\\w+Test\\.\\w+)`");
        }

        List<String> settings() {
            return named("`(veriport\\.[a-z.-]+)`");
        }

        private List<String> named(String form) {
            return Pattern.compile(form)
                    .matcher(how)
                    .results()
                    .map(name -> name.group(1))
                    .toList();
        }
    }

    /** @param test as {@code Class.method} */
    private static boolean isThere(String test) throws IOException {
        String[] parts = test.split("\\.");
        try (Stream<Path> files = Files.find(
                ROOT,
                12,
                (file, attributes) ->
                        file.endsWith(parts[0] + ".java") && !file.toString().contains("target"))) {
            return files.anyMatch(file -> readQuietly(file).contains("void " + parts[1] + "("));
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static String readQuietly(Path file) {
        try {
            return read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
