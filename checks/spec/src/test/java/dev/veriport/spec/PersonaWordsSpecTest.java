package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.veriport.fake.persona.PersonaWords;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The file has no enumerations of these words, but uses them. */
@DisplayName("PersonaWords has, by Persona's published specification,")
final class PersonaWordsSpecTest {
    private static final List<String> CHECKS = Stream.of(
                    PersonaWords.GOVERNMENT_ID_CHECKS, PersonaWords.NFC_CHECKS, PersonaWords.SELFIE_CHECKS)
            .flatMap(List::stream)
            .toList();

    @Test
    @DisplayName("every check of an example of a verification with its status")
    void everyCheck() throws Exception {
        JsonNode file = new ObjectMapper(new YAMLFactory())
                .readTree(VendorSpec.file("persona/inquiries-subset-2025-12-08.yaml")
                        .toFile());
        Set<String> names = new TreeSet<>();
        Set<String> statuses = new TreeSet<>();
        addChecks(file, names, statuses);

        assertThat(names).hasSizeGreaterThan(10);
        assertThat(CHECKS).doesNotHaveDuplicates().containsAll(names);
        assertThat(statuses).isEqualTo(new TreeSet<>(PersonaWords.CHECK_STATUSES));
    }

    private static void addChecks(JsonNode node, Set<String> names, Set<String> statuses) {
        String name = node.path("name").asText();
        boolean isCheck = name.startsWith("id_") || name.startsWith("selfie_");
        if (isCheck && node.has("reasons")) {
            names.add(name);
            statuses.add(node.path("status").asText());
        }
        node.forEach(child -> addChecks(child, names, statuses));
    }
}
