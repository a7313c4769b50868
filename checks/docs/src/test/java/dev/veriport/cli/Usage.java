package dev.veriport.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** What the command line says to arguments, without running anything. */
public final class Usage {
    private Usage() {}

    /** @return nothing where the arguments are understood */
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
