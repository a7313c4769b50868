package dev.veriport.benchmarks;

import static dev.veriport.benchmarks.Bars.number;
import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What Veriport is measured by, filled in from the figures. */
final class Promises {
    private static final String ALLOCATED = ":gc.alloc.rate.norm";

    /** What the vendors that are opened beside one may cost a process that starts, in milliseconds. */
    private static final double FURTHER_VENDORS = 300;

    private final Path directory;

    Promises(Path directory) {
        this.directory = directory;
    }

    List<Promise> all() throws IOException {
        List<Promise> all = new ArrayList<>();
        all.add(tokenHit());
        all.add(callPipeline());
        all.addAll(start());
        all.add(stripe("StripeStart", "`start` at Stripe"));
        all.add(stripe("WebhookReceipt", "a webhook of Stripe, `receive`"));
        all.add(manyAtOnce("virtual", "10,000 starts at once, virtual threads"));
        all.add(manyAtOnce("platform", "10,000 starts at once, platform threads"));
        for (String size : List.of("20000", "1000000", "4000000")) {
            all.addAll(result(size));
        }
        all.add(upload("gigabit", "upload of three images of 4 MB, 1 Gbit/s"));
        all.add(upload("loopback", "upload of three images of 4 MB, loopback"));
        all.add(tokens());
        all.add(store("SQLite"));
        all.add(store("PostgreSQL"));
        all.add(startCallers());
        all.add(pipelineCallers());
        all.add(callers("pipeline"));
        all.add(callers("token"));
        all.add(vendors());
        all.add(coldStart());
        return all;
    }

    private Figures figures(String name) throws IOException {
        return Figures.read(directory.resolve(name + ".csv"));
    }

    private Promise tokenHit() throws IOException {
        Figures figures = figures("token-hit").with("Mode=avgt");
        double ours = figures.score("TokenHit.veriport");
        double bytes = figures.score("TokenHit.veriport" + ALLOCATED);
        double floor = figures.score("TokenHit.floor");
        boolean first = figures.scores("TokenHit").entrySet().stream()
                .filter(one -> !one.getKey().equals("floor") && !one.getKey().equals("veriport"))
                .allMatch(one -> one.getValue() > ours);
        return Promise.atMost(
                1.15,
                "token hit",
                "floor",
                ours / floor,
                first && bytes < 0.5,
                number(ours) + " ns, " + Math.round(bytes) + " B, ahead of all: " + yes(first));
    }

    private Promise callPipeline() throws IOException {
        Figures figures = figures("call-pipeline").with("Mode=avgt");
        double ours = figures.score("CallPipeline.veriport");
        double bytes = figures.score("CallPipeline.veriport" + ALLOCATED);
        double best = Math.min(figures.score("CallPipeline.resilience4j"), figures.score("CallPipeline.failsafe"));
        return Promise.atMost(
                1,
                "call pipeline without I/O",
                "the better of the two",
                ours / best,
                ours <= 250 && bytes <= 256,
                number(ours) + " ns (wanted 250), " + Math.round(bytes) + " B (wanted 256)");
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
        double rate = median(ours.column("per second"));
        double byHand = median(figures(threads + "-byHand").column("per second"));
        double failed =
                ours.column("failed").stream().mapToDouble(Double::doubleValue).sum();
        return Promise.atLeast(
                0.9,
                what,
                "by hand",
                rate / byHand,
                failed == 0,
                number(rate) + " a second, " + Math.round(failed) + " failed, "
                        + number(median(ours.column("bytes each"))) + " B of heap each");
    }

    private List<Promise> result(String size) throws IOException {
        Figures figures = figures("result-decode").with("Mode=avgt", "size=" + size);
        double decoded = 5.0 * Integer.parseInt(size);
        double floor = figures.score("ResultDecode.floor");
        double mapped = figures.score("ResultDecode.veriport");
        double opened = figures.score("ResultDecode.veriportOpened");
        double bytes = figures.score("ResultDecode.veriport" + ALLOCATED) / decoded;
        double best = Math.min(figures.score("ResultDecode.jacksonBytes"), figures.score("ResultDecode.jacksonTree"));
        String images =
                "five images of " + number(Integer.parseInt(size) / 1000.0).replaceAll("\\.0+$", "") + " kB";
        return List.of(
                Promise.atMost(
                        1,
                        "result with " + images + ", mapped",
                        "floor",
                        mapped / floor,
                        bytes <= 1.4 && mapped < best,
                        number(mapped) + " µs, allocates " + number(bytes) + " × the decoded bytes (wanted 1.40)"),
                Promise.atMost(
                        1.2,
                        "result with " + images + ", opened",
                        "floor",
                        opened / floor,
                        opened < best,
                        number(opened) + " µs; " + number(opened / best) + " × the better of Jackson's two"));
    }

    private Promise upload(String line, String what) throws IOException {
        Figures figures = figures("upload").with("Mode=thrpt", "line=" + line);
        double ours = figures.score("Upload.veriport");
        double bytes = figures.score("Upload.veriport" + ALLOCATED);
        return Promise.atLeast(
                0.95,
                what,
                "by hand",
                ours / figures.score("Upload.byHand"),
                bytes < 1_000_000,
                number(ours) + " a second, " + number(bytes / 1000) + " kB allocated");
    }

    private Promise tokens() throws IOException {
        Map<String, Double> tokens = figures("tokens-per-day").columns("cache", "tokens");
        double ours = tokens.get("veriport with a store");
        return Promise.atMost(
                1,
                "tokens of a day, 20 nodes, with a store",
                "the 24 it takes",
                ours / 24,
                true,
                number(ours) + "; without a store " + number(tokens.get("veriport without")));
    }

    /** The step whose cost grows most. */
    private Promise store(String engine) throws IOException {
        Figures figures = figures("stores").with("engine=" + engine);
        Map<String, Double> empty = figures.columns("step", "empty");
        Map<String, Double> full = figures.columns("step", "full");
        String worst = Collections.max(empty.keySet(), comparingDouble(step -> full.get(step) / empty.get(step)));
        return Promise.atMost(
                1.2,
                engine + " with 1,000,000 intents, 10,000 answers",
                "the empty store",
                full.get(worst) / empty.get(worst),
                true,
                "the worst of six steps, `" + worst + "`: " + number(full.get(worst)) + " µs beside "
                        + number(empty.get(worst)) + " µs");
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
                rates(ours) + " a ms with 1 · 8 · 64 · 512 callers, by hand " + rates(byHand));
    }

    private static String rates(List<Double> rates) {
        return String.join(" · ", rates.stream().map(Bars::number).toList());
    }

    /** Of what eight callers do in all to what one does: the callers must not slow each other down. */
    private Promise pipelineCallers() throws IOException {
        List<Double> rates = figures("callers-pipeline").column("calls a ms");
        return Promise.atLeast(
                0.9,
                "pipeline, 1 to 8 callers",
                "one caller",
                rates.get(1) / rates.get(0),
                true,
                number(rates.get(0)) + " · " + number(rates.get(1)) + " a ms with 1 · 8 callers");
    }

    /** Of the least to the most that is done in all, from when both cores are at work. */
    private Promise callers(String what) throws IOException {
        List<Double> rates = figures("callers-" + what).column("calls a ms");
        List<Double> busy = rates.subList(1, rates.size());
        return Promise.atLeast(
                0.8,
                what + ", 8 to 512 callers",
                "the most",
                Collections.min(busy) / Collections.max(busy),
                true,
                String.join(" · ", rates.stream().map(Bars::number).toList()) + " a ms with 1 · 8 · 64 · 512 callers");
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
                rates(rates) + " a ms with 1 · 10 · 100 vendors");
    }

    private Promise coldStart() throws IOException {
        Figures figures = figures("cold-start");
        double one = median(figures.with("vendors=1").column("milliseconds"));
        double six = median(figures.with("vendors=6").column("milliseconds"));
        boolean noThread = figures.column("threads").stream().allMatch(threads -> threads == 0);
        return Promise.atMost(
                1,
                "a process that opens all six vendors",
                "one vendor and 300 ms",
                six / (one + FURTHER_VENDORS),
                noThread,
                number(six) + " ms beside " + number(one) + " ms; a thread more: " + yes(!noThread));
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
