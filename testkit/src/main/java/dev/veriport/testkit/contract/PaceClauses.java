package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.testkit.vendor.StagedOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The clause of {@code requests-per-second}, for every operation that the adapter declares. */
interface PaceClauses extends Clauses {
    Duration INTERVAL = Duration.ofMillis(100);

    @TestFactory
    @DisplayName("C5 requests-per-second spaces the requests of every operation, those for its tokens included")
    default Stream<DynamicTest> everyOperationIsSpaced() {
        return adapter().staged().stream()
                .map(operation -> DynamicTest.dynamicTest("C5 " + operation.name(), () -> isSpaced(operation)));
    }

    /**
     * Time passes only while a request waits for its slot: each waits one interval, and the first does not. The start at the end
     * waits in any case, so a request of the operation that took no slot is missed.
     */
    private void isSpaced(StagedOperation operation) {
        Consumer<Veriport> call = adapter().stage(operation);
        Map<String, String> settings = new HashMap<>(adapter().vendor().settings());
        settings.put("requests-per-second", "10");
        MutableTicker ticker = MutableTicker.skippingPauses();
        int before = adapter().requests();
        try (Veriport paced = adapter().builder(settings).ticker(ticker).build()) {
            call.accept(paced);
            paced.identityProvider().start(adapter().request("contract-pace").build());

            int sent = adapter().requests() - before;
            assertThat(ticker.elapsed())
                    .as("the time of the %s requests of %s and a start, at 10 a second", sent, operation.name())
                    .isEqualTo(INTERVAL.multipliedBy(sent - 1L));
        }
    }
}
