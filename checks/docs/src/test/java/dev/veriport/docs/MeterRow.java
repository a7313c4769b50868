package dev.veriport.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the table of meters in docs/operations.md.
 *
 * @param tags in the order of the alphabet
 */
record MeterRow(String name, List<String> tags) {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(veriport[a-z.]+)` \\| \\w+ \\| ([a-z, ]*)\\|", Pattern.MULTILINE);

    static List<MeterRow> all() throws IOException {
        return ROW.matcher(Files.readString(CodeBlock.ROOT.resolve("docs/operations.md")))
                .results()
                .map(row -> new MeterRow(
                        row.group(1),
                        Stream.of(row.group(2).strip().split(", "))
                                .filter(tag -> !tag.isEmpty())
                                .sorted()
                                .toList()))
                .toList();
    }
}
