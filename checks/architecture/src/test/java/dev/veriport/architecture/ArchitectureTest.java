package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule holds for what we ship, and each is shown to fail on a violation planted for it. */
final class ArchitectureTest {
    private static final JavaClasses SHIPPED = House.ours().classes();

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
}
