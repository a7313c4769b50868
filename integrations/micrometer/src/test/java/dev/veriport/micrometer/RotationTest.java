package dev.veriport.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.testkit.time.MutableTicker;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B8: credentials rotate as docs/operations.md says, a second Veriport beside the first, which is then closed. */
@Timeout(120)
final class RotationTest {
    private static final ProviderId FACEKI = new ProviderId("faceki");

    private final FakeFacekiServer vendor = FakeFacekiServer.start();
    private final MutableTicker ticker = MutableTicker.skippingPauses();

    @AfterEach
    void close() {
        vendor.close();
    }

    static Stream<MeterRegistry> registries() {
        return Stream.of(
                new SimpleMeterRegistry(), new CompositeMeterRegistry().add(new SimpleMeterRegistry()), filtered());
    }

    /** One that renames and tags, as applications have them. */
    private static MeterRegistry filtered() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().commonTags("application", "shop");
        return registry;
    }

    /** With meters of its own, as if opened by who knows of no other. */
    private Veriport open(MeterRegistry registry, int dailyRequests) {
        return open(registry, dailyRequests, new VeriportMetrics(registry));
    }

    private Veriport open(MeterRegistry registry, int dailyRequests, VeriportMetrics metrics) {
        Veriport veriport = Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider", "faceki",
                        "veriport.faceki.base-url", vendor.baseUrl().toString(),
                        "veriport.faceki.client-id", vendor.clientId(),
                        "veriport.faceki.client-secret", vendor.clientSecret(),
                        "veriport.faceki.workflow-id", "workflow-1",
                        "veriport.faceki.daily-requests", Integer.toString(dailyRequests))))
                .ticker(ticker)
                .listener(metrics)
                .build();
        new BudgetMetrics(veriport).bindTo(registry);
        return veriport;
    }

    private static double gauge(MeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }

    private static double limit(MeterRegistry registry) {
        return gauge(registry, "veriport.budget.limit");
    }

    private static List<String> gauges(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getType() == Meter.Type.GAUGE)
                .map(Meter.Id::getName)
                .toList();
    }

    /** Reads until the breaker of the token is open, since the vendor is down. */
    private void fail(Veriport veriport) {
        while (!veriport.isFailing(FACEKI)) {
            ticker.advance(Duration.ofMinutes(16)); // past the back-off between two tokens
            assertThat(catchThrowableOfType(VeriportException.class, () -> find(veriport)))
                    .isNotNull();
        }
    }

    private static void find(Veriport veriport) {
        veriport.identityProvider().find(new VerificationId(FACEKI, "v-1"));
    }

    @ParameterizedTest
    @MethodSource("registries")
    @DisplayName("B8 the gauges are those of the Veriport opened last, whichever is closed first")
    void following(MeterRegistry registry) {
        Veriport first = open(registry, 100);
        assertThat(limit(registry)).isEqualTo(100);
        Veriport second = open(registry, 200);
        assertThat(limit(registry)).isEqualTo(200);
        Veriport third = open(registry, 300);
        assertThat(limit(registry)).isEqualTo(300);
        first.close();
        assertThat(limit(registry)).isEqualTo(300);
        third.close();
        assertThat(limit(registry)).isEqualTo(200);
        second.close();
        assertThat(gauges(registry)).isEmpty();
    }

    @Test
    @DisplayName("B8 of several that stay open the last one opened is shown")
    void the_last_of_the_others() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Veriport first = open(registry, 100);
        Veriport second = open(registry, 200);
        Veriport third = open(registry, 300);
        third.close();
        assertThat(limit(registry)).isEqualTo(200);
        second.close();
        assertThat(limit(registry)).isEqualTo(100);
        assertThat(gauge(registry, "veriport.store.lost")).isZero();
        first.close();
        assertThat(gauges(registry)).isEmpty();
    }

    @Test
    @DisplayName("B8 an event that comes after its Veriport is closed does not replace the gauge of another")
    void afterTheEnd() {
        MeterRegistry registry = new SimpleMeterRegistry();
        OpenGauges closed = OpenGauges.in(registry);
        OpenGauges open = OpenGauges.in(registry);
        open.show("veriport.breaker", Tags.empty(), () -> 2);
        closed.close();
        closed.show("veriport.breaker", Tags.empty(), () -> 0);
        assertThat(gauge(registry, "veriport.breaker")).isEqualTo(2);
        open.close();
        assertThat(gauges(registry)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("registries")
    @DisplayName("B8 one listener for both tells their breakers apart")
    void one_listener(MeterRegistry registry) {
        VeriportMetrics metrics = new VeriportMetrics(registry);
        Veriport first = open(registry, 100, metrics);
        vendor.goDown();
        fail(first);
        Tags token = Tags.of("operation", "token");
        Function<MeterRegistry, Double> breaker =
                from -> from.get("veriport.breaker").tags(token).gauge().value();
        assertThat(breaker.apply(registry)).isIn(1.0, 2.0);
        vendor.comeBack();
        Veriport second = open(registry, 200, metrics);
        first.close();
        assertThat(registry.find("veriport.breaker").tags(token).gauge()).isNull();
        assertThat(limit(registry)).isEqualTo(200);
        second.close();
    }

    @Test
    @DisplayName("A6 the gauge of an open breaker goes to 1 by itself when its 30 s are over")
    void breaker_by_time() {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (Veriport veriport = open(registry, 1000)) {
            find404(veriport);
            vendor.goDown();
            while (!veriport.isFailing(FACEKI)) {
                assertThat(catchThrowableOfType(VeriportException.class, () -> find(veriport)))
                        .isNotNull();
            }
            assertThat(gauge(registry, "veriport.breaker")).isEqualTo(2);
            ticker.advance(Duration.ofSeconds(31));
            assertThat(gauge(registry, "veriport.breaker")).isEqualTo(1);
            vendor.comeBack();
            find404(veriport);
            assertThat(gauge(registry, "veriport.breaker")).isZero();
        }
    }

    /** There is no such record, which is an answer like any other. */
    private static void find404(Veriport veriport) {
        assertThat(catchThrowableOfType(VeriportException.class, () -> find(veriport)))
                .isNotNull();
    }

    @Test
    @DisplayName("B8 a closed Veriport is collected, though the registry and the one opened after it live on")
    void collected() throws InterruptedException {
        MeterRegistry registry = new SimpleMeterRegistry();
        ReferenceQueue<Veriport> collected = new ReferenceQueue<>();
        Rotated rotated = rotate(registry, collected);
        boolean gone = false;
        for (int i = 0; i < 50 && !gone; i++) {
            System.gc();
            gone = collected.remove(200) != null; // at once when it is there
        }
        assertThat(gone).isTrue();
        assertThat(limit(registry)).isEqualTo(200);
        rotated.second().close();
    }

    /** @param first must be reachable itself to be enqueued */
    private record Rotated(PhantomReference<Veriport> first, Veriport second) {}

    /** In a method of its own, so that no local variable holds the first. */
    private Rotated rotate(MeterRegistry registry, ReferenceQueue<Veriport> collected) {
        VeriportMetrics shared = new VeriportMetrics(registry);
        Veriport first = open(registry, 100, shared);
        find404(first);
        Veriport second = open(registry, 200, shared);
        first.close();
        return new Rotated(new PhantomReference<>(first, collected), second);
    }
}
