package dev.veriport.cli;

import dev.veriport.error.VeriportException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Runs one command and maps its outcome to an exit code. */
@Command(
        name = "veriport",
        description = "Verifies the identity of a person through the vendor that veriport.provider names.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            SandboxCommand.class,
            CheckCommand.class,
            StartCommand.class,
            RouteCommand.class,
            ResumeCommand.class,
            CancelCommand.class,
            CompleteCommand.class,
            FindCommand.class,
            VerifyCommand.class,
            EvidenceCommand.class,
            EraseCommand.class,
            TokenCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            VaultCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class CommandLineApplication implements Runnable {
    /** The character that Java substitutes for a byte outside the locale's encoding; the original byte is lost. */
    private static final String LOST = "\uFFFD";

    private static final IParameterExceptionHandler USAGE =
            new CommandLine(CommandSpec.create()).getParameterExceptionHandler();

    private final CommandLine commandLine;
    private final Console console;

    CommandLineApplication(PrintWriter out, PrintWriter err, Map<String, String> environment) {
        this.console = new Console(out, err, environment);
        this.commandLine = new CommandLine(this, new WithConsole(console))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a reference may begin with @
                .setParameterExceptionHandler(CommandLineApplication::misused)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    int run(String... arguments) {
        if (Arrays.stream(arguments).anyMatch(argument -> argument.contains(LOST))) {
            console.err()
                    .println("veriport: an argument contains a letter that this locale cannot read: run with"
                            + " LC_ALL=C.UTF-8");
            return CommandLine.ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }

    /** @throws ParameterException when the arguments cannot be parsed; nothing is run */
    void parse(String... arguments) {
        commandLine.parseArgs(arguments);
    }

    /** Without a command: prints the usage. */
    @Override
    public void run() {
        commandLine.usage(commandLine.getOut());
    }

    /** The value of {@code --set} may be a secret, so the message does not repeat it. */
    private static int misused(ParameterException usage, String... arguments) throws Exception {
        boolean isSetting = usage.getArgSpec() instanceof OptionSpec option
                && option.longestName().equals("--set");
        ParameterException redacted =
                isSetting ? new ParameterException(usage.getCommandLine(), "--set needs KEY=VALUE") : usage;
        return USAGE.handleParseException(redacted, arguments);
    }

    private int failed(Exception failure, CommandLine command) throws Exception {
        VeriportCommand running = command.getCommand();
        if (failure instanceof ParameterException usage) {
            return command.getParameterExceptionHandler().handleParseException(usage, new String[0]);
        }
        if (failure instanceof VeriportException known) {
            running.report(known);
            return ExitCode.of(known.code());
        }
        running.reportDefect(failure);
        return ExitCode.OTHER;
    }

    /** Creates each command with the console. */
    private record WithConsole(Console console) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (VeriportCommand.class.isAssignableFrom(type)) {
                return type.getDeclaredConstructor(Console.class).newInstance(console);
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
