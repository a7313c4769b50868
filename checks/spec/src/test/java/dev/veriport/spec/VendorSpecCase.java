package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.testkit.server.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Run it after the tests of the fake and of the adapter, in one build. */
abstract class VendorSpecCase {
    private final VendorSpec spec;
    private final List<String> operations;
    private final Judge judge;
    private final List<Exchange> exchanges;

    /** @param operations those that the fake has */
    VendorSpecCase(VendorSpec spec, String... operations) {
        this.spec = spec;
        this.operations = List.of(operations);
        this.judge = spec.judge();
        this.exchanges = spec.exchanges();
    }

    @Test
    @DisplayName(
            "Every answer, and every request that was accepted, is as specified, but for what is excused; each excuse is needed")
    void everythingIsAsSpecified() {
        Set<Excuse> used = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            for (Fault fault : judge.faults(exchange)) {
                List<Excuse> excuses = spec.excuses().stream()
                        .filter(excuse -> excuse.excused().test(fault))
                        .toList();
                used.addAll(excuses);
                if (excuses.isEmpty()) {
                    faults.add(exchange + " " + fault);
                }
            }
        }

        assertThat(faults.stream().distinct()).isEmpty();
        assertThat(used).as("excuses that were needed").containsExactlyInAnyOrderElementsOf(spec.excuses());
    }

    @Test
    @DisplayName("Every operation that the fake has was judged, with success")
    void everyOperationWasJudged() {
        TreeMap<String, Long> successes = exchanges.stream()
                .filter(exchange -> exchange.reply().status() < 400)
                .flatMap(exchange -> judge.operation(exchange).stream())
                .collect(Collectors.groupingBy(Operation::id, TreeMap::new, Collectors.counting()));

        System.out.println(exchanges.size() + " exchanges judged; successes by operation: " + successes);
        assertThat(successes.keySet()).containsAll(operations);
    }
}
