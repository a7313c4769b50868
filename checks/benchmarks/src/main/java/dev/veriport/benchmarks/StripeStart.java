package dev.veriport.benchmarks;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.identity.VerificationSessionCreateParams;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.net.URI;
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
    private static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");
    private static final String REFERENCE = "case-1";
    private static final String KEY = "sk_test_invented";

    private final VerificationRequest request =
            VerificationRequest.builder(REFERENCE).returnTo(RETURN_TO).build();
    private StubServer stub;
    private Veriport veriport;
    private IdentityProvider identity;
    private StripeClient stripe;

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
                KEY)));
        identity = veriport.identityProvider();
        stripe = StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase(stub.address().toString())
                .build();
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
        return stripe.v1()
                .identity()
                .verificationSessions()
                .create(VerificationSessionCreateParams.builder()
                        .setType(VerificationSessionCreateParams.Type.DOCUMENT)
                        .setReturnUrl(RETURN_TO.toString())
                        .setClientReferenceId(REFERENCE)
                        .build())
                .getUrl();
    }
}
