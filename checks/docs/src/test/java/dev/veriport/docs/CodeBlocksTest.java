package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.veriport.Veriport;
import dev.veriport.cli.Usage;
import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No page shows what is not compiled, run, or known. */
final class CodeBlocksTest {
    private static final Pattern COMMAND =
            Pattern.compile("^\\./veriport +(\\S+(?: +\\S+)*?)(?: {6,}.*)?$", Pattern.MULTILINE);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(veriport-[a-z-]+)</artifactId>");

    private static Stream<CodeBlock> blocks(String language) {
        List<CodeBlock> blocks = CodeBlock.all().stream()
                .filter(block -> block.language().equals(language))
                .toList();
        assertThat(blocks).isNotEmpty();
        return blocks.stream();
    }

    @TestFactory
    @DisplayName("every block of Java is code of this module, which is compiled and run")
    Stream<DynamicTest> java() {
        Set<String> snippets = CodeBlock.snippets();
        return blocks("java")
                .map(block ->
                        dynamicTest(block.name(), () -> assertThat(snippets).contains(block.text())));
    }

    @TestFactory
    @DisplayName("every setting in a block of properties is known")
    Stream<DynamicTest> properties() {
        return blocks("properties")
                .map(block -> dynamicTest(block.name(), () -> {
                    Properties settings = new Properties();
                    settings.load(new StringReader(block.text()));
                    assertThat(known(settings)).containsAll(settings.stringPropertyNames());
                }));
    }

    /** With those of the instances that the block names, and with those of the starter for Spring Boot. */
    private static Set<String> known(Properties block) {
        Map<String, String> settings =
                block.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, block::getProperty));
        return Stream.concat(
                        Veriport.builder(ConfigSource.of(settings)).setup().settings().stream()
                                .map(ConfigEntry::key),
                        Stream.of("veriport.enabled", "veriport.webhooks.enabled", "veriport.webhooks.path"))
                .collect(Collectors.toSet());
    }

    @TestFactory
    @DisplayName("every artifact in a block of XML is one of ours")
    Stream<DynamicTest> xml() throws IOException {
        String modules = Files.readString(CodeBlock.ROOT.resolve("bom/pom.xml"));
        return blocks("xml")
                .map(block -> dynamicTest(
                        block.name(),
                        () -> assertThat(
                                        ARTIFACT.matcher(block.text()).results().map(found -> found.group(1)))
                                .isNotEmpty()
                                .allSatisfy(
                                        artifact -> assertThat(modules).contains("<artifactId>" + artifact + "<"))));
    }

    @Test
    @DisplayName("every command that a page names is one the command line understands")
    void commands() throws IOException {
        List<String> commands = CodeBlock.all().stream()
                .filter(block -> block.language().isEmpty())
                .flatMap(block -> COMMAND.matcher(block.text()).results())
                .map(CodeBlocksTest::withoutAlternatives)
                .toList();

        assertThat(commands)
                .hasSizeGreaterThan(10)
                .allSatisfy(command -> assertThat(Usage.problem(command.split(" +")))
                        .as(command)
                        .isEmpty());
    }

    /** {@code list|show|replay} is the first of them. */
    private static String withoutAlternatives(MatchResult command) {
        return command.group(1).replaceAll("\\|\\S+", "");
    }
}
