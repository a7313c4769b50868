package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code that people read is the code that is compiled and run here. */
final class DocumentationTest {
    private static final Path ROOT = Path.of("..");
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
