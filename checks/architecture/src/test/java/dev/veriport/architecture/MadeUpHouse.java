package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Modules that are written for a test, beside ours. */
final class MadeUpHouse {
    private final Path root;

    MadeUpHouse(Path root) {
        this.root = root;
    }

    /** A public type that knows another. */
    void writeKnowing(String module, String place, String type, String known) throws IOException {
        String source = "package dev.veriport.%s; public class %s { %s known; }".formatted(place, type, known);
        write(module, place, type, source);
    }

    void write(String module, String place, String type, String source) throws IOException {
        Path folder = root.resolve(module).resolve("src/main/java/dev/veriport").resolve(place.replace('.', '/'));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(type + ".java"), source);
    }

    void compile() throws IOException {
        List<House.Module> modules = House.at(root).modules();
        String sources = modules.stream()
                .map(module -> module.sources().toString())
                .collect(Collectors.joining(File.pathSeparator));
        for (House.Module module : modules) {
            Files.createDirectories(module.classes());
            try (Stream<Path> files = Files.walk(module.sources())) {
                Stream<String> options =
                        Stream.of("-proc:none", "-implicit:none", "-sourcepath", sources, "-d", "" + module.classes());
                String[] arguments = Stream.concat(
                                options, files.map(Path::toString).filter(name -> name.endsWith(".java")))
                        .toArray(String[]::new);
                assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                        .isZero();
            }
        }
    }

    boolean breaks(String rule) {
        House house = House.at(root);
        JavaClasses classes = house.classes();
        return Objects.requireNonNull(ArchitectureRules.of(house).get(rule), rule)
                .allowEmptyShould(true)
                .evaluate(classes)
                .hasViolation();
    }
}
