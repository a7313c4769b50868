package dev.veriport.benchmarks;

import com.stripe.exception.StripeException;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A verification begun at Stripe, by Veriport and by Stripe's own library, against the same stub. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Threads(4)
@Warmup(iterations = 15, time = 2)
@Measurement(iterations = 5, time = 2)
public class StripeStart {
    private final VerificationRequest request =
            StartCall.request().toBuilder().attempt(StubServer.ATTEMPT).build();
    private StubServer stub;
    private Veriport veriport;
    private IdentityProvider identity;
    private StripeLibrary stripe;

    @Setup
    public void open() throws IOException {
        stub = StubServer.start();
        veriport = Veriport.create(ConfigSource.of(Map.of(
                "veriport.provider",
                "stripe",
                "veriport.stripe.base-url",
                stub.address().toString(),
                "veriport.stripe.environment",
                "sandbox",
                "veriport.stripe.api-key",
                StripeLibrary.KEY)));
        identity = veriport.identityProvider();
        stripe = new StripeLibrary(stub.address());
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

    @Benchmark
    public Object stripe() throws StripeException {
        return stripe.start(request).getUrl();
    }
}
