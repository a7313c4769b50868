package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.LoopbackAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FakeAuthenteqServer}. What the vendor does not publish is a switch here. Not thread-safe. */
public final class FakeAuthenteqServerBuilder {
    private String host = "127.0.0.1";
    private int port;
    private String clientId = "sandbox-client";
    private String clientSecret = "not-a-secret-authenteq";
    private @Nullable List<URI> redirectUrls;
    private RedirectMatching matching = RedirectMatching.IGNORING_QUERY;
    private boolean verbatim;
    private boolean deactivated;
    private boolean mismatchBurnsCode;
    private boolean statusPresent = true;
    private String notesField = "notes";
    private @Nullable Duration codeTtl;
    private boolean exportCarriesStatus;
    private UnknownVerification unknownVerification = UnknownVerification.HTTP_404;
    private @Nullable String exportMultipartPath;
    private @Nullable String exportPdfPath;
    private @Nullable String faceResultPath;
    private boolean amlDisabled;
    private int unprocessableStatus = 422;
    private WebhookSignature signature = WebhookSignature.SHA256_BODY_SECRET;
    private InstantSource clock = InstantSource.system();

    FakeAuthenteqServerBuilder() {}

    /** A loopback address to listen on, 127.0.0.1 by default; any other is refused at the start. */
    public FakeAuthenteqServerBuilder host(String loopbackHost) {
        this.host = loopbackHost;
        return this;
    }

    /** The port, by default a free one. */
    public FakeAuthenteqServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The client id to accept. */
    public FakeAuthenteqServerBuilder clientId(String clientId) {
        this.clientId = clientId;
        return this;
    }

    /** The client secret to accept. */
    public FakeAuthenteqServerBuilder clientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
        return this;
    }

    /**
     * The registered redirect URLs; an empty list gives NO_REDIRECT_URLS. Without this call any web URL is accepted.
     */
    public FakeAuthenteqServerBuilder registeredRedirectUrls(URI... urls) {
        this.redirectUrls = List.of(urls);
        return this;
    }

    /** How redirect URLs are compared with the registered ones: not published. */
    public FakeAuthenteqServerBuilder redirectMatching(RedirectMatching matching) {
        this.matching = matching;
        return this;
    }

    /** Errors come out as the vendor's pages print them, also where that is not JSON. */
    public FakeAuthenteqServerBuilder documentedVerbatim(boolean verbatim) {
        this.verbatim = verbatim;
        return this;
    }

    /** Every endpoint answers 403 ACCOUNT_DEACTIVATED; for E5 that is an inference. */
    public FakeAuthenteqServerBuilder accountDeactivated(boolean deactivated) {
        this.deactivated = deactivated;
        return this;
    }

    /** Whether a wrong redirect URL at E5 uses the code up: not published. Off by default. */
    public FakeAuthenteqServerBuilder mismatchBurnsCode(boolean burns) {
        this.mismatchBurnsCode = burns;
        return this;
    }

    /** Whether results have a status: the vendor's sample has one, its table of fields has not. */
    public FakeAuthenteqServerBuilder statusPresent(boolean present) {
        this.statusPresent = present;
        return this;
    }

    /** {@code notes} as in the vendor's sample, or {@code note} as in its table. */
    public FakeAuthenteqServerBuilder notesField(String name) {
        this.notesField = name;
        return this;
    }

    /** How long a code can be redeemed: not published, so without this call it never expires. */
    public FakeAuthenteqServerBuilder codeTtl(Duration ttl) {
        this.codeTtl = ttl;
        return this;
    }

    /** Whether the export has a status: the vendor's sample has none. */
    public FakeAuthenteqServerBuilder exportCarriesStatus(boolean carries) {
        this.exportCarriesStatus = carries;
        return this;
    }

    /** Sets the answer to an unknown id at the export: not published. */
    public FakeAuthenteqServerBuilder unknownVerification(UnknownVerification answer) {
        this.unknownVerification = answer;
        return this;
    }

    /** Where results are exported as multipart; the vendor publishes no path, so without this call nowhere. */
    public FakeAuthenteqServerBuilder exportMultipartAt(String path) {
        this.exportMultipartPath = path;
        return this;
    }

    /** Where results are exported as PDF; the vendor publishes no path, so without this call nowhere. */
    public FakeAuthenteqServerBuilder exportPdfAt(String path) {
        this.exportPdfPath = path;
        return this;
    }

    /** Where face authentications are redeemed; the vendor publishes no path, so without this call nowhere. */
    public FakeAuthenteqServerBuilder faceAuthenticationResultAt(String path) {
        this.faceResultPath = path;
        return this;
    }

    /** The account has no AML searches. */
    public FakeAuthenteqServerBuilder amlDisabled(boolean disabled) {
        this.amlDisabled = disabled;
        return this;
    }

    /** 422 unless set, or 400: not published for REQUEST_UNPROCESSABLE. */
    public FakeAuthenteqServerBuilder unprocessableStatus(int status) {
        this.unprocessableStatus = status;
        return this;
    }

    /** How webhooks are signed: the page leaves it open (4). */
    public FakeAuthenteqServerBuilder signature(WebhookSignature construction) {
        this.signature = construction;
        return this;
    }

    /** The time of the fake. */
    public FakeAuthenteqServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Starts to listen. */
    public FakeAuthenteqServer start() {
        return new FakeAuthenteqServer(new Settings(
                LoopbackAddress.of(host, port),
                new ClientKeys(clientId, clientSecret),
                redirectUrls,
                matching,
                verbatim,
                deactivated,
                mismatchBurnsCode,
                statusPresent,
                notesField,
                codeTtl,
                new Extras(
                        exportCarriesStatus,
                        unknownVerification,
                        exportMultipartPath,
                        exportPdfPath,
                        faceResultPath,
                        amlDisabled,
                        unprocessableStatus,
                        signature),
                clock));
    }
}
