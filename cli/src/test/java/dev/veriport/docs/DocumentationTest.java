package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
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
import org.junit.jupiter.api.Test;

/** The code that people read is the code that is compiled and run here. */
final class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Map<String, String> DEMO = Map.of(
            "veriport.provider", "faceki",
            "veriport.faceki.client-id", "client",
            "veriport.faceki.client-secret", "secret",
            "veriport.faceki.workflow-id", "workflow");
    private static final Path CODE = Path.of("src", "test", "java", "dev", "veriport", "docs");

    @Test
    @DisplayName("the README's first block is code that compiles")
    void the_readme() throws IOException {
        String code = between(read(CODE.resolve("ReadmeExample.java")), "// tag::readme[]\n", "// end::readme[]");

        assertThat(blocks(ROOT.resolve("README.md"), "java")).first().isEqualTo(code.stripIndent());
    }

    @Test
    @DisplayName("the adapter of docs/writing-an-adapter.md is the one that keeps the contract, in at most 100 lines")
    void the_adapter() throws IOException {
        List<String> blocks = blocks(ROOT.resolve("docs/writing-an-adapter.md"), "java");
        List<String> classes = List.of("AcmeFactory.java", "AcmeProvider.java", "AcmeContractTest.java");
        for (String name : classes) {
            assertThat(blocks)
                    .as(name)
                    .contains(withoutHead(read(CODE.resolve("acme").resolve(name))));
        }

        assertThat(classes.stream()
                        .limit(2)
                        .flatMap(name -> withoutHead(
                                        readQuietly(CODE.resolve("acme").resolve(name)))
                                .lines())
                        .filter(line -> !line.isBlank()))
                .hasSizeLessThanOrEqualTo(100);
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
        for (String block : blocks(page, "properties")) {
            Properties read = new Properties();
            read.load(new StringReader(block));
            read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key)));
        }
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of("VERIPORT_REDIS_KEY", key))
                .build()
                .close();
        assertThat(settings).hasSizeGreaterThan(DEMO.size() + 5);
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

    /** Package and imports say nothing to a reader of the page. */
    private static String withoutHead(String code) {
        return Pattern.compile("^(package|import) .*\\R+", Pattern.MULTILINE)
                .matcher(code)
                .replaceAll("");
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL)
                .matcher(read(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end));
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
