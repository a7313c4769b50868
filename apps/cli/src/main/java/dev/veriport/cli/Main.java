package dev.veriport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Map;

/** The process: its streams, its environment, its exit code. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, UTF_8);
        System.exit(new CommandLineApplication(out, err, System.getenv()).run(arguments));
    }

    /** For tests. */
    static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... arguments) {
        return new CommandLineApplication(out, err, environment).run(arguments);
    }
}
