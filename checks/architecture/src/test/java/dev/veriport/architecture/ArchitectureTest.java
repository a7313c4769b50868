package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.veriport.architecture.PlantedViolations.Planted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule holds for what we ship, and each is shown to fail on every violation planted for it. */
final class ArchitectureTest {
    private static final House HOUSE = House.ours();
    private static final JavaClasses SHIPPED = HOUSE.classes();
    private static final Map<String, ArchRule> RULES = ArchitectureRules.of(HOUSE);
    private static final List<Planted> PLANTED = PlantedViolations.all();

    @TestFactory
    @DisplayName("holds:")
    Stream<DynamicTest> every_rule_holds() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(SHIPPED)));
    }

    @Test
    @DisplayName("a violation is planted for every rule")
    void every_rule_has_a_planted_violation() {
        assertThat(RULES.keySet())
                .allMatch(rule ->
                        PLANTED.stream().anyMatch(planted -> planted.rule().equals(rule)));
    }

    @TestFactory
    @DisplayName("can fail:")
    Stream<DynamicTest> every_rule_fails_on_its_planted_violation() {
        return PLANTED.stream()
                .map(planted -> DynamicTest.dynamicTest(planted.toString(), () -> {
                    ArchRule rule = Objects.requireNonNull(RULES.get(planted.rule()), planted.rule());
                    JavaClasses classes = new ClassFileImporter().importClasses(planted.classes());
                    EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
                    assertThat(result.hasViolation()).isTrue();
                }));
    }
}
