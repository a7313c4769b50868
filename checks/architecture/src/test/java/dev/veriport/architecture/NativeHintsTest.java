package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** C7: what a jar of ours loads by name is in its reachability metadata, or a native image would not have it. */
final class NativeHintsTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    private static List<Path> modulesWithResources() {
        return House.folders(House.root()).stream()
                .filter(module -> Files.isDirectory(module.resolve(RESOURCES)))
                .sorted()
                .toList();
    }

    /** Below the name of its artifact, as GraalVM finds it. */
    private static Path metadata(Path module) throws IOException {
        try (Stream<Path> found = Files.find(
                module.resolve(RESOURCES).resolve("META-INF/native-image/dev.veriport"),
                2,
                (file, attributes) -> file.endsWith("reachability-metadata.json"))) {
            List<Path> files = found.toList();
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(module.resolve("pom.xml")))
                            .contains("<artifactId>" + file.getParent().getFileName() + "</artifactId>"));
            return files.get(0);
        }
    }

    /** As they are named in the jar. Spring brings its own hints for what it reads itself. */
    private static List<String> loadedByName(Path module) {
        Path resources = module.resolve(RESOURCES);
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/services/"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> providers(Path module) throws IOException {
        List<String> providers = new ArrayList<>();
        for (String name : loadedByName(module)) {
            if (name.startsWith("META-INF/services/")) {
                Files.readAllLines(module.resolve(RESOURCES).resolve(name)).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(providers::add);
            }
        }
        return providers;
    }

    /** Every text of a field of this name. */
    private static List<String> hints(Path module, String field) throws IOException {
        Path metadata = metadata(module);
        List<String> values = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(metadata.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals(field)) {
                    values.add(parser.nextTextValue());
                }
            }
        }
        return values;
    }

    private static boolean matches(String glob, String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }

    @TestFactory
    @DisplayName("C7: each resource of a jar is matched by a glob of its metadata, and each glob by a resource")
    Stream<DynamicTest> resources() {
        return modulesWithResources().stream()
                .filter(module -> !loadedByName(module).isEmpty())
                .map(module -> dynamicTest(module.getFileName().toString(), () -> {
                    List<String> globs = hints(module, "glob");
                    List<String> names = loadedByName(module);
                    assertThat(names).allMatch(name -> globs.stream().anyMatch(glob -> matches(glob, name)));
                    assertThat(globs).allMatch(glob -> names.stream().anyMatch(name -> matches(glob, name)));
                }));
    }

    @TestFactory
    @DisplayName("C7: each provider of a service is in the metadata for reflection, and nothing else is")
    Stream<DynamicTest> providers() {
        return modulesWithResources().stream()
                .filter(module -> !loadedByName(module).isEmpty())
                .map(module -> dynamicTest(
                        module.getFileName().toString(),
                        () -> assertThat(hints(module, "type")).containsExactlyElementsOf(providers(module))));
    }

    @Test
    @DisplayName("C7: the jars that load something by name are those we know, so that the rule sees them")
    void the_rule_sees_them() {
        assertThat(modulesWithResources().stream()
                        .filter(module -> !loadedByName(module).isEmpty())
                        .map(module -> module.getFileName().toString()))
                .contains("adapter-authenteq", "adapter-faceki", "redis", "sandbox", "testkit");
    }
}
