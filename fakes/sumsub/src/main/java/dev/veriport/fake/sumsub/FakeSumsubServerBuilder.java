package dev.veriport.fake.sumsub;

import dev.veriport.testkit.server.LoopbackAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Builds a {@link FakeSumsubServer}. What the vendor does not publish is a switch here. Not thread-safe. */
public final class FakeSumsubServerBuilder {
    private static final int MEGABYTE = 1024 * 1024;

    private final Map<String, Level> levels = new LinkedHashMap<>();
    private String host = "127.0.0.1";
    private int port;
    private String appToken = "sbx:not-a-token-sumsub";
    private String secretKey = "not-a-secret-sumsub";
    private String webhookSecret = "not-a-secret-sumsub-webhook";
    private WebhookAlgorithm webhookAlgorithm = WebhookAlgorithm.SHA256;
    private Duration processing = Duration.ZERO;
    private boolean createsApplicantWithLink;
    private int largestFile = 64 * MEGABYTE;
    private int mostImages = 100;
    private boolean limitsRate;
    private InstantSource clock = InstantSource.system();

    FakeSumsubServerBuilder() {
        level(FakeSumsubServer.BASIC_LEVEL, Level.IDENTITY, Level.SELFIE);
        level(FakeSumsubServer.RESIDENCE_LEVEL, Level.IDENTITY, Level.SELFIE, Level.PROOF_OF_RESIDENCE);
    }

    /** A loopback address to listen on, 127.0.0.1 by default; any other is refused at the start. */
    public FakeSumsubServerBuilder host(String loopbackHost) {
        this.host = loopbackHost;
        return this;
    }

    /** The port, by default a free one. */
    public FakeSumsubServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * The app token to accept.
     *
     * @param appToken begins with {@code sbx:} in the sandbox, as by default, and with {@code prd:} in production
     */
    public FakeSumsubServerBuilder appToken(String appToken) {
        this.appToken = appToken;
        return this;
    }

    /** The secret key of the app token, which signs requests. */
    public FakeSumsubServerBuilder secretKey(String secretKey) {
        this.secretKey = secretKey;
        return this;
    }

    /** The webhook's own secret, which signs its deliveries. */
    public FakeSumsubServerBuilder webhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
        return this;
    }

    /** How deliveries are signed, with SHA-256 by default. */
    public FakeSumsubServerBuilder webhookAlgorithm(WebhookAlgorithm algorithm) {
        this.webhookAlgorithm = algorithm;
        return this;
    }

    /**
     * Adds a level, or replaces one.
     *
     * @param steps of {@link SumsubWords#DOC_SETS}, in their order
     */
    public FakeSumsubServerBuilder level(String name, String... steps) {
        levels.put(name, new Level(name, List.of(steps)));
        return this;
    }

    /** How long an attempt is {@code pending} after its submission, on the fake's clock. Not at all by default. */
    public FakeSumsubServerBuilder processingFor(Duration processing) {
        this.processing = processing;
        return this;
    }

    /**
     * Whether a link or a token creates the user's applicant at once. By default the hosted page and the SDK do, when the user
     * opens them.
     */
    public FakeSumsubServerBuilder createsApplicantWithLink(boolean atOnce) {
        this.createsApplicantWithLink = atOnce;
        return this;
    }

    /** The bytes of the largest file; 64 MB by default, as at the vendor. */
    public FakeSumsubServerBuilder largestFile(int bytes) {
        this.largestFile = bytes;
        return this;
    }

    /** How many images an applicant can have; 100 by default. */
    public FakeSumsubServerBuilder mostImages(int images) {
        this.mostImages = images;
        return this;
    }

    /** Whether more than 300 reads, or 50 other requests, in 5 seconds are refused, as at the vendor. Off by default. */
    public FakeSumsubServerBuilder limitsRate(boolean limitsRate) {
        this.limitsRate = limitsRate;
        return this;
    }

    /** The time of the fake. */
    public FakeSumsubServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Starts to listen. */
    public FakeSumsubServer start() {
        Map<String, String> secrets = new ConcurrentHashMap<>();
        secrets.put(appToken, secretKey);
        return new FakeSumsubServer(new Settings(
                LoopbackAddress.of(host, port),
                appToken,
                secretKey,
                secrets,
                webhookSecret,
                webhookAlgorithm,
                Map.copyOf(levels),
                processing,
                createsApplicantWithLink,
                largestFile,
                mostImages,
                limitsRate,
                clock));
    }
}
