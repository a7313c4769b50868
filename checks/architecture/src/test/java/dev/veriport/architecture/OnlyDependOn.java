package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;

/** What is not allowed is forbidden: which class a class may depend on, in code or in signature. */
final class OnlyDependOn extends ArchCondition<JavaClass> {
    private final BiPredicate<JavaClass, JavaClass> allowed;

    OnlyDependOn(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        super("depend only on " + description);
        this.allowed = allowed;
    }

    /** Of the classes of Veriport; all others are allowed. */
    static OnlyDependOn ours(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new OnlyDependOn(description + ", within Veriport", (from, to) -> !isOurs(to) || allowed.test(from, to));
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith("dev.veriport.");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!target.isPrimitive() && !allowed.test(type, target)) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }
}
