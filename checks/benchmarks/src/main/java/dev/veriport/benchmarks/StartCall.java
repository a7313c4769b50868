package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.StripeException;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
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
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * A verification begun over the loopback: the same request by Veriport, by hand and by Spring, on the same connection pool
 * of HttpClient 5; and what another vendor's own library costs for the same step, against the same stub.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Threads(4)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
public class StartCall {
    private static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");
    /** As many as Veriport has for one kind of calls. */
    static final int CONNECTIONS = 64;

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private StubServer stub;
    private Veriport veriport;
    private IdentityProvider identity;
    private final VerificationRequest request = request();
    private CloseableHttpClient http;
    private RestClient spring;
    private StripeLibrary stripe;
    private String credentials;

    /** The answer, as a team would write it down. */
    public record Page(String verificationUrl) {}

    @Setup
    public void open() throws IOException {
        stub = StubServer.start();
        veriport = Veriport.create(ConfigSource.of(Map.of(
                "veriport.provider", "authenteq",
                "veriport.authenteq.base-url", stub.address().toString(),
                "veriport.authenteq.client-id", "client",
                "veriport.authenteq.client-secret", "secret")));
        identity = veriport.identityProvider();
        http = clientByHand(CONNECTIONS);
        credentials = "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(UTF_8));
        spring = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .build();
        stripe = new StripeLibrary(stub.address());
    }

    @TearDown
    public void close() throws IOException {
        veriport.close();
        http.close();
        stub.close();
    }

    /** HttpClient with a pool, as a team would make it. */
    static CloseableHttpClient clientByHand(int connections) {
        return byHand(connections).build();
    }

    static HttpClientBuilder byHand(int connections) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(connections)
                        .setMaxConnTotal(connections)
                        .build());
    }

    static VerificationRequest request() {
        return VerificationRequest.builder("case-1").returnTo(RETURN_TO).build();
    }

    /** With a nonce that ties the browser to the session, as Veriport adds one. */
    static HttpGet requestByHand(URI stub, URI returnTo, String credentials) {
        String redirect = returnTo + "&veriport_nonce=" + UUID.randomUUID();
        HttpGet get = new HttpGet(stub + "/web-idv/verification-url?redirectUrl=" + URLEncoder.encode(redirect, UTF_8));
        get.setHeader("Authorization", credentials);
        return get;
    }

    static URI pageByHand(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("status " + response.getCode());
        }
        byte[] body = EntityUtils.toByteArray(response.getEntity());
        return URI.create(JACKSON.readTree(body).get("verificationUrl").textValue());
    }

    @Benchmark
    public Object veriport() {
        return identity.start(request).handoff();
    }

    @Benchmark
    public Object byHand() throws IOException {
        return http.execute(requestByHand(stub.address(), RETURN_TO, credentials), StartCall::pageByHand);
    }

    @Benchmark
    public Object spring() {
        String redirect = RETURN_TO + "&veriport_nonce=" + UUID.randomUUID();
        return spring.get()
                .uri(URI.create(
                        stub.address() + "/web-idv/verification-url?redirectUrl=" + URLEncoder.encode(redirect, UTF_8)))
                .header("Authorization", credentials)
                .retrieve()
                .body(Page.class);
    }

    @Benchmark
    public Object stripe() throws StripeException {
        return stripe.start(request);
    }
}
