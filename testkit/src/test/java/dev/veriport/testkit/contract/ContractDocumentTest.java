package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractDocumentTest {

    @Test
    void docsContractListsEveryClauseInItsOwnWords() throws IOException {
        assertThat(listed("[PHDEVNKCF]")).isEqualTo(ContractRun.clauses());
    }

    @Test
    void docsContractListsEveryClauseOfStoresInItsOwnWords() throws IOException {
        List<String> listed = listed("(TS|RB|RV)");

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        StoreContractCanFailTest.clauses().toList());
        for (String letters : List.of("TS", "RB", "RV")) {
            List<String> numbers = listed.stream()
                    .map(ContractRun::numberOf)
                    .filter(number -> number.startsWith(letters))
                    .toList();
            assertThat(numbers)
                    .containsExactlyElementsOf(upTo(letters, numbers.size()).toList());
        }
    }

    private static List<String> listed(String letters) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("project.root"), "docs", "contract.md")).stream()
                .filter(line -> line.matches("\\* " + letters + "\\d.*"))
                .map(line -> line.substring(2))
                .toList();
    }

    @Test
    void clausesAreNumberedWithoutGaps() {
        List<String> numbers =
                ContractRun.clauses().stream().map(ContractRun::numberOf).toList();

        for (String letter : List.of("P", "H", "D", "E", "V", "N", "K", "C", "F")) {
            List<String> ofOne =
                    numbers.stream().filter(number -> number.startsWith(letter)).toList();
            assertThat(ofOne)
                    .containsExactlyElementsOf(upTo(letter, ofOne.size()).toList());
        }
    }

    private static Stream<String> upTo(String letter, long last) {
        return IntStream.rangeClosed(1, (int) last).mapToObj(number -> letter + number);
    }
}
