package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others can depend on. */
final class PublishedTest {
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(veriport-[^<]+)</artifactId>");

    @Test
    @DisplayName("every published module is in the BOM, and no other")
    void the_bom() throws IOException {
        String bom = Files.readString(House.root().resolve("bom/pom.xml"));
        List<String> managed = ARTIFACT.matcher(bom.substring(bom.indexOf("<dependencyManagement>")))
                .results()
                .map(artifact -> artifact.group(1))
                .toList();

        assertThat(managed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(published().toList());
    }

    @Test
    @DisplayName("nothing that a published module needs to run is unpublished")
    void what_the_published_need() {
        List<String> published = published().toList();
        for (Path pom : poms().filter(PublishedTest::isPublished).toList()) {
            Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL)
                    .matcher(read(pom))
                    .results()
                    .map(dependency -> dependency.group(1))
                    .filter(dependency -> dependency.contains("<groupId>dev.veriport</groupId>"))
                    .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                    .forEach(dependency -> assertThat(published)
                            .as(pom.toString())
                            .anyMatch(artifact -> dependency.contains("<artifactId>" + artifact + "</artifactId>")));
        }
    }

    private static Stream<String> published() {
        return poms().filter(PublishedTest::isPublished).map(PublishedTest::artifactOf);
    }

    /** Of the modules; the parent and the BOM itself are published too, and nobody's dependencies. */
    private static Stream<Path> poms() {
        return House.folders(House.root()).stream()
                .map(folder -> folder.resolve("pom.xml"))
                .filter(Files::isRegularFile)
                .filter(pom -> !pom.equals(House.root().resolve("pom.xml")))
                .filter(pom -> !pom.equals(House.root().resolve("bom/pom.xml")));
    }

    private static boolean isPublished(Path pom) {
        return !read(pom).contains("<maven.deploy.skip>true</maven.deploy.skip>");
    }

    private static String artifactOf(Path pom) {
        return ARTIFACT.matcher(read(pom))
                .results()
                .map(artifact -> artifact.group(1))
                .filter(artifact -> !artifact.equals("veriport-parent"))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path pom) {
        try {
            return Files.readString(pom);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
