package dev.veriport.testkit.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** What two steps cost, done in turn, so that what else the machine does costs both the same. */
public final class InTurn {
    private InTurn() {}

    /**
     * The median time of a step, divided by that of another. It is printed.
     *
     * @param name of what is compared
     */
    public static double ratio(String name, int rounds, IntConsumer step, IntConsumer other) {
        List<Long> ofStep = new ArrayList<>();
        List<Long> ofOther = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            int round = i;
            ofOther.add(Steps.time(() -> other.accept(round)).toNanos());
            ofStep.add(Steps.time(() -> step.accept(round)).toNanos());
        }
        double ratio = (double) median(ofStep) / median(ofOther);
        System.out.printf(
                Locale.ROOT,
                "%s: %d us, beside %d us: %.2f%n",
                name,
                median(ofStep) / 1_000,
                median(ofOther) / 1_000,
                ratio);
        return ratio;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
