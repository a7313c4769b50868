package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.SessionRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "cancel", description = "End a session that is still open.")
final class CancelCommand extends VeriportCommand {
    @Option(names = "--session", required = true, paramLabel = "S", description = "The session that start printed.")
    private String session = "";

    CancelCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SessionRef ref = SessionRef.parse(session);
        try (Veriport veriport = open()) {
            veriport.identityProvider().cancel(ref);
            String provider = veriport.provider(ref.provider()).id().value();
            if (asJson()) {
                console().printJson(Fields.of("provider", provider, "cancelled", true));
            } else {
                console().print("cancelled at " + provider);
            }
        }
        return ExitCode.DONE;
    }
}
