package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Clauses of the contract: default methods that are tests. Each gets a new fake and a new Veriport. */
interface Clauses {

    /** The adapter under test. */
    OpenAdapter adapter();

    /** A fake without a base URL is in the same process as its adapter, which then has no setting for it either. */
    default Stream<DynamicTest> hasNoNetwork(String clause) {
        return Stream.of(DynamicTest.dynamicTest(
                clause + " no network",
                () -> assertThat(adapter().settingNames()).doesNotContain(OpenAdapter.BASE_URL)));
    }
}
