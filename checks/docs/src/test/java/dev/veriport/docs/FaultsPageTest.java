package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.testkit.contract.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * docs/faults.md is generated from the operations that the adapters declare; -Dveriport.docs.write=true writes it again. The tests
 * of the stores write what follows from its second heading on.
 */
final class FaultsPageTest {
    private static final Path PAGE = CodeBlock.ROOT.resolve("docs/faults.md");
    private static final String STORES = "\n# What happens when a store fails\n";
    private static final String INTRODUCTION = """
            # What happens when a vendor fails

            Read this page to see which error code follows from which fault, and how many requests were sent. Each cell has the error
            code, or `done`, and the number of requests that reached the vendor. The tables are generated from the operations that the
            adapters declare. The contract test of each adapter proves every cell.

            * Operations that can be repeated without a second effect are repeated.
            * A request that is billed or redeems a single-use code is sent once. Only after a 429 a billed request is sent again, because
              a 429 says that it was not processed. When its answer is lost the code is `OUTCOME_UNKNOWN`, never a declined person.
            * After a 429 or 503 with `Retry-After`, no call of this process to that instance is sent before that time, 15 minutes at most. A
              call whose deadline is earlier fails at once with `RATE_LIMITED`; a creation that was answered 503 with `OUTCOME_UNKNOWN`.
            * A request for a token that all calls share is sent once in a call. After a failure Veriport waits before the next one: see
              [tokens.md](tokens.md).
            * A redemption is recorded in the store before it is sent, and its answer before it is read. Where the store is away nothing is sent, and
              the code is `UNAVAILABLE`: see [stores.md](stores.md#while-the-store-is-away).
            * An operation whose answer has no body, such as a deletion, is done by the status: the rows of unreadable JSON are `done` for it.
            * Where no connection to a vendor with such a token can be made, the other operations fail with the request for their token.
            """;

    @Test
    @DisplayName("L18 docs/faults.md has every operation of every adapter on the class path")
    void page() throws IOException {
        SortedMap<String, String> tables = new TreeMap<>();
        for (IdentityProviderFactory<?> factory : ServiceLoader.load(IdentityProviderFactory.class)) {
            tables.put(factory.vendor(), FaultTable.of(factory.vendor(), factory.operations()));
        }
        assertThat(tables).isNotEmpty();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        tables.values().forEach(table -> page.append("\n").append(table));
        String before = Files.readString(PAGE);
        assertThat(before).contains(STORES);
        page.append(before.substring(before.indexOf(STORES)));
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }
}
