package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.SessionRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "resume", description = "Print a fresh page or token for a session that is still open.")
final class ResumeCommand extends VeriportCommand {
    @Option(names = "--session", required = true, paramLabel = "S", description = "The session that start printed.")
    private String session = "";

    ResumeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SessionRef ref = SessionRef.parse(session);
        try (Veriport veriport = open()) {
            print("resumed", veriport.identityProvider().resume(ref));
        }
        return ExitCode.DONE;
    }
}
