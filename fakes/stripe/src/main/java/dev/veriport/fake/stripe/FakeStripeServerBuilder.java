package dev.veriport.fake.stripe;

import dev.veriport.testkit.server.LoopbackAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Builds a {@link FakeStripeServer}. Not thread-safe. */
public final class FakeStripeServerBuilder {
    private String host = "127.0.0.1";
    private int port;
    private String apiKey = FakeStripeServer.RESTRICTED_KEY;
    private String webhookSecret = "whsec_not_a_secret_stripe";
    private Duration processing = Duration.ZERO;
    private Duration redaction = Duration.ofDays(4);
    private boolean filesAtAnotherHost;
    private InstantSource clock = InstantSource.system();

    FakeStripeServerBuilder() {}

    /** A loopback address to listen on, 127.0.0.1 by default; any other is refused at the start. */
    public FakeStripeServerBuilder host(String loopbackHost) {
        this.host = loopbackHost;
        return this;
    }

    /** The port, by default a free one. */
    public FakeStripeServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * The key of {@link FakeStripeServer#settings}, by default {@link FakeStripeServer#RESTRICTED_KEY}. One that is not named
     * there is accepted beside the others, and may read sensitive values.
     */
    public FakeStripeServerBuilder apiKey(String apiKey) {
        this.apiKey = apiKey;
        return this;
    }

    /** The secret of the webhook, which signs its deliveries. */
    public FakeStripeServerBuilder webhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
        return this;
    }

    /** How long a session is {@code processing} after the user has finished, on the fake's clock. Not at all by default. */
    public FakeStripeServerBuilder processingFor(Duration processing) {
        this.processing = processing;
        return this;
    }

    /** How long a redaction takes, on the fake's clock; four days by default, the most that the vendor says. */
    public FakeStripeServerBuilder redactionTakes(Duration redaction) {
        this.redaction = redaction;
        return this;
    }

    /** Whether the contents of files are at another port than the API, and not at the API's. Off by default. */
    public FakeStripeServerBuilder filesAtAnotherHost(boolean elsewhere) {
        this.filesAtAnotherHost = elsewhere;
        return this;
    }

    /** The time of the fake. */
    public FakeStripeServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Starts to listen. */
    public FakeStripeServer start() {
        Map<String, Boolean> keys = new ConcurrentHashMap<>(Map.of(
                FakeStripeServer.RESTRICTED_KEY, true,
                FakeStripeServer.LIVE_KEY, true,
                FakeStripeServer.LIMITED_KEY, false,
                FakeStripeServer.SECRET_KEY, false));
        keys.putIfAbsent(apiKey, true);
        return new FakeStripeServer(new Settings(
                LoopbackAddress.of(host, port),
                apiKey,
                keys,
                new CopyOnWriteArrayList<>(List.of(webhookSecret)),
                Set.of(FakeStripeServer.FLOW),
                Set.of(FakeStripeServer.CONNECTED_ACCOUNT),
                processing,
                redaction,
                filesAtAnotherHost,
                clock));
    }
}
