package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reader copies from a page is the newest release. */
final class ReleaseTest {
    private static final Pattern RELEASE =
            Pattern.compile("^## (\\d+\\.\\d+\\.\\d+\\S*), \\d{4}-\\d{2}-\\d{2}$", Pattern.MULTILINE);
    private static final Pattern BUILT =
            Pattern.compile("<artifactId>veriport-parent</artifactId>\\s*<version>([^<]+)</version>");
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("<artifactId>veriport-[^<]+</artifactId>\\s*<version>([^<]+)</version>"),
            Pattern.compile("dev\\.veriport:veriport-[a-z-]+:([\\w.-]*\\w)"));

    @Test
    @DisplayName("every page that names a version of ours names the newest release of CHANGELOG.md")
    void the_pages() {
        assertThat(CodeBlock.pages().stream()
                        .map(CodeBlock::read)
                        .flatMap(page -> NAMED.stream()
                                .flatMap(form -> form.matcher(page).results()))
                        .map(named -> named.group(1)))
                .isNotEmpty()
                .containsOnly(newestRelease());
    }

    @Test
    @DisplayName("what is built is the newest release of CHANGELOG.md, or a snapshot of a later one")
    void the_build() {
        String built = first(BUILT, "pom.xml");

        assertThat(built).isNotEqualTo(newestRelease() + "-SNAPSHOT");
        if (!built.endsWith("-SNAPSHOT")) {
            assertThat(built).isEqualTo(newestRelease());
        }
    }

    private static String newestRelease() {
        return first(RELEASE, "CHANGELOG.md");
    }

    private static String first(Pattern pattern, String file) {
        return pattern.matcher(CodeBlock.read(CodeBlock.ROOT.resolve(file)))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
