package dev.veriport.cli;

import dev.veriport.Setup;
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

    @Parameters(index = "0", paramLabel = "V1", description = "The current instance or vendor.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "V2", description = "The instance or vendor to switch to.")
    private String to = "";

    DiffCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Setup setup = Veriport.builder(source()).setup();
        List<String> before = abilities(setup, from);
        List<String> after = abilities(setup, to);
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

    /** The capabilities, the checks, then the mapped workflows. */
    private static List<String> abilities(Setup setup, String instance) {
        Capabilities capabilities = setup.capabilities().get(ProviderId.parse(instance));
        if (capabilities == null) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION,
                            "there is no instance " + instance + ": choose from "
                                    + setup.capabilities().keySet() + ", or set veriport." + instance + ".vendor")
                    .build();
        }
        List<String> abilities = new ArrayList<>();
        capabilities.supported().forEach(capability -> abilities.add(capability.name()));
        capabilities.checks().forEach(check -> abilities.add("check " + check.name()));
        String workflows = "veriport." + instance + ".workflow.";
        setup.settings().stream()
                .filter(setting -> setting.isSet() && setting.key().startsWith(workflows))
                .forEach(setting -> abilities.add("workflow " + setting.key().substring(workflows.length())));
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
