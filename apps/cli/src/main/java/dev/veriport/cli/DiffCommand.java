package dev.veriport.cli;

import dev.veriport.config.ConfigSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "List what is lost and gained by switching from one vendor to another. Sends nothing.")
final class DiffCommand extends VeriportCommand {

    @Parameters(index = "0", paramLabel = "V1", description = "The current instance or vendor.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "V2", description = "The instance or vendor to switch to.")
    private String to = "";

    DiffCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        ConfigSource source = source();
        Abilities before = Abilities.of(source, from);
        Abilities after = Abilities.of(source, to);
        List<String> lost = without(before.offered(), after.offered());
        List<String> gained = without(after.offered(), before.offered());
        List<String> unchanged = without(before.offered(), lost);
        List<String> required = without(after.required(), before.required());
        if (asJson()) {
            Map<String, Object> view = Fields.of("from", from, "to", to);
            view.put("lost", lost);
            view.put("gained", gained);
            view.put("unchanged", unchanged);
            view.put("required", required);
            view.put("needs", Map.of("from", before.needs(), "to", after.needs()));
            console().printJson(view);
        } else {
            String change = " from " + from + " to " + to;
            console()
                    .print(text("lost" + change, "-", lost)
                            + text("gained" + change, "+", gained)
                            + text("unchanged" + change, "=", unchanged)
                            + text("required in each start at " + to + ", and not at " + from, "!", required)
                            + text("needs a setting at " + from, "?", needs(before))
                            + text("needs a setting at " + to, "?", needs(after))
                            + "A capability can cover less at one vendor than at the other: see docs/vendors.md.");
        }
        return ExitCode.DONE;
    }

    private static List<String> needs(Abilities abilities) {
        List<String> needs = new ArrayList<>();
        abilities.needs().forEach((ability, key) -> needs.add(ability + ": set " + key));
        return needs;
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(ability -> !some.contains(ability)).toList();
    }

    private static String text(String title, String sign, List<String> lines) {
        StringBuilder text = new StringBuilder("%s: %s%n".formatted(title, lines.isEmpty() ? "nothing" : lines.size()));
        lines.forEach(line -> text.append("  %s %s%n".formatted(sign, line)));
        return text.toString();
    }
}
