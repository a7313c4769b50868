package dev.veriport.fake.persona;

import dev.veriport.testkit.server.LoopbackAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Builds a {@link FakePersonaServer}. Not thread-safe. */
public final class FakePersonaServerBuilder {
    private String host = "127.0.0.1";
    private int port;
    private String apiKey = FakePersonaServer.SANDBOX_KEY;
    private String webhookSecret = "wbhsec_not-a-secret-persona";
    private boolean decides = true;
    private int requestsPerMinute = 1_000_000;
    private Duration photosValidFor = Duration.ofHours(1);
    private Duration redactionFollows = Duration.ofMinutes(5);
    private InstantSource clock = InstantSource.system();

    FakePersonaServerBuilder() {}

    /** A loopback address to listen on, 127.0.0.1 by default; any other is refused at the start. */
    public FakePersonaServerBuilder host(String loopbackHost) {
        this.host = loopbackHost;
        return this;
    }

    /** The port, by default a free one. Photos are at {@code localhost} and the same port. */
    public FakePersonaServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * The key of {@link FakePersonaServer#settings}, by default {@link FakePersonaServer#SANDBOX_KEY}. Its prefix says its
     * environment.
     */
    public FakePersonaServerBuilder apiKey(String apiKey) {
        this.apiKey = apiKey;
        return this;
    }

    /** The secret of the webhook, which signs its deliveries. */
    public FakePersonaServerBuilder webhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
        return this;
    }

    /**
     * Whether a workflow of the account decides as soon as an inquiry is completed. On by default; otherwise an inquiry stays
     * completed.
     */
    public FakePersonaServerBuilder decides(boolean decides) {
        this.decides = decides;
        return this;
    }

    /** The limit of each key, by default one that is not reached. */
    public FakePersonaServerBuilder requestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
        return this;
    }

    /** How long the address of a photo is valid, on the fake's clock. One hour by default. */
    public FakePersonaServerBuilder photosValidFor(Duration photosValidFor) {
        this.photosValidFor = photosValidFor;
        return this;
    }

    /** How long after an inquiry its verifications and photos are redacted, on the fake's clock. Five minutes by default. */
    public FakePersonaServerBuilder redactionFollowsAfter(Duration redactionFollows) {
        this.redactionFollows = redactionFollows;
        return this;
    }

    /** The time of the fake. */
    public FakePersonaServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Starts to listen. */
    public FakePersonaServer start() {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        keys.addAll(List.of(FakePersonaServer.SANDBOX_KEY, FakePersonaServer.PRODUCTION_KEY, apiKey));
        return new FakePersonaServer(new Settings(
                LoopbackAddress.of(host, port),
                apiKey,
                keys,
                new CopyOnWriteArrayList<>(List.of(webhookSecret)),
                decides,
                requestsPerMinute,
                photosValidFor,
                redactionFollows,
                clock));
    }
}
