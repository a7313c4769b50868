package dev.veriport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users of a module can name, call or extend, as text: a line for each type and, below it, for each member. */
final class PublicApi {
    /** Those that change what a user's code can do; whether a method is synchronized or native is our own affair. */
    private static final Set<JavaModifier> TOLD =
            Set.of(JavaModifier.PROTECTED, JavaModifier.ABSTRACT, JavaModifier.STATIC, JavaModifier.FINAL);

    private static final Set<String> IMPLIED = Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

    private PublicApi() {}

    /** In the order of their names. */
    static String of(Collection<JavaClass> types) {
        List<String> lines = new ArrayList<>();
        types.stream()
                .filter(type -> Signatures.isSeen(type) && !Signatures.isInternal(type))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .forEach(type -> {
                    lines.add(headOf(type));
                    type.getMembers().stream()
                            .filter(member -> Signatures.isSeen(member.getModifiers()))
                            .map(PublicApi::lineOf)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .forEach(member -> lines.add("    " + member));
                });
        return String.join("\n", lines) + "\n";
    }

    private static String headOf(JavaClass type) {
        Stream<String> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .filter(supertype -> !IMPLIED.contains(supertype.toErasure().getName()))
                .map(JavaType::getName)
                .sorted();
        return modifiers(type.getModifiers()).replace("static ", "") // of a nested type, and wrongly of every record
                + kindOf(type)
                + type.getName()
                + variables(type.getTypeParameters())
                + above.collect(listed(" : ", ""));
    }

    private static String kindOf(JavaClass type) {
        if (type.isAnnotation()) {
            return "annotation ";
        }
        if (type.isInterface()) {
            return "interface ";
        }
        return type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
    }

    private static String lineOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return modifiers(field.getModifiers()) + field.getName() + ": "
                    + field.getType().getName();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return modifiers(unit.getModifiers())
                + unit.getName()
                + variables(unit.getTypeParameters())
                + unit.getParameterTypes().stream().map(JavaType::getName).collect(Collectors.joining(", ", "(", ")"))
                + ": "
                + unit.getReturnType().getName()
                + unit.getThrowsClause().getTypes().stream()
                        .map(JavaClass::getName)
                        .sorted()
                        .collect(listed(" throws ", ""));
    }

    private static String modifiers(Set<JavaModifier> modifiers) {
        return Stream.of(JavaModifier.values())
                .filter(((Predicate<JavaModifier>) TOLD::contains).and(modifiers::contains))
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .collect(Collectors.joining());
    }

    private static String variables(List<? extends JavaTypeVariable<?>> variables) {
        return variables.stream()
                .map(variable -> variable.getName()
                        + variable.getUpperBounds().stream()
                                .map(JavaType::getName)
                                .filter(bound -> !IMPLIED.contains(bound))
                                .collect(listed(" extends ", "")))
                .collect(listed("<", ">"));
    }

    /** Nothing where there is none. */
    private static Collector<CharSequence, ?, String> listed(String before, String after) {
        return Collectors.collectingAndThen(Collectors.joining(", "), all -> all.isEmpty() ? "" : before + all + after);
    }
}
