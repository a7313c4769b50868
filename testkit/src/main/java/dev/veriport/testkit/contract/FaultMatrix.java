package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.contract.StagedFault.Expected;
import dev.veriport.testkit.contract.StagedFault.Where;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.RelayedAnswer;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.time.Ticker;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Faults at the operations of one vendor. A server before the fake plays the fault at the requests of the operation and relays
 * all others, so the fake never carries out a request that failed.
 */
final class FaultMatrix {
    private static final String LONG = "30s";
    private static final String SHORT = "400ms";

    private final OpenAdapter adapter;
    private final URI vendor;
    private final Map<String, Success> successes = new HashMap<>();

    /** A prepared call, and the fake's answer to it: only that answer is about the same session or verification. */
    private record Success(Consumer<Veriport> call, RelayedAnswer answer) {}

    /** @param vendor the fake's URL */
    FaultMatrix(OpenAdapter adapter, URI vendor) {
        this.adapter = adapter;
        this.vendor = vendor;
    }

    /** Calls the operation once without a fault, and asserts that it succeeds and sends one request. */
    void succeeds(StagedOperation operation) {
        success(operation);
    }

    private Success success(StagedOperation operation) {
        return successes.computeIfAbsent(operation.name(), name -> call(operation));
    }

    private Success call(StagedOperation operation) {
        Consumer<Veriport> call = adapter.stage(operation);
        try (FaultServer wire = FaultServer.before(vendor);
                Veriport veriport = open(wire.baseUrl(), LONG, Ticker.system())) {
            call.accept(veriport);
            List<RelayedAnswer> answers = wire.relayed().stream()
                    .filter(answer -> answer.requestLine().startsWith(operation.request()))
                    .toList();
            assertThat(answers)
                    .as(
                            "requests of %s, which begin with \"%s\"; sent were %s",
                            operation.name(),
                            operation.request(),
                            wire.relayed().stream()
                                    .map(RelayedAnswer::requestLine)
                                    .toList())
                    .hasSize(1);
            return new Success(call, answers.get(0));
        }
    }

    /** What must follow from the fault. */
    Expected expected(StagedFault fault, StagedOperation operation) {
        return fault.expected(adapter.declared(operation), success(operation).answer());
    }

    /** What follows from the fault. The call is repeated with a Veriport of its own, which knows nothing of its success. */
    Expected run(StagedFault fault, StagedOperation operation) {
        Success success = success(operation);
        try (FaultServer wire = FaultServer.before(vendor);
                Veriport failing = open(fault.where(), wire)) {
            if (fault.where() == Where.NO_TLS) {
                wire.always(fault.around(success.answer()));
            } else {
                wire.fail(operation.request(), fault.around(success.answer()));
            }
            String outcome = outcome(success.call(), failing);
            long requests = wire.requestLines().stream()
                    .filter(line -> line.startsWith(operation.request()))
                    .count();
            return new Expected(outcome, (int) requests);
        }
    }

    private static String outcome(Consumer<Veriport> call, Veriport failing) {
        try {
            call.accept(failing);
            return "done";
        } catch (VeriportException failure) {
            return failure.code().name();
        }
    }

    /** Waits between attempts take no time, except where the deadline itself is tested. */
    private Veriport open(Where where, FaultServer wire) {
        return switch (where) {
            case ANSWER, JSON -> open(wire.baseUrl(), LONG, MutableTicker.skippingPauses());
            case SLOW -> open(wire.baseUrl(), SHORT, Ticker.system());
            case NOWHERE -> open(FaultServer.refusing(), LONG, MutableTicker.skippingPauses());
            case NO_HOST -> open(URI.create("https://no-such-host.invalid"), LONG, MutableTicker.skippingPauses());
            case NO_TLS ->
                open(
                        URI.create(wire.baseUrl().toString().replace("http:", "https:")),
                        LONG,
                        MutableTicker.skippingPauses());
        };
    }

    /** @param timeout of every call, whatever its setting is called */
    private Veriport open(URI baseUrl, String timeout, Ticker ticker) {
        Map<String, String> settings = new HashMap<>(adapter.vendor().settings());
        settings.put(OpenAdapter.BASE_URL, baseUrl.toString());
        adapter.settingNames().stream()
                .filter(name -> name.endsWith("timeout"))
                .forEach(name -> settings.put(name, timeout));
        return adapter.builder(settings).ticker(ticker).build();
    }
}
