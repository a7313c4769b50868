package dev.veriport.cli;

import dev.veriport.sandbox.Sandbox;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Run every installed fake vendor with its pages, and a small onboarding site for the browser,"
                + " until Ctrl-C. Of the settings it uses those of --set alone, for example to choose a store.")
final class SandboxCommand extends VeriportCommand {

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the site on this machine; each vendor uses one of the next ports. 0: any free"
                    + " ports. Default: ${DEFAULT-VALUE}.",
            defaultValue = "7373")
    private int port;

    SandboxCommand(Console console) {
        super(console);
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = start()) {
            if (asJson()) {
                console().printJson(Fields.of("url", sandbox.url().toString(), "settings", sandbox.settings()));
            } else {
                console().print("Open " + sandbox.url() + " in a browser. Everything is faked; Ctrl-C ends it.");
                console().print("\nSettings for your own application to use these fake vendors:\n");
                sandbox.settings().forEach((key, value) -> console().print(key + " = " + value));
            }
            console().out().flush();
            new CountDownLatch(1).await(); // until the process is stopped
        }
        return ExitCode.DONE;
    }

    private Sandbox start() {
        if (port < 0 || port > 65_535) {
            throw misused("port must be 0 to 65535");
        }
        try {
            return Sandbox.start(port, set());
        } catch (IOException taken) {
            throw misused(taken.getMessage() + ": choose another with --port, 0 for any");
        }
    }

    private ParameterException misused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
}
