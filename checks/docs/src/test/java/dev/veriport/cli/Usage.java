package dev.veriport.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** What the command line says to arguments. */
public final class Usage {
    private Usage() {}

    /** Runs a command that must succeed, and gives what it prints. */
    public static String output(String... arguments) {
        Run run = run(arguments);
        if (run.exitCode() != 0) {
            throw new AssertionError(run.err());
        }
        return run.out();
    }

    /** Runs a command that must fail, and gives what it prints on the error stream. */
    public static String error(String... arguments) {
        Run run = run(arguments);
        if (run.exitCode() == 0) {
            throw new AssertionError("it succeeded: " + run.out());
        }
        return run.err();
    }

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /**
     * Runs nothing.
     *
     * @return nothing where the arguments are understood
     */
    public static Optional<String> problem(String... arguments) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        try {
            new CommandLineApplication(nowhere, nowhere, Map.of()).parse(arguments);
            return Optional.empty();
        } catch (CommandLine.ParameterException misunderstood) {
            return Optional.of(String.valueOf(misunderstood.getMessage()));
        }
    }
}
