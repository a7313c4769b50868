package dev.veriport.benchmarks;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a start costs when more vendors are configured; {@link Callers} tells what it costs when more callers come at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 7, time = 2)
@Measurement(iterations = 5, time = 2)
public class Growth {
    @Param({"1", "10", "100"})
    private int vendors;

    private StubServer stub;
    private Veriport veriport;
    private IdentityProvider identity;
    private final VerificationRequest request = VerificationRequest.builder("case-1")
            .returnTo(URI.create("https://shop.example/verified"))
            .build();

    @Setup
    public void open() throws IOException {
        stub = StubServer.start();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", name(0));
        settings.put(
                "veriport.also-read",
                IntStream.range(1, vendors).mapToObj(Growth::name).collect(Collectors.joining(",")));
        for (int i = 0; i < vendors; i++) {
            settings.put("veriport." + name(i) + ".vendor", "authenteq");
            settings.put("veriport." + name(i) + ".base-url", stub.address().toString());
            settings.put("veriport." + name(i) + ".client-id", "client");
            settings.put("veriport." + name(i) + ".client-secret", "secret");
        }
        veriport = Veriport.create(ConfigSource.of(settings));
        identity = veriport.identityProvider();
    }

    @TearDown
    public void close() {
        veriport.close();
        stub.close();
    }

    @Benchmark
    public Object veriport() {
        return identity.start(request).handoff();
    }

    private static String name(int vendor) {
        return "vendor-" + vendor;
    }
}
