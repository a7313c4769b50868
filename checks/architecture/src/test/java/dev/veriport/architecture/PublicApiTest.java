package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.veriport.architecture.House.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The public API is the one in docs/api, so that nobody changes it unseen; -Dveriport.docs.write=true writes it again. */
final class PublicApiTest {
    private static final Path API = House.root().resolve("docs/api");
    private static final Set<Place> PROGRAMS = Set.of(Place.SANDBOX, Place.CLI);

    @TestFactory
    @DisplayName("the public API is the one in docs/api:")
    Stream<DynamicTest> the_api_is_as_written() {
        return libraries().stream()
                .map(module -> DynamicTest.dynamicTest(module.folder(), () -> {
                    Path written = API.resolve(fileOf(module));
                    String api = PublicApi.of(new ClassFileImporter().importPath(module.classes()));
                    if (Boolean.getBoolean("veriport.docs.write")) {
                        Files.createDirectories(API);
                        Files.writeString(written, api);
                    }
                    assertThat(written)
                            .as("the public API changed: tell it in CHANGELOG.md, and write docs/api again")
                            .hasContent(api);
                }));
    }

    @Test
    @DisplayName("docs/api has a file for each module that users call, and no other")
    void a_file_for_each_module() throws IOException {
        try (Stream<Path> files = Files.list(API)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            libraries().stream().map(PublicApiTest::fileOf).toList());
        }
    }

    @Test
    @DisplayName("a type is written with what it extends, and its public and protected members with all their types")
    void what_is_written() {
        assertThat(PublicApi.of(List.of(new ClassFileImporter().importClass(ShownApi.class))))
                .isEqualTo("""
                abstract class dev.veriport.architecture.ShownApi<T extends java.lang.Number> : java.lang.AutoCloseable
                    final close(): void
                    protected <init>(java.util.List<? super T>): void
                    protected abstract generic<E extends java.lang.Exception>(E[]): T throws java.io.IOException, java.lang.Exception
                    static final CONSTANT: int
                """);
    }

    private static List<Module> libraries() {
        return House.ours().modules().stream()
                .filter(module -> !PROGRAMS.contains(module.place()))
                .toList();
    }

    private static String fileOf(Module module) {
        return module.folder().replace('/', '-') + ".txt";
    }
}
