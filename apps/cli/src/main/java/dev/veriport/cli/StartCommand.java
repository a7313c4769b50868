package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.VerificationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "start", description = "Start a verification, and print the page to send the user to.")
final class StartCommand extends VeriportCommand {

    @Mixin
    private final RequestOptions options = new RequestOptions();

    StartCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VerificationRequest request = options.request();
        try (Veriport veriport = open()) {
            print("started", veriport.identityProvider().start(request));
        }
        return ExitCode.DONE;
    }
}
