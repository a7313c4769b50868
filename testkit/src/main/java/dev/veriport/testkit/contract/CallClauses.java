package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.contract.StagedFault.Kind;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The clauses of single calls: their idempotency keys, signatures, addresses and request ids. */
interface CallClauses extends Clauses {
    String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** A test of one operation, whose call is prepared. */
    @FunctionalInterface
    interface StagedTest {
        void run(RelayedCalls calls, StagedOperation operation, Consumer<Veriport> call);
    }

    @TestFactory
    @DisplayName(
            "C1 A keyed operation is repeated with its key and its body, each call has its own key, and other operations have none")
    default Stream<DynamicTest> aKeyBelongsToOneCall() {
        return eachOperation("C1", (calls, operation, call) -> {
            boolean keyed = adapter().declared(operation) instanceof Operation.Keyed;
            if (keyed) {
                calls.relay().failOnce(operation.request(), Fault.loseAnswerOf(calls.vendor()));
                call.accept(calls.veriport());
            }
            call.accept(calls.veriport());
            List<RecordedRequest> requests = calls.received(operation);

            assertThat(requests)
                    .extracting(request -> request.header(IDEMPOTENCY_KEY).isPresent())
                    .containsOnly(keyed);
            if (keyed) {
                RecordedRequest first = requests.get(0);
                RecordedRequest repeat = requests.get(1);
                assertThat(requests).as("first, repeat, second call").hasSize(3);
                assertThat(repeat.header(IDEMPOTENCY_KEY))
                        .as("the key of the repeat")
                        .isEqualTo(first.header(IDEMPOTENCY_KEY));
                assertThat(repeat.body()).as("the body of the repeat").isEqualTo(first.body());
                assertThat(requests.get(2).header(IDEMPOTENCY_KEY))
                        .as("the key of the second call")
                        .isNotEqualTo(first.header(IDEMPOTENCY_KEY));
            }
        });
    }

    @TestFactory
    @DisplayName("C2 Each attempt of a signed request is signed anew over the same body, and the vendor accepts it")
    default Stream<DynamicTest> eachAttemptIsSigned() {
        Set<String> signature = adapter().fake().signatureHeaders();
        return eachOperation("C2", (calls, operation, call) -> {
            calls.relay().failOnce(operation.request(), Fault.loseAnswerOf(calls.vendor()));
            withLostAnswer(call, calls.veriport());
            List<RecordedRequest> attempts = calls.received(operation);
            Kind kind = Kind.of(adapter().declared(operation));

            assertThat(attempts).as("attempts").hasSize(kind.isSentAgainWhenLost() ? 2 : 1);
            assertThat(calls.statuses(operation)).as("statuses").doesNotContain(401, 403);
            for (RecordedRequest attempt : attempts) {
                signature.forEach(
                        name -> assertThat(attempt.header(name)).as(name).isPresent());
                assertThat(attempt.body()).isEqualTo(attempts.get(0).body());
            }
            if (!signature.isEmpty() && adapter().fake().signsTime()) {
                assertThat(attempts)
                        .extracting(attempt -> signatureOf(attempt, signature))
                        .doesNotHaveDuplicates();
            }
        });
    }

    private static void withLostAnswer(Consumer<Veriport> call, Veriport veriport) {
        try {
            call.accept(veriport);
        } catch (VeriportException sentOnceOrGone) {
            assertThat(sentOnceOrGone.code())
                    .isIn(ErrorCode.OUTCOME_UNKNOWN, ErrorCode.UNAVAILABLE, ErrorCode.NOT_FOUND);
        }
    }

    private static Map<String, List<String>> signatureOf(RecordedRequest attempt, Set<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, attempt.headers()::get));
    }

    @TestFactory
    @DisplayName(
            "C3 A hostile value reaches the vendor within one segment of a path or one value of a query, or not at all")
    default Stream<DynamicTest> hostileValuesStayValues() {
        return adapter().network().map(this::hostileCalls).orElseGet(() -> hasNoNetwork("C3"));
    }

    private Stream<DynamicTest> hostileCalls(URI vendor) {
        return HostileCalls.of(adapter()).entrySet().stream()
                .map(call -> DynamicTest.dynamicTest("C3 " + call.getKey(), () -> {
                    for (String value : HostileCalls.VALUES) {
                        try (RelayedCalls calls = new RelayedCalls(adapter(), vendor)) {
                            HostileCalls.requireHarmless(calls, call.getValue(), value);
                        }
                    }
                }));
    }

    @TestFactory
    @DisplayName(
            "C4 A result has the vendor's ids of its requests, and a failure the id of the last one, when answers carry them")
    default Stream<DynamicTest> resultsAndFailuresNameTheirRequest() {
        return adapter()
                .network()
                .map(vendor -> Stream.concat(
                        Stream.of(DynamicTest.dynamicTest("C4 a result", () -> resultNamesItsRequest(vendor))),
                        adapter().staged().stream()
                                .flatMap(operation -> Stream.of(302, 429, 500)
                                        .map(status -> DynamicTest.dynamicTest(
                                                "C4 " + operation.name() + ": " + status,
                                                () -> failureNamesItsRequest(vendor, operation, status))))))
                .orElseGet(() -> hasNoNetwork("C4"));
    }

    private void resultNamesItsRequest(URI vendor) {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        ReturnedParameters back = adapter().finish(session, Ending.APPROVED);
        try (RelayedCalls calls = new RelayedCalls(adapter(), vendor)) {
            List<String> ids = calls.veriport()
                    .identityProvider()
                    .complete(session.ref(), back)
                    .provenance()
                    .requestIds();
            assertThat(ids).isNotEmpty().isEqualTo(calls.requestIds());
        }
    }

    private void failureNamesItsRequest(URI vendor, StagedOperation operation, int status) {
        Consumer<Veriport> call = adapter().stage(operation);
        try (RelayedCalls calls = new RelayedCalls(adapter(), vendor)) {
            calls.fail(operation, status);
            VeriportException failure =
                    catchThrowableOfType(VeriportException.class, () -> call.accept(calls.veriport()));
            assertThat(failure).as("the failure of %s", operation.name()).isNotNull();
            assertThat(failure.vendorRequestId()).contains(calls.latestFailure(operation));
        }
    }

    private Stream<DynamicTest> eachOperation(String clause, StagedTest test) {
        return adapter()
                .network()
                .map(vendor -> adapter().staged().stream()
                        .map(operation -> DynamicTest.dynamicTest(clause + " " + operation.name(), () -> {
                            Consumer<Veriport> call = adapter().stage(operation);
                            try (RelayedCalls calls = new RelayedCalls(adapter(), vendor)) {
                                test.run(calls, operation, call);
                            }
                        })))
                .orElseGet(() -> hasNoNetwork(clause));
    }
}
