package dev.veriport.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code on a page that people read.
 *
 * @param page its file
 * @param language as the page names it; empty for none
 * @param text without the indentation of the list it stands in
 */
record CodeBlock(Path page, String language, String text) {
    static final Path ROOT = Path.of(System.getProperty("project.root"));

    static final Path CODE = Path.of("..", "src", "test", "java", "dev", "veriport", "docs");

    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(\\w*)\\R(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern REGION =
            Pattern.compile(" *// tag::\\w+\\[]\\R(.*?) *// end::\\w+\\[]", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("^(package|import) .*\\R+", Pattern.MULTILINE);

    static List<CodeBlock> all() {
        return pages().stream().flatMap(page -> of(page).stream()).toList();
    }

    /** README.md, and every page of docs but the decisions. */
    static List<Path> pages() {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            pages.filter(page -> page.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<CodeBlock> of(Path page, String language) {
        return of(page).stream()
                .filter(block -> block.language.equals(language))
                .toList();
    }

    private static List<CodeBlock> of(Path page) {
        return BLOCK.matcher(read(page))
                .results()
                .map(found -> new CodeBlock(page, found.group(2), unindented(found.group(3))))
                .toList();
    }

    /** What a page can show of this module's code: a file without its head, or a region of one. */
    static Set<String> snippets() {
        Set<String> snippets = new HashSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(CodeBlock::read)
                    .forEach(code -> {
                        snippets.add(withoutHead(code));
                        REGION.matcher(code)
                                .results()
                                .map(found -> unindented(found.group(1)))
                                .forEach(snippets::add);
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return snippets;
    }

    /** A last line that is empty would count as one without indentation. */
    private static String unindented(String lines) {
        return lines.stripTrailing().stripIndent() + "\n";
    }

    /** Package and imports say nothing to a reader of the page. */
    static String withoutHead(String code) {
        return HEAD.matcher(code).replaceAll("");
    }

    /** Its page and how it begins. */
    String name() {
        return page.getFileName() + ": " + text.lines().findFirst().orElse("");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
