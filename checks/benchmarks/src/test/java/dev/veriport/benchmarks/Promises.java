package dev.veriport.benchmarks;

import static dev.veriport.benchmarks.Bars.number;
import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What Veriport is measured by, filled in from the figures. */
final class Promises {
    private static final String ALLOCATED = ":gc.alloc.rate.norm";

    private final Path directory;

    Promises(Path directory) {
        this.directory = directory;
    }

    List<Promise> all() throws IOException {
        List<Promise> all = new ArrayList<>();
        all.add(tokenHit());
        all.add(callPipeline());
        all.addAll(new StartPromises(directory).all());
        for (String size : List.of("20000", "1000000", "4000000")) {
            all.addAll(result(size));
        }
        all.add(upload("gigabit", 0.95, "upload of three images of 4 MB, 1 Gbit/s"));
        all.add(upload("loopback", 0.9, "upload of three images of 4 MB, loopback"));
        all.add(tokens());
        all.add(store("SQLite"));
        all.add(store("PostgreSQL"));
        all.add(pipelineCallers());
        all.add(callers("pipeline"));
        all.add(callers("token"));
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

    private Promise upload(String line, double wanted, String what) throws IOException {
        Figures figures = figures("upload").with("Mode=thrpt", "line=" + line);
        double ours = figures.score("Upload.veriport");
        double bytes = figures.score("Upload.veriport" + ALLOCATED);
        return Promise.atLeast(
                wanted,
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
                Bars.numbers(rates) + " a ms with 1 · 8 · 64 · 512 callers");
    }

    static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
