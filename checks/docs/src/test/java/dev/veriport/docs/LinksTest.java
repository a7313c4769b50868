package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every page is found from the index, and every link leads somewhere. */
final class LinksTest {
    private static final Path DOCS = CodeBlock.ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    private static List<Path> pages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    @DisplayName("every page of docs is in the index, and the README links to the index")
    void every_page_is_found() throws IOException {
        String index = Files.readString(DOCS.resolve("README.md"));

        assertThat(pages(DOCS).stream()
                        .map(page -> page.getFileName().toString())
                        .filter(page -> !page.equals("README.md")))
                .hasSizeGreaterThan(10)
                .allSatisfy(page -> assertThat(index).contains("(" + page + ")"));
        assertThat(Files.readString(CodeBlock.ROOT.resolve("README.md"))).contains("(docs/README.md)");
    }

    @TestFactory
    @DisplayName("every link leads to a file, and its anchor to a heading of that file")
    Stream<DynamicTest> links() {
        return Stream.of(CodeBlock.ROOT, DOCS, DOCS.resolve("adr"))
                .flatMap(folder -> pages(folder).stream())
                .map(page ->
                        DynamicTest.dynamicTest(CodeBlock.ROOT.relativize(page).toString(), () -> check(page)));
    }

    private static void check(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page))
                        .results()
                        .filter(link -> !link.group(1).contains("://"))
                        .map(link -> broken(page, link.group(1), link.group(2)))
                        .filter(problem -> !problem.isEmpty()))
                .isEmpty();
    }

    private static String broken(Path page, String path, String anchor) {
        Path target = path.isEmpty() ? page : page.resolveSibling(path);
        if (!Files.exists(target)) {
            return "no such file: " + path;
        }
        return anchor == null || anchors(target).contains(anchor) ? "" : "no such heading: " + path + "#" + anchor;
    }

    /** As GitHub makes them: lower case, blanks as hyphens, punctuation left out. */
    private static Set<String> anchors(Path page) {
        try {
            return HEADING.matcher(Files.readString(page))
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{Alnum} _-]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
