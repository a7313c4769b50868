package dev.veriport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import dev.veriport.call.Ticker;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.StoreFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of the code, by name. */
final class ArchitectureRules {
    private static final String ROOT = "dev.veriport.";

    /** Core's packages, each standing only on those before it. */
    private static final List<String> CORE = List.of(
            "model", "error", "event", "port", "webhook", "config", "call", "token", "routing", "spi", "", "guice");

    private static final String[] ADAPTERS = {ROOT + "authenteq..", ROOT + "faceki..", ROOT + "redis.."};
    private static final String[] OUTSIDE_CORE = {
        ROOT + "http..",
        ROOT + "authenteq..",
        ROOT + "faceki..",
        ROOT + "redis..",
        ROOT + "testkit..",
        ROOT + "cli..",
        ROOT + "micrometer..",
        ROOT + "opentelemetry..",
        ROOT + "spring..",
        ROOT + "sandbox.."
    };
    private static final String[] JDK_AND_JSPECIFY = {"java..", "javax..", "org.jspecify.."};

    /** The one class of the model that knows errors: it refuses what a browser or a stranger wrote. */
    private static final DescribedPredicate<JavaClass> REFUSAL =
            HasName.Predicates.name(ROOT + "model.Refusal").forSubtype();

    private ArchitectureRules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("1 model uses only the JDK and JSpecify", uses("model", List.of("model"), REFUSAL));
        rules.put("1 error adds model", uses("error", List.of("error", "model")));
        rules.put("1 port adds both", uses("port", List.of("port", "error", "model")));
        for (int i = 0; i < CORE.size() - 1; i++) {
            rules.put("1 core's package '" + CORE.get(i) + "' knows none of those above it", knowsNoneAbove(i));
        }
        rules.put(
                "1 packages have no cycles",
                slices().matching(ROOT + "(**)").should().beFreeOfCycles().ignoreDependency(REFUSAL, alwaysTrue()));
        rules.put("2 Resilience4j only in call", only("io.github.resilience4j..", ROOT + "call.."));
        rules.put("2 Guice only in guice and cli", only("com.google.inject..", ROOT + "guice..", ROOT + "cli.."));
        rules.put("2 HttpClient only in vendor-http", only("org.apache.hc..", ROOT + "http.."));
        rules.put("2 mime4j only in vendor-http", only("org.apache.james..", ROOT + "http.."));
        rules.put("2 Lettuce only in adapter-redis", only("io.lettuce..", ROOT + "redis.."));
        rules.put(
                "2 Jackson only in vendor-http, testkit and cli",
                only("com.fasterxml.jackson..", ROOT + "http..", ROOT + "testkit..", ROOT + "cli.."));
        rules.put(
                "2 Micrometer only in micrometer and spring",
                only("io.micrometer..", ROOT + "micrometer..", ROOT + "spring.."));
        rules.put(
                "2 OpenTelemetry only in opentelemetry and spring",
                only("io.opentelemetry..", ROOT + "opentelemetry..", ROOT + "spring.."));
        rules.put("2 Spring only in spring", only("org.springframework..", ROOT + "spring.."));
        rules.put("2 Javalin only in sandbox", only("io.javalin..", ROOT + "sandbox.."));
        rules.put("3 core knows nothing outside core", coreKnowsItself());
        rules.put("3 Authenteq's adapter knows no other", knowsNot(ADAPTERS[0], ADAPTERS[1], ADAPTERS[2]));
        rules.put("3 Faceki's adapter knows no other", knowsNot(ADAPTERS[1], ADAPTERS[0], ADAPTERS[2]));
        rules.put(
                "3 Redis's adapter knows no vendor", knowsNot(ADAPTERS[2], ADAPTERS[0], ADAPTERS[1], ROOT + "http.."));
        rules.put("3 vendor-http knows no vendor", knowsNot(ROOT + "http..", ADAPTERS));
        rules.put(
                "3 testkit knows core only",
                knowsNot(ROOT + "testkit..", ROOT + "http..", ADAPTERS[0], ADAPTERS[1], ADAPTERS[2], ROOT + "cli.."));
        rules.put(
                "3 Spring's starter knows no vendor, real or fake",
                knowsNot(
                        ROOT + "spring..",
                        ROOT + "http..",
                        ADAPTERS[0],
                        ADAPTERS[1],
                        ADAPTERS[2],
                        ROOT + "testkit..",
                        ROOT + "sandbox.."));
        rules.put("4 of an adapter only its factory and the vendor's own API are public", onlyTheDoorIsPublic());
        rules.put("4 no third-party type in a public signature", signaturesAreOurs());
        rules.put("5 no clock but the injected one", clocksArePassedIn());
        rules.put("5 no monotonic time but the ticker's", tickerAlone());
        rules.put("7 every package is null-marked", NullMarkedPackages.rule());
        rules.put("8 no synchronized methods", noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED));
        return rules;
    }

    private static ArchRule uses(String name, List<String> allowed) {
        return uses(name, allowed, alwaysFalse());
    }

    private static ArchRule uses(String name, List<String> allowed, DescribedPredicate<JavaClass> aside) {
        List<String> packages = new ArrayList<>(List.of(JDK_AND_JSPECIFY));
        allowed.forEach(other -> packages.add(ROOT + other));
        return classes()
                .that()
                .resideInAPackage(ROOT + name)
                .and(not(aside))
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
                .that()
                .resideOutsideOfPackages(OUTSIDE_CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OUTSIDE_CORE);
    }

    private static ArchRule knowsNot(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to);
    }

    private static ArchRule onlyTheDoorIsPublic() {
        return classes()
                .that(resideInAnyPackage(ADAPTERS))
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

    private static ArchRule signaturesAreOurs() {
        return methods()
                .that()
                .arePublic()
                .or()
                .areProtected()
                .and()
                .areDeclaredInClassesThat(isOurDoor())
                .should(OwnSignatures.condition());
    }

    private static DescribedPredicate<JavaClass> isOurDoor() {
        return DescribedPredicate.describe(
                "are public, outside testkit, cli and the doors to frameworks",
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getPackageName()
                                .matches(
                                        "dev\\.veriport\\.(guice|testkit|cli|micrometer|opentelemetry|spring)(\\..*)?"));
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
