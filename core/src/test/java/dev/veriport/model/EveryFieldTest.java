package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A field that is added later is compared, printed and explained like those before it. */
final class EveryFieldTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");

    @TestFactory
    @DisplayName("each value of a person is compared, printed and explained:")
    Stream<DynamicTest> person() {
        return setters(Person.Builder.class)
                .map(setter -> DynamicTest.dynamicTest(setter.getName(), () -> {
                    Person.Builder builder = Person.builder();
                    setter.invoke(builder, unreadable(setter));
                    Person person = builder.build();
                    assertThat(person).isNotEqualTo(Person.unknown());
                    assertThat(person.toString()).contains(setter.getName() + "=UNREADABLE");
                    assertThat(explained(
                                    Document.builder(DocumentType.PASSPORT, "PP")
                                            .build(),
                                    person))
                            .contains("person." + setter.getName());
                }));
    }

    @Test
    @DisplayName("L7 each value of a person who was not read is NOT_READ")
    void person_not_read() {
        assertThat(Arrays.stream(Person.class.getMethods())
                        .filter(getter -> getter.getReturnType() == Personal.class)
                        .map(EveryFieldTest::ofPersonNotRead))
                .hasSizeGreaterThan(10)
                .containsOnly(Personal.notRead());
    }

    private static Object ofPersonNotRead(Method getter) {
        try {
            return getter.invoke(Person.notRead());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @TestFactory
    @DisplayName("each value of a document is compared, printed and explained:")
    Stream<DynamicTest> document() {
        Document empty = Document.builder(DocumentType.PASSPORT, "PP").build();
        return setters(Document.Builder.class)
                .filter(setter -> !setter.getName().equals("typeWord")) // explained with the type
                .map(setter -> DynamicTest.dynamicTest(setter.getName(), () -> {
                    Document.Builder builder = Document.builder(DocumentType.PASSPORT, "PP");
                    setter.invoke(builder, unreadable(setter));
                    Document document = builder.build();
                    assertThat(document).isNotEqualTo(empty);
                    assertThat(document.toString()).contains(setter.getName() + "=UNREADABLE");
                    assertThat(explained(document, Person.unknown())).contains("documents[0]." + setter.getName());
                }));
    }

    private static List<String> explained(Document document, Person person) {
        return VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .person(person)
                .documents(List.of(document))
                .build()
                .explain()
                .lines()
                .stream()
                .map(Explanation.Line::ours)
                .toList();
    }

    private static Object unreadable(Method setter) {
        return setter.getParameterTypes()[0] == Personal.class ? Personal.unreadable() : Reported.unreadable();
    }

    private static Stream<Method> setters(Class<?> builder) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> method.getParameterTypes()[0] == Personal.class
                        || method.getParameterTypes()[0] == Reported.class);
    }
}
