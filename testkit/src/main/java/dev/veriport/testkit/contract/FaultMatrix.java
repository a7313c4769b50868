package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.contract.StagedFault.Expected;
import dev.veriport.testkit.contract.StagedFault.Kind;
import dev.veriport.testkit.contract.StagedFault.Where;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.RelayedAnswer;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.time.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Faults at the operations of one vendor. A server before the fake plays the fault at the requests of the operation and relays
 * all others, so the fake never carries out a request that failed, and carries out a creation that succeeds.
 */
final class FaultMatrix {
    private static final String DONE = "done";
    /** The timeout of every call. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

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
                Veriport veriport = open(wire.baseUrl(), Ticker.system())) {
            call.accept(veriport);
            List<RelayedAnswer> answers = wire.relayed().stream()
                    .filter(answer -> operation.isRequest(answer.requestLine()))
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
        MutableTicker ticker = MutableTicker.skippingPauses();
        Fault played = isCarriedOut(fault, operation)
                ? Fault.afterAnswerOf(vendor, fault::around)
                : fault.around(success.answer());
        try (FaultServer wire = FaultServer.before(vendor);
                Veriport failing = open(baseUrl(fault.where(), wire), ticker)) {
            switch (fault.where()) {
                case NO_TLS -> wire.always(played);
                case SLOW -> wire.fail(operation.request(), played.after(() -> ticker.advance(TIMEOUT)));
                default -> wire.fail(operation.request(), played);
            }
            String outcome = outcome(success.call(), failing);
            long requests =
                    wire.requestLines().stream().filter(operation::isRequest).count();
            return new Expected(outcome, (int) requests);
        }
    }

    /** A creation that ends well is carried out: an answer to an earlier one is about another session. */
    private boolean isCarriedOut(StagedFault fault, StagedOperation operation) {
        return Kind.of(adapter.declared(operation)).makesSession()
                && expected(fault, operation).outcome().equals(DONE);
    }

    /** An exception that is not Veriport's own is passed on. */
    void runWithoutFields(StagedOperation operation) {
        Success success = success(operation);
        Map<String, String> json = Map.of("Content-Type", "application/json");
        try (FaultServer wire = FaultServer.before(vendor);
                Veriport failing = open(wire.baseUrl(), MutableTicker.skippingPauses())) {
            wire.fail(operation.request(), Fault.respond(success.answer().status(), json, "{}".getBytes(UTF_8)));
            String unused = outcome(success.call(), failing);
        }
    }

    private static String outcome(Consumer<Veriport> call, Veriport failing) {
        try {
            call.accept(failing);
            return DONE;
        } catch (VeriportException failure) {
            return failure.code().name();
        }
    }

    private static URI baseUrl(Where where, FaultServer wire) {
        return switch (where) {
            case ANSWER, JSON, SLOW -> wire.baseUrl();
            case NOWHERE -> FaultServer.refusing();
            case NO_HOST -> URI.create("https://no-such-host.invalid");
            case NO_TLS -> URI.create(wire.baseUrl().toString().replace("http:", "https:"));
        };
    }

    /** Each setting that ends so is a timeout, whatever else it is called. */
    private Veriport open(URI baseUrl, Ticker ticker) {
        Map<String, String> settings = RelayedCalls.settingsAt(adapter.vendor().settings(), baseUrl);
        adapter.settingNames().stream()
                .filter(name -> name.endsWith("timeout"))
                .forEach(name -> settings.put(name, TIMEOUT.toString()));
        return adapter.builder(settings).ticker(ticker).build();
    }
}
