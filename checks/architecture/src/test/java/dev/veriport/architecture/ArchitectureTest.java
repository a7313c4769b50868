package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule holds for what we ship, and each is shown to fail on a violation planted for it. */
final class ArchitectureTest {
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.veriport");

    @TestFactory
    @DisplayName("holds:")
    Stream<DynamicTest> every_rule_holds() {
        return ArchitectureRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(SHIPPED)));
    }

    @TestFactory
    @DisplayName("can fail:")
    Stream<DynamicTest> every_rule_fails_on_its_planted_violation() {
        Map<String, Class<?>[]> violations = PlantedViolations.byRule();
        return ArchitectureRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    assertThat(violations).containsKey(rule.getKey());
                    JavaClasses planted = new ClassFileImporter().importClasses(violations.get(rule.getKey()));
                    EvaluationResult result =
                            rule.getValue().allowEmptyShould(true).evaluate(planted);
                    assertThat(result.hasViolation()).isTrue();
                }));
    }

    @Test
    @DisplayName("every module is looked at")
    void every_module_is_looked_at() {
        assertThat(SHIPPED.stream().map(type -> type.getPackageName()))
                .contains(
                        "dev.veriport",
                        "dev.veriport.model",
                        "dev.veriport.http",
                        "dev.veriport.authenteq",
                        "dev.veriport.faceki",
                        "dev.veriport.redis",
                        "dev.veriport.cli",
                        "dev.veriport.micrometer",
                        "dev.veriport.opentelemetry",
                        "dev.veriport.spring",
                        "dev.veriport.sandbox")
                .anyMatch(name -> name.startsWith("dev.veriport.testkit"));
    }
}
