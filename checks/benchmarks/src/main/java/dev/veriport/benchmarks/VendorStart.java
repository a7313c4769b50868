package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.Veriport;
import dev.veriport.benchmarks.RecordedStart.Exchange;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A verification begun at each vendor: by Veriport, and the same requests sent by hand with HttpClient 5, each answer read as
 * a tree. By hand the bodies are ready; a signature that covers the time is made anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Threads(4)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 4, time = 2)
public class VendorStart {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final String SIGNATURE = "X-app-access-sig";
    private static final String SIGNED_AT = "X-app-access-ts";

    @Param({"authenteq", "faceki", "onfido", "persona", "stripe", "sumsub"})
    private String vendor = "";

    private final VerificationRequest request = RecordedStart.request(StubServer.ATTEMPT);
    private RecordedStart recorded;
    private StubServer stub;
    private Veriport veriport;
    private IdentityProvider identity;
    private CloseableHttpClient pooled;
    private CloseableHttpClient alone;

    @Setup
    public void open() throws IOException {
        recorded = RecordedStart.at(vendor);
        stub = StubServer.start(recorded);
        veriport = Veriport.create(recorded.source(stub.address()));
        identity = veriport.identityProvider();
        pooled = StartCall.clientByHand(StartCall.CONNECTIONS);
        alone = StartCall.byHand(StartCall.CONNECTIONS)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build();
    }

    @TearDown
    public void close() throws IOException {
        veriport.close();
        pooled.close();
        alone.close();
        stub.close();
    }

    @Benchmark
    public Object veriport() {
        return identity.start(request).handoff();
    }

    /** A request that may not be sent twice on a connection of its own, as Veriport sends it; the others from a pool. */
    @Benchmark
    public Object byHand() throws IOException, GeneralSecurityException {
        Object last = "";
        for (Exchange exchange : recorded.exchanges()) {
            last = (exchange.alone() ? alone : pooled).execute(requestByHand(exchange), VendorStart::read);
        }
        return last;
    }

    /** Every request from the pool. The answer to one can be lost with a connection that the vendor has just closed. */
    @Benchmark
    public Object byHandPooled() throws IOException, GeneralSecurityException {
        Object last = "";
        for (Exchange exchange : recorded.exchanges()) {
            last = pooled.execute(requestByHand(exchange), VendorStart::read);
        }
        return last;
    }

    private HttpUriRequestBase requestByHand(Exchange exchange) throws GeneralSecurityException {
        HttpUriRequestBase request =
                new HttpUriRequestBase(exchange.method(), stub.address().resolve(exchange.target()));
        exchange.headers().forEach(request::setHeader);
        if (exchange.headers().containsKey(SIGNATURE)) {
            sign(request, exchange);
        }
        if (exchange.body().length > 0) {
            request.setEntity(new ByteArrayEntity(exchange.body(), null));
        }
        return request;
    }

    /** As Sumsub wants it. */
    private void sign(HttpUriRequestBase request, Exchange exchange) throws GeneralSecurityException {
        String now = String.valueOf(System.currentTimeMillis() / 1_000);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(recorded.settings().get("secret-key").getBytes(UTF_8), "HmacSHA256"));
        mac.update((now + exchange.method() + exchange.target()).getBytes(UTF_8));
        request.setHeader(SIGNED_AT, now);
        request.setHeader(SIGNATURE, HexFormat.of().formatHex(mac.doFinal(exchange.body())));
    }

    private static Object read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() >= 300) {
            throw new IOException("status " + response.getCode());
        }
        return JACKSON.readTree(EntityUtils.toByteArray(response.getEntity()));
    }
}
