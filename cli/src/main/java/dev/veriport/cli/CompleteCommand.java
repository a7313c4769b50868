package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "complete", description = "The user is back: read the result.")
final class CompleteCommand extends VeriportCommand {

    @Option(names = "--session", required = true, paramLabel = "S", description = "What start told to keep.")
    private String session = "";

    @Option(
            names = "--returned",
            paramLabel = "URL",
            description = "The URL the browser came back to; none comes back from a mobile SDK.")
    private @Nullable String returned;

    CompleteCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SessionRef ref = read(() -> SessionRef.parse(session));
        ReturnedParameters back = read(this::back);
        try (Veriport veriport = open()) {
            print(veriport.identityProvider().complete(ref, back));
        }
        return ExitCode.DONE;
    }

    private ReturnedParameters back() {
        return returned == null ? ReturnedParameters.none() : ReturnedParameters.ofUrl(url(returned));
    }
}
