package dev.veriport.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Capability;
import dev.veriport.sandbox.FakeVendors;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the command against every installed fake vendor, and keeps all it ever printed. */
final class Shell implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String STORE_KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";
    static final String RETURN_TO = "https://shop.example/verified";

    private final FakeVendors vendors = FakeVendors.start();
    private final Path directory;
    private final StringBuilder everything = new StringBuilder();

    Shell(Path directory) {
        this.directory = directory;
    }

    /** The installed vendors with a hosted page. */
    static List<String> installed() {
        return offering(Capability.START_WEB);
    }

    static List<String> offering(Capability capability) {
        try (FakeVendors vendors = FakeVendors.start()) {
            return vendors.offering(capability);
        }
    }

    /** What one run printed and how it ended. */
    record Run(int exitCode, String out, String err) {
        JsonNode json() {
            return parsed(out);
        }

        JsonNode error() {
            return parsed(err).get("error");
        }

        private static JsonNode parsed(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }

    Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(
                new PrintWriter(out, true), new PrintWriter(err, true), Map.of("CANARY_FREE", "yes"), arguments);
        everything.append(out).append(err);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** The same with a file that chooses {@code provider}. */
    Run at(String provider, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(configuration(provider).toString());
        return run(all.toArray(String[]::new));
    }

    /** The settings of a store in a file, which the runs share. */
    List<String> sqlite() {
        return List.of(
                "--set=veriport.store=jdbc",
                "--set=veriport.jdbc.url=jdbc:sqlite:" + directory.resolve("veriport.db"),
                "--set=veriport.store-keys=" + STORE_KEY);
    }

    /** Starts on the web with what the vendors require. */
    Run start(String provider, String... more) {
        List<String> all = new ArrayList<>(List.of("start", "--reference", "case-1", "--return-to", RETURN_TO));
        all.addAll(List.of("--given-names", "Pat", "--family-name", "Sample"));
        all.addAll(List.of(more));
        return at(provider, all.toArray(String[]::new));
    }

    Path configuration(String provider) {
        StringBuilder settings = new StringBuilder();
        settings(provider).forEach((key, value) -> settings.append("%s = %s%n".formatted(key, value)));
        return file(provider + ".properties", settings.toString());
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts at a vendor, has the user verified there, and gives what complete needs. */
    List<String> startedAndBack(String provider) {
        JsonNode started = start(provider, "--json").json();
        URI page = URI.create(started.at("/handoff/url").asText());
        URI back = fake(provider).finish(page, Ending.APPROVED);
        return List.of("--session", started.get("session").asText(), "--returned", back.toString());
    }

    Map<String, String> settings(String provider) {
        return vendors.settings(provider);
    }

    RunningFake fake(String vendor) {
        return Objects.requireNonNull(vendors.all().get(vendor), vendor);
    }

    FakeAuthenteqServer authenteq() {
        return (FakeAuthenteqServer) fake("authenteq");
    }

    FakeFacekiServer faceki() {
        return (FakeFacekiServer) fake("faceki");
    }

    /** How many calls came in, at all vendors together. */
    int calls() {
        return vendors.counts().stream().mapToInt(FakeVendors.Count::requests).sum();
    }

    String everythingPrinted() {
        return everything.toString();
    }

    @Override
    public void close() {
        vendors.close();
    }
}
