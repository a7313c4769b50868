package dev.veriport.testkit.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** An engine's table in docs/faults.md, of what this run has seen; -Dveriport.docs.write=true writes it again. */
public final class StoreFaultTable {
    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs/faults.md");
    private static final List<String> COLUMNS = List.of(
            "a token",
            "a count",
            "a redemption",
            "steps while away",
            "token after",
            "count after",
            "intent after",
            "answer after");

    private static final List<String> STEPS =
            List.of("before its intent", "between its intent and its answer", "after its answer");

    private final String engine;
    private final List<String> lines = new ArrayList<>();

    public StoreFaultTable(String engine) {
        this.engine = engine;
        add(engine, COLUMNS);
        lines.add("|---".repeat(1 + COLUMNS.size()) + "|");
    }

    /** Begins a fault, looks at a store meanwhile, and ends the fault. */
    @FunctionalInterface
    public interface Fault {
        void stage(FaultRow row) throws Exception;
    }

    /** Adds a row for a fault of a store that can be reached before and afterwards. */
    public void row(String title, Store store, Fault fault) throws Exception {
        row(title, store, fault, store);
    }

    /** @param after where the next process looks */
    public void row(String title, Store store, Fault fault, Store after) throws Exception {
        FaultRow row = new FaultRow(store, engine + " " + lines.size());
        row.write();
        fault.stage(row);
        add(title, Stream.concat(row.seen().stream(), row.after(after).stream()).toList());
    }

    /** Adds a row for each step of a redemption at which its process is killed. */
    public void rowsOfKilledProcess(Store store, Callable<RedeemingProcess> process) throws Exception {
        for (int step = 0; step < STEPS.size(); step++) {
            boolean hasBegun = step > 0;
            boolean hasKept = step > 1;
            row("kill -9 of the process that redeems, " + STEPS.get(step), store, row -> {
                try (RedeemingProcess redeeming = process.call()) {
                    redeeming.begin(row.keptCode()); // it is connected
                    if (hasBegun) {
                        redeeming.begin(row.newCode());
                    }
                    if (hasKept) {
                        redeeming.keep(row.newCode());
                    }
                    redeeming.kill();
                }
                row.look();
            });
        }
    }

    private void add(String first, List<String> cells) {
        assertThat(cells).as(first).hasSameSizeAs(COLUMNS);
        lines.add("| " + first + " | " + String.join(" | ", cells) + " |");
    }

    /** Fails unless the page has the same table. */
    public void assertOnPage() throws IOException {
        String begin = "<!-- " + engine + " -->\n";
        String end = "<!-- end of " + engine + " -->\n";
        String page = Files.readString(PAGE);
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end, from);
        String table = "\n" + String.join("\n", lines) + "\n\n";
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).as("docs/faults.md").isEqualTo(table);
        }
    }
}
