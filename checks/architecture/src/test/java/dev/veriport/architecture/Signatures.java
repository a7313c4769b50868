package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which types a class may show: what it extends and implements, and in its public and protected fields, constructors and
 * methods, with type arguments, bounds, declared exceptions and annotations.
 */
final class Signatures extends ArchCondition<JavaClass> {
    static final String THIRD_PARTY = "4 no third-party type in a public signature";
    static final String INTERNAL = "4 no type of internal in a public signature";

    private final Predicate<JavaClass> allowed;

    private Signatures(String description, Predicate<JavaClass> allowed) {
        super(description);
        this.allowed = allowed;
    }

    static Signatures ofOursAndTheJdk() {
        return new Signatures(
                "have signatures of the JDK's types, JSpecify's and ours",
                type -> type.getName().matches("(java|javax|org\\.jspecify|dev\\.veriport)\\..*"));
    }

    static Signatures withoutInternal() {
        return new Signatures("have signatures without internal types", type -> !isInternal(type));
    }

    static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").startsWith("dev.veriport.internal.");
    }

    /** Whether a user's code can name or extend it: it and all around it are public or protected. */
    static boolean isSeen(JavaClass type) {
        return isSeen(type.getModifiers())
                && type.getEnclosingClass().map(Signatures::isSeen).orElse(true);
    }

    static boolean isSeen(Set<JavaModifier> modifiers) {
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        report(type.getName(), rawTypes(above, type.getTypeParameters(), List.of(type)), events);
        type.getMembers().stream()
                .filter(member -> isSeen(member.getModifiers()))
                .forEach(member -> report(member.getFullName(), shownBy(member), events));
    }

    private static Stream<JavaClass> shownBy(JavaMember member) {
        if (member instanceof JavaField field) {
            return rawTypes(Stream.of(field.getType()), List.of(), List.of(field));
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Stream<JavaType> types = Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getThrowsClause().getTypes().stream().map(JavaType.class::cast))
                .flatMap(each -> each);
        List<JavaParameter> parameters = unit.getParameters();
        return rawTypes(
                types,
                unit.getTypeParameters(),
                Stream.concat(Stream.of(unit), parameters.stream()).toList());
    }

    private static Stream<JavaClass> rawTypes(
            Stream<JavaType> types,
            Collection<? extends JavaTypeVariable<?>> parameters,
            List<? extends CanBeAnnotated> annotated) {
        Stream<JavaType> bounds = parameters.stream().flatMap(parameter -> parameter.getUpperBounds().stream());
        Stream<JavaClass> annotations =
                annotated.stream().flatMap(each -> annotationsOf(each).stream()).map(JavaAnnotation::getRawType);
        return Stream.concat(
                Stream.concat(types, bounds).flatMap(each -> each.getAllInvolvedRawTypes().stream()), annotations);
    }

    private static Collection<? extends JavaAnnotation<?>> annotationsOf(CanBeAnnotated annotated) {
        if (annotated instanceof JavaClass type) {
            return type.getAnnotations();
        }
        return annotated instanceof JavaMember member
                ? member.getAnnotations()
                : ((JavaParameter) annotated).getAnnotations();
    }

    private void report(String where, Stream<JavaClass> shown, ConditionEvents events) {
        shown.map(JavaClass::getBaseComponentType)
                .distinct()
                .filter(type -> !type.isPrimitive() && !allowed.test(type))
                .forEach(type -> events.add(SimpleConditionEvent.violated(type, where + " shows " + type.getName())));
    }
}
