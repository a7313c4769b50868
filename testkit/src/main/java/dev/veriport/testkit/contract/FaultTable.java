package dev.veriport.testkit.contract;

import dev.veriport.spi.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What follows from each fault at the operations of a vendor: the table that the contract proves for every adapter. */
public final class FaultTable {
    private FaultTable() {}

    /**
     * The table in Markdown: a row for each fault, a column for each operation. Each cell has the error code, or {@code done},
     * and the number of requests.
     *
     * @param vendor the heading of the first column
     * @param operations sorted by their names in the table
     */
    public static String of(String vendor, Collection<Operation> operations) {
        List<Operation> sorted = operations.stream()
                .sorted(Comparator.comparing(Operation::name))
                .toList();
        StringBuilder table = new StringBuilder("| " + vendor + " ");
        sorted.forEach(operation -> table.append("| ").append(operation.name()).append(" "));
        table.append("|\n|---").append("|---".repeat(sorted.size())).append("|\n");
        for (StagedFault fault : StagedFault.ALL) {
            table.append("| ").append(fault.title()).append(" ");
            sorted.forEach(operation ->
                    table.append("| ").append(fault.expected(operation)).append(" "));
            table.append("|\n");
        }
        return table.toString();
    }
}
