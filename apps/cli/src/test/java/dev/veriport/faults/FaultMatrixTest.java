package dev.veriport.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.faults.StagedFault.Expected;
import dev.veriport.faults.StagedFault.Where;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault at every operation of both vendors. docs/faults.md is written from what is seen here;
 * -Dveriport.docs.write=true writes it anew.
 */
final class FaultMatrixTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs", "faults.md");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Map<String, Expected> seen = new ConcurrentHashMap<>();

    @TestFactory
    @DisplayName("C2 C11 C12 C15")
    Stream<DynamicTest> matrix() {
        Stream<DynamicTest> cells = Arrays.stream(StagedFault.values())
                .flatMap(fault -> Arrays.stream(StagedOperation.values())
                        .map(operation -> DynamicTest.dynamicTest(
                                name(operation) + ": " + fault.title(), () -> cell(fault, operation))));
        return Stream.concat(
                cells, Stream.of(DynamicTest.dynamicTest("docs/faults.md says what was seen", this::page)));
    }

    private void cell(StagedFault fault, StagedOperation operation) throws IOException {
        Expected result = run(fault, operation);
        seen.put(fault + " " + operation, result);
        assertThat(result).isEqualTo(fault.expected(operation.kind()));
    }

    private static Expected run(StagedFault fault, StagedOperation operation) {
        try (FaultServer server = FaultServer.start()) {
            if (operation.needsToken() && fault.where() != Where.NO_TLS) {
                server.enqueue(Fault.respond(200, JSON, StagedOperation.TOKEN.answer()));
            }
            server.always(fault.around(operation.answer()));
            try (Veriport veriport = open(fault, operation, server)) {
                String outcome = outcome(operation, veriport);
                long requests = server.requestLines().stream()
                        .filter(line -> line.startsWith(operation.requestLine()))
                        .count();
                return new Expected(outcome, (int) requests);
            }
        }
    }

    private static String outcome(StagedOperation operation, Veriport veriport) {
        try {
            operation.call(veriport);
            return "done";
        } catch (VeriportException failure) {
            return failure.code().name();
        }
    }

    /** Waits before another attempt take no time, but where the deadline itself is what is looked at. */
    private static Veriport open(StagedFault fault, StagedOperation operation, FaultServer server) {
        boolean slow = fault.where() == Where.SLOW;
        String vendor = "veriport." + operation.vendor() + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", operation.vendor());
        settings.put(vendor + "base-url", baseUrl(fault, server));
        String timeout = slow ? "400ms" : "30s";
        settings.put(vendor + "timeout", timeout);
        settings.put(vendor + "client-id", "client");
        settings.put(vendor + "client-secret", "secret");
        if (operation.vendor().equals("faceki")) {
            settings.put("veriport.faceki.workflow-id", "w");
            settings.put("veriport.faceki.check-rules", "false");
            settings.put("veriport.faceki.verify-timeout", timeout);
        } else {
            settings.put("veriport.authenteq.return-binding", "application");
            settings.put("veriport.authenteq.recognition-timeout", timeout);
        }
        return Veriport.builder(ConfigSource.of(settings))
                .ticker(slow ? Ticker.system() : MutableTicker.skippingPauses())
                .build();
    }

    private static String baseUrl(StagedFault fault, FaultServer server) {
        return switch (fault.where()) {
            case SERVER, SLOW -> server.baseUrl().toString();
            case NOWHERE -> FaultServer.refusing().toString();
            case NO_HOST -> "https://no-such-host.invalid";
            case NO_TLS -> server.baseUrl().toString().replace("http:", "https:");
        };
    }

    private void page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What happens when a vendor fails

                Read this page to see which error code follows from which fault, and how many requests were sent. A test run wrote the
                tables: each cell has the error code, or `done`, and the number of requests that reached the vendor.

                * Operations that can be repeated without a second effect are repeated.
                * A request that is billed or redeems a single-use code is sent once. Only after a 429 a billed request is sent again, because
                  a 429 says that it was not processed. When its answer is lost the code is `OUTCOME_UNKNOWN`, never a declined person.
                * After a 429 or 503 with `Retry-After`, no call of this process to that vendor is sent before that time, 15 minutes at most. A
                  call whose deadline is earlier fails at once with `RATE_LIMITED`.
                * A request for Faceki's token is sent once in a call. After a failure Veriport waits before the next one: see
                  [tokens.md](tokens.md).
                * Where no connection to Faceki can be made, the other operations fail with the request for their token.

                """);
        Stream.of("authenteq", "faceki").forEach(vendor -> page.append(table(vendor)));
        if (Boolean.getBoolean("veriport.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    private String table(String vendor) {
        List<StagedOperation> operations = Arrays.stream(StagedOperation.values())
                .filter(operation -> operation.vendor().equals(vendor))
                .toList();
        StringBuilder table = new StringBuilder("| " + vendor + " ");
        operations.forEach(
                operation -> table.append("| ").append(name(operation)).append(" "));
        table.append("|\n|---").append("|---".repeat(operations.size())).append("|\n");
        for (StagedFault fault : StagedFault.values()) {
            table.append("| ").append(fault.title()).append(" ");
            operations.forEach(operation ->
                    table.append("| ").append(seen.get(fault + " " + operation)).append(" "));
            table.append("|\n");
        }
        return table.append("\n").toString();
    }

    private static String name(StagedOperation operation) {
        return operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
