package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.port.IdentityProvider;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** A signed event of a verification, from its bytes to what it is about, by Veriport and by Stripe's own library. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class WebhookReceipt {
    private static final String SECRET = "whsec_invented";
    private static final Instant SIGNED = Instant.now();

    /** Longer than a measurement takes. */
    private static final long TOLERANCE = Duration.ofDays(1).toSeconds();

    private static final byte[] EVENT = """
            {"id":"evt_1","object":"event","api_version":"2026-10-28.endive","created":1790000000,"livemode":false,\
            "type":"identity.verification_session.verified","pending_webhooks":1,\
            "request":{"id":"req_1","idempotency_key":null},"data":{"object":{"id":"vs_1",\
            "object":"identity.verification_session","client_reference_id":"case-1","client_secret":null,\
            "created":1789999000,"last_error":null,"last_verification_report":"vr_1","livemode":false,\
            "metadata":{"veriport_attempt":"0f8fad5b-d9cb-469f-a165-70867728950e"},\
            "options":{"document":{"require_matching_selfie":true}},"redaction":null,"related_customer":null,\
            "status":"verified","type":"document","url":null}}}""".getBytes(UTF_8);

    private Veriport veriport;
    private IdentityProvider identity;
    private InboundNotification delivery;
    private String signature;

    @Setup
    public void open() throws NoSuchAlgorithmException, InvalidKeyException {
        veriport = Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider", "stripe",
                        "veriport.stripe.environment", "sandbox",
                        "veriport.stripe.api-key", "sk_test_invented",
                        "veriport.stripe.webhook-secrets", SECRET)))
                .clock(() -> SIGNED)
                .build();
        identity = veriport.identityProvider();
        long time = SIGNED.getEpochSecond();
        signature = "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, time + "." + text());
        delivery = new InboundNotification(
                new ProviderId("stripe"), Map.of("Stripe-Signature", List.of(signature)), EVENT, Secret.of(""));
    }

    @TearDown
    public void close() {
        veriport.close();
    }

    @Benchmark
    public Object veriport() {
        return identity.receive(delivery).id();
    }

    /** Stripe's library takes the body as a text. */
    @Benchmark
    public Object stripe() throws SignatureVerificationException {
        return Webhook.constructEvent(text(), signature, SECRET, TOLERANCE).getId();
    }

    private static String text() {
        return new String(EVENT, UTF_8);
    }
}
