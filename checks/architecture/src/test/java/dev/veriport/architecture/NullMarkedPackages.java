package dev.veriport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;

/** What is not marked may be null anywhere, for the tools that check it. */
final class NullMarkedPackages extends ArchCondition<JavaClass> {
    static final String RULE = "5 every package is null-marked, and nothing in it is unmarked";

    private NullMarkedPackages() {
        super("be in a package that is null-marked, and stay so");
    }

    static ArchRule rule() {
        return classes().should(new NullMarkedPackages());
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
            events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
        }
        if (type.isAnnotatedWith(NullUnmarked.class)
                || type.getMembers().stream().anyMatch(member -> member.isAnnotatedWith(NullUnmarked.class))) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is @NullUnmarked"));
        }
    }
}
