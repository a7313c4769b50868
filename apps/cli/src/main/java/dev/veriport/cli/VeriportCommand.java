package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Missing;
import dev.veriport.model.Personal;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every command: the source of the configuration, and the form of the output. */
@Command(mixinStandardHelpOptions = true)
abstract class VeriportCommand implements Callable<Integer> {
    private static final Path DEFAULT_FILE = Path.of("veriport.properties");

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file. Default: ./veriport.properties.")
    private Path file = DEFAULT_FILE;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting that overrides every other source. Secrets given here are visible in the"
                    + " process list.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean json;

    @Option(names = "--show-personal-data", description = "Print names, dates and numbers instead of [redacted].")
    private boolean showPersonalData;

    private final Console console;

    VeriportCommand(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    final boolean asJson() {
        return json;
    }

    /**
     * The options {@code --set}, then system properties, then the environment, then the file. The default file may be
     * missing.
     */
    final ConfigSource source() {
        ConfigSource source = ConfigSource.of(set())
                .orElse(ConfigSource.systemProperties())
                .orElse(ConfigSource.environment(console.environment()));
        return hasFile() ? source.orElse(ConfigSource.file(file)) : source;
    }

    /** The options {@code --set}. */
    final Map<String, String> set() {
        if (!settings.keySet().stream().allMatch(key -> key.startsWith("veriport."))) {
            throw VeriportException.notSent(ErrorCode.INVALID_REQUEST, "--set KEY=VALUE: KEY must begin with veriport.")
                    .build();
        }
        return settings;
    }

    private boolean hasFile() {
        return !file.equals(DEFAULT_FILE) || Files.exists(file);
    }

    /** The caller closes it. */
    final Veriport open() {
        return GuiceVeriport.open(source());
    }

    final boolean showsPersonalData() {
        return showPersonalData;
    }

    /** The value where personal data is printed, and [redacted] otherwise. */
    final String shown(Personal<?> personal) {
        return personal.match(given -> showPersonalData ? given.toString() : personal.toString(), Missing::name);
    }

    final void print(VerificationResult result) {
        ResultView view = new ResultView(showPersonalData);
        if (json) {
            console.printJson(view.json(result));
        } else {
            console.print(view.text(result));
        }
    }

    /** @param done what was done, in text */
    final void print(String done, VerificationSession session) {
        if (json) {
            console.printJson(SessionView.json(session));
        } else {
            console.print(SessionView.text(done, session));
        }
    }

    /** Parses an argument. An argument that cannot be parsed is {@link ErrorCode#INVALID_REQUEST}. */
    static <T> T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException malformed) {
            throw VeriportException.notSent(ErrorCode.INVALID_REQUEST, String.valueOf(malformed.getMessage()))
                    .build();
        }
    }

    /** Prints the failure on the error stream. */
    final void report(VeriportException failure) {
        if (json) {
            console.printErrorJson(Map.of("error", ErrorView.of(failure)));
        } else {
            console.err().println("veriport: " + failure.code() + ": " + failure.getMessage());
            failure.leftAtVendor()
                    .forEach(id ->
                            console.err().println("veriport: " + id + " may be left at the vendor: delete it there"));
            if (failure.code() == ErrorCode.CONFIGURATION && !hasFile()) {
                console.err().println("veriport: there is no " + DEFAULT_FILE + " here: give its path with --config");
            }
        }
    }

    /** Prints an unexpected failure on the error stream. */
    final void reportDefect(Throwable failure) {
        String message = "Veriport has failed unexpectedly: report it with these lines";
        if (json) {
            Map<String, Object> error = Fields.of("code", "DEFECT", "message", message);
            error.put("trace", ErrorView.trace(failure));
            console.printErrorJson(Map.of("error", error));
        } else {
            console.err().println("veriport: DEFECT: " + message);
            ErrorView.trace(failure).forEach(console.err()::println);
        }
    }
}
