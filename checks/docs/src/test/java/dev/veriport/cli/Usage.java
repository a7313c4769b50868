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
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), arguments);
        if (exitCode != 0) {
            throw new AssertionError(err.toString());
        }
        return out.toString();
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
