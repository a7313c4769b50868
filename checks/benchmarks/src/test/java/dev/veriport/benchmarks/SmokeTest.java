package dev.veriport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Every benchmark runs and produces a figure; what the figure is, is nobody's business here. */
final class SmokeTest {
    @TempDir
    private Path directory;

    static List<Arguments> benchmarks() {
        return List.of(
                Arguments.of(
                        TokenHit.class, List.of("aws", "azure", "caffeine", "floor", "google", "spring", "veriport")),
                Arguments.of(CallPipeline.class, List.of("failsafe", "resilience4j", "veriport")),
                Arguments.of(StartCall.class, List.of("byHand", "spring", "stripe", "veriport")),
                Arguments.of(VendorStart.class, List.of("byHand", "byHandPooled", "veriport")),
                Arguments.of(StripeStart.class, List.of("stripe", "veriport")),
                Arguments.of(WebhookReceipt.class, List.of("stripe", "veriport")),
                Arguments.of(
                        ResultDecode.class,
                        List.of("floor", "jacksonBytes", "jacksonTree", "veriport", "veriportOpened")),
                Arguments.of(Upload.class, List.of("byHand", "veriport")),
                Arguments.of(Growth.class, List.of("veriport")));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    @DisplayName("a benchmark produces a figure for each of its contestants")
    void figures(Class<?> benchmark, List<String> contestants) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(benchmark.getSimpleName() + "\\.")
                        .param("size", "20000")
                        .param("line", "loopback")
                        .param("vendors", "3")
                        .forks(0)
                        .threads(1)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(20))
                        .shouldFailOnError(true)
                        .output(directory.resolve("log").toString())
                        .build())
                .run();

        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
        assertThat(results)
                .map(result -> result.getPrimaryResult().getLabel())
                .containsAll(contestants)
                .isSubsetOf(contestants);
    }

    @Test
    @DisplayName("six vendors are opened without a thread more than with one")
    void cold_start() throws Exception {
        assertThat(ColdStart.round(1)).matches("1,\\d+,0");
        assertThat(ColdStart.round(6)).matches("6,\\d+,0");
    }

    @ParameterizedTest
    @MethodSource("drivers")
    @DisplayName("many verifications at once all end well")
    void many_at_once(String contestant) throws Exception {
        ManyAtOnce.Round round = ManyAtOnce.round(contestant, 200);

        assertThat(round.calls()).isEqualTo(200);
        assertThat(round.failures()).isZero();
        assertThat(round.seconds()).isPositive();
    }

    static List<String> drivers() {
        return List.of("veriport", "byHand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "pipeline", "start", "byHand"})
    @DisplayName("calls that are shared out among callers are all made")
    void callers(String what) throws Exception {
        assertThat(Callers.round(what, 8, 160)).isPositive();
    }

    @Test
    @DisplayName("a fleet with a store asks for a token an hour, and one without for one on each node")
    void tokens_per_day() throws Exception {
        Map<String, Integer> tokens = new TokensPerDay(3, 4, 2).count();

        assertThat(tokens).hasSize(7).containsEntry("veriport with a store", 2).containsEntry("veriport without", 6);
        assertThat(tokens.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(2));
    }
}
