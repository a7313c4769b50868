package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever looks for a name that a page tells finds it. */
final class NamesInPagesTest {
    private static final Pattern SOURCE = Pattern.compile(".*/src/(?:main|test|time)/java/(.*)\\.java");
    private static final Pattern NAME = Pattern.compile("\\bdev\\.veriport(?:\\.[a-z]\\w*)*(?:\\.[A-Z]\\w*)?");

    /** It tells what the former names are. */
    private static final String CHANGELOG = "CHANGELOG.md";

    private static final Set<String> NAMES = packagesAndTypes();

    @TestFactory
    @DisplayName("every package and type of Veriport that a page names is there:")
    Stream<DynamicTest> every_name_is_there() {
        return pages().map(page -> DynamicTest.dynamicTest(
                House.root().relativize(page).toString(),
                () -> assertThat(unknownIn(read(page))).isEmpty()));
    }

    @Test
    @DisplayName("a name that is not there is found out")
    void an_unknown_name() {
        assertThat(unknownIn("`dev.veriport.spi.StoreFactory` in `dev.veriport.call`, not `dev.veriport.store`"))
                .containsExactly("dev.veriport.spi.StoreFactory", "dev.veriport.call");
    }

    private static List<String> unknownIn(String text) {
        return NAME.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(name -> !NAMES.contains(name))
                .toList();
    }

    private static Stream<Path> pages() {
        return House.folders(House.root()).stream()
                .flatMap(NamesInPagesTest::filesIn)
                .filter(file -> file.toString().endsWith(".md") && !file.endsWith(CHANGELOG));
    }

    /** By the sources, of checks too: a type, its package, and every package around it. */
    private static Set<String> packagesAndTypes() {
        return House.folders(House.root()).stream()
                .map(folder -> folder.resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(NamesInPagesTest::below)
                .map(file -> SOURCE.matcher(file.toString().replace('\\', '/')))
                .filter(Matcher::matches)
                .flatMap(file -> andAround(file.group(1).replace('/', '.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> below(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> andAround(String name) {
        return Stream.iterate(
                name, each -> !each.isEmpty(), each -> each.substring(0, Math.max(0, each.lastIndexOf('.'))));
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
