package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which types a method may show: as parameter, result or declared exception. */
final class Signatures extends ArchCondition<JavaMethod> {
    private final Predicate<JavaClass> allowed;

    private Signatures(String description, Predicate<JavaClass> allowed) {
        super(description);
        this.allowed = allowed;
    }

    static Signatures ofOursAndTheJdk() {
        return new Signatures(
                "have signatures of the JDK's types and ours",
                type -> type.getName().matches("(java|javax|dev\\.veriport)\\..*"));
    }

    static Signatures withoutInternal() {
        return new Signatures(
                "have signatures without internal types",
                type -> !type.getPackageName().matches("dev\\.veriport\\.internal(\\..*)?"));
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Stream.of(
                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                        method.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        method.getThrowsClause().getTypes().stream())
                .flatMap(types -> types)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive() && !allowed.test(type))
                .forEach(type -> events.add(
                        SimpleConditionEvent.violated(method, method.getFullName() + " shows " + type.getName())));
    }
}
