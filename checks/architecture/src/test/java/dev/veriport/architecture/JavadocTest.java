package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.architecture.House.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The published API is documented. */
final class JavadocTest {
    private static final Path INTERNAL = Path.of("dev", "veriport", "internal");

    @TempDir
    Path elsewhere;

    @TestFactory
    @DisplayName("every public and protected type and member has a comment:")
    Stream<DynamicTest> every_member_has_a_comment() {
        return House.ours().modules().stream()
                .map(module -> DynamicTest.dynamicTest(module.folder(), () -> {
                    List<Path> sources = published(module);
                    assertThat(sources).isNotEmpty();
                    assertThat(UncommentedMembers.of(sources)).isEmpty();
                }));
    }

    @Test
    @DisplayName("a type, constructor, method, field or constant without a comment is found out")
    void a_member_without_a_comment() throws IOException {
        Path planted = Files.writeString(elsewhere.resolve("Planted.java"), """
                public class Planted {
                    protected int field;
                    public Planted() {}
                    protected void method() {}
                    /** Commented. */
                    public void commented() {}
                    @Override
                    public String toString() { return ""; }
                    private void ofNobody() {}
                    void ofThePackage() {}
                    static class OfThePackage { public void method() {} }
                    public enum Constants { ONE, /** Commented. */ TWO }
                    public interface Port { void call(); private void step() {} }
                    public record Pair(int first, int second) {
                        public Pair {}
                    }
                }
                """);

        assertThat(UncommentedMembers.of(List.of(planted)))
                .containsExactly(
                        "Planted.java:1 Planted",
                        "Planted.java:2 field",
                        "Planted.java:3 <init>",
                        "Planted.java:4 method",
                        "Planted.java:12 Constants",
                        "Planted.java:12 ONE",
                        "Planted.java:13 Port",
                        "Planted.java:13 call",
                        "Planted.java:14 Pair",
                        "Planted.java:15 <init>");
    }

    private static List<Path> published(Module module) throws IOException {
        Path internal = module.sources().resolve(INTERNAL);
        try (Stream<Path> files = Files.walk(module.sources())) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(internal))
                    .toList();
        }
    }
}
