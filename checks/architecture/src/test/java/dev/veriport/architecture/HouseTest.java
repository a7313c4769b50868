package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is where. */
final class HouseTest {
    private static final House OURS = House.ours();

    /** What an application imports; events, of which it takes those it wants, aside. */
    private static final Set<String> OF_AN_APPLICATION = Set.of(
            "dev.veriport",
            "dev.veriport.model",
            "dev.veriport.port",
            "dev.veriport.error",
            "dev.veriport.config",
            "dev.veriport.webhook");

    @TempDir
    Path elsewhere;

    @TestFactory
    @DisplayName("the code of a module is in the package of its place:")
    Stream<DynamicTest> every_module_keeps_to_its_package() {
        return OURS.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module.toString(), () -> {
                    JavaClasses classes = new ClassFileImporter().importPath(OURS.classesOf(module));
                    assertThat(classes).as("compiled: mvn -B verify").isNotEmpty();
                    Set<String> packages = classes.stream()
                            .map(JavaClass::getPackageName)
                            .collect(Collectors.toCollection(TreeSet::new));
                    String own = House.packageOf(module);
                    assertThat(packages).allMatch(name -> name.equals(own) || name.startsWith(own + "."));
                    if (module.equals(Path.of("core"))) {
                        assertThat(packages).allMatch(name -> ArchitectureRules.CORE.contains(below(name)));
                    }
                }));
    }

    @Test
    @DisplayName("a module that is added is under the rules without a line")
    void a_module_that_is_added_is_under_the_rules() throws IOException {
        write("adapter-acme", "adapter.acme", "Acme", "dev.veriport.adapter.beta.Beta");
        write("adapter-beta", "adapter.beta", "Beta", "dev.veriport.fake.beta.Fake");
        write("fakes/beta", "fake.beta", "Fake", "dev.veriport.adapter.beta.Beta");
        House made = House.at(elsewhere);
        compile(made);
        JavaClasses classes = made.classes();
        Map<String, ArchRule> rules = ArchitectureRules.all();

        assertThat(List.of(
                        "3 adapters do not know each other",
                        "3 an adapter knows core and vendor-http",
                        "3 a fake knows testkit, never an adapter",
                        "4 of an adapter or store only its factory and the vendor's own API are public",
                        "5 every package is null-marked"))
                .allMatch(rule -> Objects.requireNonNull(rules.get(rule))
                        .evaluate(classes)
                        .hasViolation());
    }

    @Test
    @DisplayName("at most 18 folders at the top")
    void few_folders_at_the_top() throws IOException {
        Path root = Path.of(System.getProperty("project.root"));
        try (Stream<Path> top = Files.list(root)) {
            assertThat(top.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("target") && !name.equals(".git")))
                    .hasSizeLessThanOrEqualTo(18);
        }
    }

    @Test
    @DisplayName("an application meets at most 77 public types, nested ones included")
    void an_application_meets_few_types() {
        List<String> met = OURS.classes().stream()
                .filter(type -> OF_AN_APPLICATION.contains(type.getPackageName()))
                .filter(HouseTest::isMet)
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(met).hasSizeBetween(40, 77);
    }

    /** Whoever encloses it is public too. */
    private static boolean isMet(JavaClass type) {
        return !type.isAnonymousClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(HouseTest::isMet).orElse(true);
    }

    private static String below(String name) {
        return name.equals("dev.veriport") ? "" : name.substring("dev.veriport.".length());
    }

    /** A public type that knows another. */
    private void write(String module, String place, String type, String known) throws IOException {
        Path folder = elsewhere
                .resolve(module)
                .resolve(Path.of("src", "main", "java", "dev", "veriport"))
                .resolve(place.replace('.', '/'));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(type + ".java"),
                "package dev.veriport.%s; public class %s { %s known; }".formatted(place, type, known));
    }

    private static void compile(House made) throws IOException {
        String sources = made.modules().stream()
                .map(module -> made.sourcesOf(module).toString())
                .collect(Collectors.joining(File.pathSeparator));
        for (Path module : made.modules()) {
            Files.createDirectories(made.classesOf(module));
            try (Stream<Path> files = Files.walk(made.sourcesOf(module))) {
                Stream<String> options = Stream.of(
                        "-proc:none", "-implicit:none", "-sourcepath", sources, "-d", "" + made.classesOf(module));
                String[] arguments = Stream.concat(
                                options, files.map(Path::toString).filter(name -> name.endsWith(".java")))
                        .toArray(String[]::new);
                assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                        .isZero();
            }
        }
    }
}
