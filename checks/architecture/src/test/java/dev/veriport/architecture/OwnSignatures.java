package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Parameters, results and declared exceptions are the JDK's or ours. */
final class OwnSignatures extends ArchCondition<JavaMethod> {
    private OwnSignatures() {
        super("have signatures of the JDK's types and ours");
    }

    static ArchCondition<JavaMethod> condition() {
        return new OwnSignatures();
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Stream.of(
                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                        method.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        method.getThrowsClause().getTypes().stream())
                .flatMap(types -> types)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive() && !isOurs(type))
                .forEach(type -> events.add(
                        SimpleConditionEvent.violated(method, method.getFullName() + " shows " + type.getName())));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getName().matches("(java|javax|dev\\.veriport)\\..*");
    }
}
