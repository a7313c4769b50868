package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.VerificationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "find", description = "Read a result again, where the vendor can.")
final class FindCommand extends VeriportCommand {

    @Option(names = "--id", required = true, paramLabel = "PROVIDER:ID", description = "A verification at its vendor.")
    private String id = "";

    FindCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VerificationId wanted = read(() -> VerificationId.parse(id));
        try (Veriport veriport = open()) {
            print(veriport.identityProvider().find(wanted));
        }
        return ExitCode.DONE;
    }
}
