package dev.veriport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCalls;
import dev.veriport.store.StoreFactory;
import dev.veriport.time.Ticker;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules of the code, by name. They find a module by the package of its place ({@link House}), so that one which is
 * added is under them at once.
 */
final class ArchitectureRules {
    private static final String ROOT = "dev.veriport.";

    /** Core's packages, each standing only on those before it; the last is the entry. */
    static final List<String> CORE = List.of(
            "model",
            "time",
            "error",
            "token",
            "port",
            "config",
            "event",
            "webhook",
            "store",
            "spi",
            "internal.time",
            "internal.budget",
            "internal.vault",
            "internal.token",
            "internal.call",
            "internal.routing",
            "internal.setup",
            "");

    private static final String INTERNAL = ROOT + "internal..";
    private static final String HTTP = ROOT + "http..";
    private static final String ADAPTERS = ROOT + "adapter..";
    private static final String FAKES = ROOT + "fake..";
    private static final String TESTKIT = ROOT + "testkit..";
    private static final String STORES = ROOT + "store.*..";
    private static final String CLI = ROOT + "cli..";
    private static final String SANDBOX = ROOT + "sandbox..";
    private static final String GUICE = ROOT + "guice..";
    private static final String SPRING = ROOT + "spring..";
    private static final String MICROMETER = ROOT + "micrometer..";
    private static final String OPENTELEMETRY = ROOT + "opentelemetry..";
    private static final String[] INTEGRATIONS = {GUICE, SPRING, MICROMETER, OPENTELEMETRY};

    /** The one class of the model that knows errors: it refuses what a browser or a stranger wrote (docs/adr/0012). */
    private static final DescribedPredicate<JavaClass> REFUSAL =
            HasName.Predicates.name(ROOT + "model.Refusal").forSubtype();

    private ArchitectureRules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        arrowsInCore(rules);
        librariesInTheirPlaces(rules);
        arrowsBetweenModules(rules);
        whatIsPublic(rules);
        rules.put("5 no clock but the injected one", clocksArePassedIn());
        rules.put("5 no monotonic time but the ticker's", tickerAlone());
        rules.put("5 every package is null-marked", NullMarkedPackages.rule());
        rules.put("5 no synchronized methods", noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED));
        return rules;
    }

    private static void arrowsInCore(Map<String, ArchRule> rules) {
        rules.put("1 model uses only the JDK and JSpecify", uses("model", "model"));
        rules.put("1 error adds model", uses("error", "error", "model"));
        rules.put("1 port adds error, token and model", uses("port", "port", "error", "token", "model"));
        for (int i = 0; i < CORE.size() - 1; i++) {
            rules.put("1 core's package '" + CORE.get(i) + "' knows none of those above it", knowsNoneAbove(i));
        }
        rules.put(
                "1 packages have no cycles",
                slices().matching(ROOT + "(**)").should().beFreeOfCycles().ignoreDependency(REFUSAL, alwaysTrue()));
    }

    private static void librariesInTheirPlaces(Map<String, ArchRule> rules) {
        rules.put("2 Resilience4j only in internal.call", only("io.github.resilience4j..", ROOT + "internal.call.."));
        rules.put("2 HttpClient only in vendor-http", only("org.apache.hc..", HTTP));
        rules.put("2 mime4j only in vendor-http", only("org.apache.james..", HTTP));
        rules.put(
                "2 Jackson only in vendor-http, testkit, fakes and cli",
                only("com.fasterxml.jackson..", HTTP, TESTKIT, FAKES, CLI));
        rules.put("2 Guice only in its integration and cli", only("com.google.inject..", GUICE, CLI));
        rules.put("2 Lettuce only in the Redis store", only("io.lettuce..", ROOT + "store.redis.."));
        rules.put("2 JDBC only in the JDBC store", only("java.sql..", ROOT + "store.jdbc.."));
        rules.put("2 Spring only in its integration", only("org.springframework..", SPRING));
        rules.put("2 Micrometer only in its integration and Spring's", only("io.micrometer..", MICROMETER, SPRING));
        rules.put(
                "2 OpenTelemetry only in its integration and Spring's",
                only("io.opentelemetry..", OPENTELEMETRY, SPRING));
        rules.put("2 Javalin only in sandbox", only("io.javalin..", SANDBOX));
    }

    private static void arrowsBetweenModules(Map<String, ArchRule> rules) {
        rules.put("3 core knows nothing outside core", coreKnowsItself());
        rules.put("3 vendor-http knows core only", knowsNot(HTTP, ADAPTERS, FAKES, TESTKIT, STORES, CLI, SANDBOX));
        rules.put(
                "3 an adapter knows core and vendor-http",
                knowsNot(ADAPTERS, FAKES, TESTKIT, STORES, CLI, SANDBOX, SPRING, GUICE, MICROMETER, OPENTELEMETRY));
        rules.put("3 adapters do not know each other", knowNotEachOther(ROOT + "adapter.(*)..", "adapters"));
        rules.put("3 testkit knows core only", knowsNot(TESTKIT, HTTP, ADAPTERS, FAKES, STORES, CLI, SANDBOX));
        rules.put("3 a fake knows testkit, never an adapter", knowsNot(FAKES, HTTP, ADAPTERS, STORES, CLI, SANDBOX));
        rules.put("3 fakes do not know each other", knowNotEachOther(ROOT + "fake.(*)..", "fakes"));
        rules.put("3 a store knows core only", knowsNot(STORES, HTTP, ADAPTERS, FAKES, TESTKIT, CLI, SANDBOX));
        rules.put("3 stores do not know each other", knowNotEachOther(ROOT + "store.(*)..", "stores"));
        rules.put("3 an integration knows no vendor, real or fake", integrationsKnowNoVendor());
        rules.put(
                "3 internal is core's and vendor-http's",
                noClasses()
                        .that(resideInAPackage("dev.veriport.."))
                        .and(not(isCore()))
                        .and()
                        .resideOutsideOfPackage(HTTP)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(INTERNAL));
    }

    private static void whatIsPublic(Map<String, ArchRule> rules) {
        rules.put(
                "4 of an adapter or store only its factory and the vendor's own API are public", onlyTheDoorIsPublic());
        rules.put("4 no third-party type in a public signature", signatures(Signatures.ofOursAndTheJdk()));
        rules.put("4 no type of internal in a public signature", signatures(Signatures.withoutInternal()));
        rules.put("4 no public constructor of core has more than four parameters", constructorsAreShort());
        rules.put(
                "4 what core lends is implemented by core alone",
                noClasses()
                        .that(not(isCore()))
                        .should()
                        .implement(ProviderRuntime.class)
                        .orShould()
                        .implement(VendorCalls.class)
                        .orShould()
                        .implement(GuardedTokenIssuer.class));
    }

    private static ArchRule uses(String name, String... allowed) {
        List<String> packages = new ArrayList<>(List.of("java..", "javax..", "org.jspecify.."));
        Stream.of(allowed).map(other -> ROOT + other).forEach(packages::add);
        return classes()
                .that()
                .resideInAPackage(ROOT + name)
                .and(not(REFUSAL))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new));
    }

    private static ArchRule knowsNoneAbove(int index) {
        String[] above = CORE.subList(index + 1, CORE.size()).stream()
                .map(ArchitectureRules::inPackage)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(inPackage(CORE.get(index)))
                .and(not(REFUSAL))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above);
    }

    private static String inPackage(String name) {
        return name.isEmpty() ? "dev.veriport" : ROOT + name;
    }

    private static DescribedPredicate<JavaClass> isCore() {
        return resideInAnyPackage(
                        CORE.stream().map(ArchitectureRules::inPackage).toArray(String[]::new))
                .as("are core's");
    }

    private static ArchRule only(String library, String... places) {
        return noClasses()
                .that(resideInAPackage("dev.veriport.."))
                .and()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule coreKnowsItself() {
        return noClasses()
                .that(isCore())
                .should()
                .dependOnClassesThat(resideInAPackage("dev.veriport..").and(not(isCore())));
    }

    private static ArchRule knowsNot(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to);
    }

    private static ArchRule knowNotEachOther(String places, String name) {
        return slices().matching(places).namingSlices(name + " $1").should().notDependOnEachOther();
    }

    private static ArchRule integrationsKnowNoVendor() {
        return noClasses()
                .that()
                .resideInAnyPackage(INTEGRATIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP, ADAPTERS, FAKES, TESTKIT, STORES, CLI, SANDBOX);
    }

    private static ArchRule onlyTheDoorIsPublic() {
        return classes()
                .that(resideInAnyPackage(ADAPTERS, STORES))
                .and()
                .areTopLevelClasses()
                .and()
                .doNotImplement(IdentityProviderFactory.class)
                .and()
                .doNotImplement(StoreFactory.class)
                .and()
                .haveSimpleNameNotEndingWith("Api")
                .should()
                .notBePublic();
    }

    private static ArchRule signatures(Signatures allowed) {
        return methods()
                .that()
                .arePublic()
                .or()
                .areProtected()
                .and()
                .areDeclaredInClassesThat(isOurDoor())
                .should(allowed);
    }

    /** A fifth thing would break whoever calls it: builders, factories and methods that begin with "with" take more. */
    private static ArchRule constructorsAreShort() {
        return constructors()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(isCore().and(isOurDoor()))
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "at most four", (List<JavaClass> parameters) -> parameters.size() <= 4));
    }

    private static DescribedPredicate<JavaClass> isOurDoor() {
        return DescribedPredicate.describe(
                "are public, outside internal, testkit, fakes, cli and the doors to frameworks",
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getPackageName()
                                .matches("dev\\.veriport\\."
                                        + "(internal|guice|testkit|fake|cli|micrometer|opentelemetry|spring)(\\..*)?"));
    }

    private static ArchRule clocksArePassedIn() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class);
    }

    private static ArchRule tickerAlone() {
        return noClasses().that().areNotAssignableTo(Ticker.class).should().callMethod(System.class, "nanoTime");
    }
}
