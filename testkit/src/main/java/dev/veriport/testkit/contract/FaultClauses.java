package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The clauses of faults, for every operation that the adapter declares. */
interface FaultClauses extends Clauses {

    @Test
    @DisplayName("F1 The fake stages every operation that the adapter declares, and no other")
    default void everyOperationIsStaged() {
        List<String> declared =
                adapter().operations().stream().map(Operation::name).toList();

        assertThat(adapter().staged())
                .as("FakeVendor.stagedOperations() stages exactly what IdentityProviderFactory.operations() declares")
                .extracting(StagedOperation::name)
                .containsExactlyInAnyOrderElementsOf(declared);
        assertThat(declared).as("declared").containsAll(adapter().vendorOnly());
    }

    @TestFactory
    @DisplayName("F2 Every operation succeeds, and sends its request")
    default Stream<DynamicTest> everyOperationSucceeds() {
        return adapter().staged().stream()
                .map(operation -> DynamicTest.dynamicTest("F2 " + operation.name(), () -> succeeds(operation)));
    }

    private void succeeds(StagedOperation operation) {
        Optional<FaultMatrix> faults = faults();
        if (faults.isPresent()) {
            faults.get().succeeds(operation);
            return;
        }
        Consumer<Veriport> call = adapter().stage(operation);
        int before = adapter().requests();
        try (Veriport another = adapter().builder(Map.of()).build()) {
            call.accept(another);
        }
        assertThat(adapter().requests()).as("requests").isGreaterThan(before);
    }

    @TestFactory
    @DisplayName("F3 Every fault at every operation ends with the error code and the requests of its retry semantics")
    default Stream<DynamicTest> everyFaultEndsAsExpected() {
        return faults().map(this::cells).orElseGet(() -> hasNoNetwork("F3"));
    }

    private Stream<DynamicTest> cells(FaultMatrix faults) {
        return adapter().staged().stream()
                .flatMap(staged -> StagedFault.ALL.stream()
                        .map(fault -> DynamicTest.dynamicTest(
                                "F3 " + staged.name() + ": " + fault.title(),
                                () -> assertThat(faults.run(fault, staged))
                                        .isEqualTo(faults.expected(fault, staged)))));
    }

    @TestFactory
    @DisplayName(
            "F4 An answer of JSON without its fields ends with a VeriportException or a result, at every operation")
    default Stream<DynamicTest> answersWithoutFieldsAreRead() {
        return faults().map(faults -> adapter().staged().stream()
                        .map(staged ->
                                DynamicTest.dynamicTest("F4 " + staged.name(), () -> faults.runWithoutFields(staged))))
                .orElseGet(() -> hasNoNetwork("F4"));
    }

    /** Empty for a vendor without a network. */
    private Optional<FaultMatrix> faults() {
        return adapter().network().map(url -> new FaultMatrix(adapter(), url));
    }
}
