package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "complete", description = "Complete a session after the user came back, and print the result.")
final class CompleteCommand extends VeriportCommand {
    /** Begins with a scheme. The rest is as the browser sent it, and need not be a valid URL. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    @Option(names = "--session", required = true, paramLabel = "S", description = "The session that start printed.")
    private String session = "";

    @Option(
            names = "--returned",
            paramLabel = "URL",
            description = "The URL that the returning browser requested. Leave it out for a mobile SDK.")
    private @Nullable String returned;

    CompleteCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SessionRef ref = SessionRef.parse(session);
        ReturnedParameters back = back();
        try (Veriport veriport = open()) {
            print(veriport.identityProvider().complete(ref, back));
        }
        return ExitCode.DONE;
    }

    private ReturnedParameters back() {
        if (returned == null) {
            return ReturnedParameters.none();
        }
        if (!URL.matcher(returned).matches()) {
            throw VeriportException.notSent(
                            ErrorCode.INVALID_REQUEST,
                            "this is not a URL: pass the whole URL that the browser requested, in quotes")
                    .build();
        }
        return ReturnedParameters.ofUrl(returned);
    }
}
