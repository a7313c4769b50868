package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.veriport.architecture.House.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is where. */
final class HouseTest {
    private static final House OURS = House.ours();
    private static final JavaClasses SHIPPED = OURS.classes();

    /** What an application imports; events, of which it takes those it wants, aside. */
    private static final Set<String> OF_AN_APPLICATION = Set.of(
            "dev.veriport",
            "dev.veriport.model",
            "dev.veriport.port",
            "dev.veriport.error",
            "dev.veriport.config",
            "dev.veriport.token",
            "dev.veriport.webhook");

    @TempDir
    Path elsewhere;

    @TestFactory
    @DisplayName("the code of a module is in the package of its place:")
    Stream<DynamicTest> every_module_keeps_to_its_package() {
        return OURS.modules().stream()
                .map(module -> DynamicTest.dynamicTest(module.folder(), () -> {
                    assertThat(module.classes()).as("compiled: mvn -B verify").isNotEmptyDirectory();
                    assertThat(packagesElsewhere(module)).isEmpty();
                }));
    }

    @TestFactory
    @DisplayName("a module that is added is under the rules without a line:")
    Stream<DynamicTest> a_module_that_is_added_is_under_the_rules() throws IOException {
        MadeUpHouse made = new MadeUpHouse(elsewhere);
        made.writeKnowing("core", "model", "Refusal", "dev.veriport.store.StoredToken");
        made.writeKnowing("adapter-acme", "adapter.acme", "Acme", "dev.veriport.adapter.beta.Beta");
        made.writeKnowing("adapter-beta", "adapter.beta", "Beta", "dev.veriport.fake.beta.Fake");
        made.writeKnowing("fakes/beta", "fake.beta", "Fake", "dev.veriport.adapter.beta.Beta");
        made.writeKnowing("stores/made", "store.made", "Store", "dev.veriport.metrics.Metrics");
        made.writeKnowing("integrations/metrics", "metrics", "Metrics", "dev.veriport.guice.VeriportModule");
        made.writeKnowing("apps/cli", "cli", "Program", "dev.veriport.store.made.Store");
        made.compile();

        return Stream.of(
                        CoreRules.standsOnThoseBefore("dev.veriport.model"),
                        Place.ADAPTER.rule(),
                        Place.FAKE.rule(),
                        Place.STORE.rule(),
                        Place.INTEGRATION.rule(),
                        Place.CLI.rule(),
                        PublicRules.DOOR,
                        NullMarkedPackages.RULE)
                .map(rule -> DynamicTest.dynamicTest(
                        rule, () -> assertThat(made.breaks(rule)).isTrue()));
    }

    @Test
    @DisplayName("beside its factory an adapter shows the interface <Vendor>Api and its records, and no class of it")
    void the_vendors_own_api() throws IOException {
        MadeUpHouse made = new MadeUpHouse(elsewhere);
        String api = """
                package dev.veriport.adapter.acmeeu;
                public interface AcmeEuApi {
                    record Value(String text) {}
                    %s
                }
                """;
        made.write("adapter-acme-eu", "adapter.acmeeu", "AcmeEuApi", api.formatted(""));
        made.compile();
        assertThat(made.breaks(PublicRules.DOOR)).isFalse();

        made.write("adapter-acme-eu", "adapter.acmeeu", "AcmeEuApi", api.formatted("class Worker {}"));
        made.compile();
        assertThat(made.breaks(PublicRules.DOOR)).isTrue();
    }

    @Test
    @DisplayName("code that is in the package of another place is found out")
    void another_modules_package() throws IOException {
        MadeUpHouse made = new MadeUpHouse(elsewhere);
        made.writeKnowing("stores/made", "store.other", "Store", "String");
        made.compile();

        assertThat(packagesElsewhere(House.at(elsewhere).modules().get(0))).containsExactly("dev.veriport.store.other");
    }

    @Test
    @DisplayName("a folder's hyphens are not in its package")
    void hyphens() {
        assertThat(Place.of("adapter-acme-eu").packageOf("adapter-acme-eu")).isEqualTo("dev.veriport.adapter.acmeeu");
        assertThat(Place.of("integrations/spring-boot").packageOf("integrations/spring-boot"))
                .isEqualTo("dev.veriport.spring");
    }

    @TestFactory
    @DisplayName("a module whose place is unknown fails by itself, at any depth:")
    Stream<DynamicTest> an_unknown_place() {
        return Stream.of("vendors/other", "apps/other", "adapter", "stores/redis/cluster", "fakes/acme/eu/west")
                .map(place -> DynamicTest.dynamicTest(place, () -> {
                    Path house = elsewhere.resolve("of " + place.replace('/', ' '));
                    Files.createDirectories(house.resolve(place).resolve("src/main/java"));
                    assertThatThrownBy(() -> House.at(house))
                            .hasMessageStartingWith(place + " is no place for a module");
                }));
    }

    @TestFactory
    @DisplayName("two modules that have one package fail by themselves:")
    Stream<DynamicTest> one_package_for_two() {
        return Stream.of(
                        List.of("adapter-acme-eu", "adapter-acmeeu"),
                        List.of("core", "integrations/model"),
                        List.of("vendor-http", "integrations/http"))
                .map(places -> DynamicTest.dynamicTest(places.toString(), () -> {
                    Path house = elsewhere.resolve("of " + places.get(0));
                    for (String place : places) {
                        Files.createDirectories(house.resolve(place).resolve("src/main/java"));
                    }
                    assertThatThrownBy(() -> House.at(house)).hasMessageContaining("the package of another module");
                }));
    }

    @Test
    @DisplayName("what is built, and what tools keep, is no module")
    void what_is_built_is_no_module() throws IOException {
        Files.createDirectories(elsewhere.resolve("checks/any/src/main/java"));
        Files.createDirectories(elsewhere.resolve("core/target/second/other/src/main/java"));
        Files.createDirectories(elsewhere.resolve(".tool/other/src/main/java"));
        Files.createDirectories(elsewhere.resolve("core/src/main/java"));

        assertThat(House.at(elsewhere).modules()).extracting(Module::folder).containsExactly("core");
    }

    @Test
    @DisplayName("where a clock may begin, one does")
    void where_a_clock_begins() {
        assertThat(ClockRules.ROOTS)
                .allMatch(root -> ClockRules.clocksArePassedIn(Set.of())
                        .evaluate(SHIPPED.that(HasName.Predicates.name(root)))
                        .hasViolation());
    }

    @Test
    @DisplayName("at most 18 folders at the top")
    void few_folders_at_the_top() throws IOException {
        try (Stream<Path> top = Files.list(House.root())) {
            assertThat(top.filter(HouseTest::isOfTheHouse)).hasSizeBetween(10, 18);
        }
    }

    @Test
    @DisplayName("an application meets at most 100 public types, nested ones and tokens included")
    void an_application_meets_few_types() {
        List<String> met = SHIPPED.stream()
                .filter(type -> OF_AN_APPLICATION.contains(type.getPackageName()))
                .filter(HouseTest::isMet)
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(met).hasSizeBetween(40, 100);
    }

    /** Whoever encloses it is public too. */
    private static boolean isMet(JavaClass type) {
        return !type.isAnonymousClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(HouseTest::isMet).orElse(true);
    }

    /** Of those that a module's classes are in, those that are not its own. */
    private static Set<String> packagesElsewhere(Module module) {
        return new ClassFileImporter()
                .importPath(module.classes()).stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !module.has(name))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One with a module in it, or one level below, or one of the three without; not what a tool or a branch left. */
    private static boolean isOfTheHouse(Path folder) {
        if (Set.of("docs", ".ci", ".mvn").contains(folder.getFileName().toString())) {
            return true;
        }
        try (Stream<Path> below = Files.walk(folder, 2)) {
            return Files.isDirectory(folder) && below.anyMatch(file -> file.endsWith("pom.xml"));
        } catch (IOException unreadable) {
            throw new IllegalStateException("the folders cannot be walked", unreadable);
        }
    }
}
