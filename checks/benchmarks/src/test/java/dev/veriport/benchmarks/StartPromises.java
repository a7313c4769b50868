package dev.veriport.benchmarks;

import static dev.veriport.benchmarks.Bars.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is promised of opening Veriport and of starting verifications, and of a webhook beside Stripe's library. */
final class StartPromises {
    private static final String ALLOCATED = ":gc.alloc.rate.norm";

    /** What the vendors that are opened beside one may cost a process that starts, in milliseconds. */
    private static final double FURTHER_VENDORS = 300;

    private final Path directory;

    StartPromises(Path directory) {
        this.directory = directory;
    }

    List<Promise> all() throws IOException {
        List<Promise> all = new ArrayList<>(start());
        all.add(eachVendor());
        all.add(stripe("StripeStart", "`start` at Stripe"));
        all.add(stripe("WebhookReceipt", "a webhook of Stripe, `receive`"));
        all.add(manyAtOnce("virtual", "10,000 starts at once, virtual threads"));
        all.add(manyAtOnce("platform", "10,000 starts at once, platform threads"));
        all.add(startCallers());
        all.add(vendors());
        all.add(coldStart());
        return all;
    }

    private Figures figures(String name) throws IOException {
        return Figures.read(directory.resolve(name + ".csv"));
    }

    private List<Promise> start() throws IOException {
        Figures all = figures("start-call");
        Figures rate = all.with("Mode=thrpt");
        Figures time = all.with("Mode=sample");
        double ours = rate.score("StartCall.veriport");
        double p99 = time.score("StartCall.veriport:p0.99");
        double theirs = time.score("StartCall.byHand:p0.99");
        double sdk = rate.score("StartCall.stripe");
        return List.of(
                Promise.atLeast(
                        0.95,
                        "`start` over the loopback",
                        "by hand",
                        ours / rate.score("StartCall.byHand"),
                        ours > sdk,
                        number(ours) + " a ms; " + number(ours / sdk) + " × Stripe's library"),
                Promise.atMost(
                        1,
                        "p99 of `start`",
                        "by hand",
                        p99 / theirs,
                        true,
                        number(p99) + " ms beside " + number(theirs) + " ms"));
    }

    /** The vendor whose start is the slowest beside the same requests by hand, on connections alike. */
    private Promise eachVendor() throws IOException {
        Figures figures = figures("vendor-start").with("Mode=thrpt");
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (String vendor : List.of("authenteq", "faceki", "onfido", "persona", "stripe", "sumsub")) {
            Figures ofVendor = figures.with("vendor=" + vendor);
            ratios.put(vendor, ofVendor.score("VendorStart.veriport") / ofVendor.score("VendorStart.byHand"));
        }
        return Promise.atLeast(
                0.9,
                "`start` at each of six vendors",
                "by hand",
                Collections.min(ratios.values()),
                true,
                ratios.entrySet().stream()
                        .map(vendor -> vendor.getKey() + " " + number(vendor.getValue()))
                        .collect(Collectors.joining(" · ")));
    }

    /** Stripe's own library is for Stripe alone, so nobody is nearer to its requests and its signature. */
    private Promise stripe(String benchmark, String what) throws IOException {
        Figures figures = figures("stripe").with("Mode=thrpt");
        double ours = figures.score(benchmark + ".veriport");
        double bytes = figures.score(benchmark + ".veriport" + ALLOCATED);
        double theirBytes = figures.score(benchmark + ".stripe" + ALLOCATED);
        return Promise.atLeast(
                1,
                what,
                "Stripe's library",
                ours / figures.score(benchmark + ".stripe"),
                bytes < theirBytes,
                number(ours) + " a ms; allocates " + number(bytes / 1000) + " kB, the library "
                        + number(theirBytes / 1000) + " kB");
    }

    private Promise manyAtOnce(String threads, String what) throws IOException {
        Figures ours = figures(threads + "-veriport");
        double rate = Figures.median(ours.column("per second"));
        double byHand = Figures.median(figures(threads + "-byHand").column("per second"));
        double failed =
                ours.column("failed").stream().mapToDouble(Double::doubleValue).sum();
        return Promise.atLeast(
                0.9,
                what,
                "by hand",
                rate / byHand,
                failed == 0,
                number(rate) + " a second, " + Math.round(failed) + " failed, "
                        + number(Figures.median(ours.column("bytes each"))) + " B of heap each");
    }

    /** Beside as many callers by hand: what a crowd costs on these cores, it costs everybody. */
    private Promise startCallers() throws IOException {
        List<Double> ours = figures("callers-start").column("calls a ms");
        List<Double> byHand = figures("callers-byHand").column("calls a ms");
        double least = IntStream.range(0, ours.size())
                .mapToDouble(i -> ours.get(i) / byHand.get(i))
                .min()
                .orElseThrow();
        return Promise.atLeast(
                0.9,
                "`start`, 1 to 512 callers",
                "by hand with as many",
                least,
                true,
                Bars.numbers(ours) + " a ms with 1 · 8 · 64 · 512 callers, by hand " + Bars.numbers(byHand));
    }

    private static double rateOf(Figures figures) {
        return figures.with("Mode=thrpt").scoreOf("veriport");
    }

    private Promise vendors() throws IOException {
        Figures figures = figures("growth-vendors").with("Mode=thrpt");
        List<Double> rates = new ArrayList<>();
        for (String vendors : List.of("1", "10", "100")) {
            rates.add(rateOf(figures.with("vendors=" + vendors)));
        }
        return Promise.atLeast(
                0.9,
                "start, 1 to 100 vendors configured",
                "the most",
                Collections.min(rates) / Collections.max(rates),
                true,
                Bars.numbers(rates) + " a ms with 1 · 10 · 100 vendors");
    }

    private Promise coldStart() throws IOException {
        Figures figures = figures("cold-start");
        double one = Figures.median(figures.with("vendors=1").column("milliseconds"));
        double six = Figures.median(figures.with("vendors=6").column("milliseconds"));
        boolean noThread = figures.column("threads").stream().allMatch(threads -> threads == 0);
        return Promise.atMost(
                1,
                "a process that opens all six vendors",
                "one vendor and 300 ms",
                six / (one + FURTHER_VENDORS),
                noThread,
                number(six) + " ms beside " + number(one) + " ms; a thread more: " + Promises.yes(!noThread));
    }
}
