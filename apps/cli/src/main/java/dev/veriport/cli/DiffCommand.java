package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "List what is lost and gained by switching from one vendor to another. Sends nothing.")
final class DiffCommand extends VeriportCommand {

    @Parameters(index = "0", paramLabel = "V1", description = "The current vendor.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "V2", description = "The vendor to switch to.")
    private String to = "";

    DiffCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Map<ProviderId, Capabilities> installed =
                Veriport.builder(source()).setup().capabilities();
        List<String> before = abilities(installed, from);
        List<String> after = abilities(installed, to);
        List<String> lost = without(before, after);
        List<String> won = without(after, before);
        List<String> kept = without(before, lost);
        if (asJson()) {
            Map<String, Object> view = Fields.of("from", from, "to", to);
            view.put("lost", lost);
            view.put("won", won);
            view.put("kept", kept);
            console().printJson(view);
        } else {
            console()
                    .print(text("lost", "-", lost)
                            + text("gained", "+", won)
                            + text("unchanged", "=", kept)
                            + "Computed with the current settings: some capabilities need a key, and a capability can cover less. "
                            + "See docs/vendors.md.");
        }
        return ExitCode.DONE;
    }

    /** The capabilities, then the checks. */
    private static List<String> abilities(Map<ProviderId, Capabilities> installed, String vendor) {
        Capabilities capabilities = installed.get(ProviderId.parse(vendor));
        if (capabilities == null) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION, vendor + " is not installed: choose from " + installed.keySet())
                    .build();
        }
        List<String> abilities = new ArrayList<>();
        capabilities.supported().forEach(capability -> abilities.add(capability.name()));
        capabilities.checks().forEach(check -> abilities.add("check " + check.name()));
        return abilities;
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(ability -> !some.contains(ability)).toList();
    }

    private String text(String title, String sign, List<String> abilities) {
        StringBuilder text = new StringBuilder("%s from %s to %s: %s%n"
                .formatted(title, from, to, abilities.isEmpty() ? "nothing" : abilities.size()));
        abilities.forEach(ability -> text.append("  %s %s%n".formatted(sign, ability)));
        return text.toString();
    }
}
