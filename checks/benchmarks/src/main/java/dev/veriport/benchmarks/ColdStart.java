package dev.veriport.benchmarks;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What opening Veriport costs a process that has just started: with one vendor, and with all. Each round is a process of its
 * own, in turn, that says how long {@code Veriport.create} took and how many threads more there are.
 *
 * <p>{@code java -cp benchmarks.jar dev.veriport.benchmarks.ColdStart 15}
 */
public final class ColdStart {
    private static final List<String> VENDORS = List.of("onfido", "authenteq", "faceki", "persona", "stripe", "sumsub");

    private ColdStart() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("open")) {
            open(Integer.parseInt(arguments[1]));
            return;
        }
        System.out.println("vendors,milliseconds,threads");
        for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
            for (int vendors : List.of(1, VENDORS.size())) {
                System.out.println(round(vendors));
            }
        }
    }

    /** @return the number of vendors, milliseconds and threads, with commas between them */
    static String round(int vendors) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        "open",
                        String.valueOf(vendors))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = process.inputReader().readLine();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Veriport was not opened");
        }
        return line;
    }

    /** In the process of its own. Nothing listens at the address, so whoever connects fails. */
    private static void open(int vendors) {
        ConfigSource source = ConfigSource.of(settings(vendors));
        int threads = Thread.activeCount();
        long begun = System.nanoTime();
        try (Veriport veriport = Veriport.create(source)) {
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            System.out.println(veriport.providers().size() + "," + took + "," + (Thread.activeCount() - threads));
        }
    }

    private static Map<String, String> settings(int vendors) {
        List<String> opened = VENDORS.subList(0, vendors);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", opened.get(0));
        settings.put("veriport.also-read", String.join(",", opened));
        Map<String, String> all = Map.ofEntries(
                Map.entry("authenteq.client-id", "client"),
                Map.entry("authenteq.client-secret", "secret"),
                Map.entry("faceki.client-id", "client"),
                Map.entry("faceki.client-secret", "secret"),
                Map.entry("faceki.workflow-id", "workflow"),
                Map.entry("onfido.api-token", "api_sandbox.token"),
                Map.entry("onfido.environment", "sandbox"),
                Map.entry("onfido.region", "eu"),
                Map.entry("onfido.workflow-id", "0f8fad5b-d9cb-469f-a165-70867728950e"),
                Map.entry("persona.api-key", "persona_sandbox_key"),
                Map.entry("persona.environment", "sandbox"),
                Map.entry("persona.workflow-id", "itmpl_1"),
                Map.entry("stripe.api-key", StripeLibrary.KEY),
                Map.entry("stripe.environment", "sandbox"),
                Map.entry("sumsub.app-token", "sbx:token"),
                Map.entry("sumsub.environment", "sandbox"),
                Map.entry("sumsub.secret-key", "secret"),
                Map.entry("sumsub.workflow-id", "basic"));
        all.forEach((key, value) -> {
            if (opened.contains(key.substring(0, key.indexOf('.')))) {
                settings.put("veriport." + key, value);
            }
        });
        return settings;
    }
}
