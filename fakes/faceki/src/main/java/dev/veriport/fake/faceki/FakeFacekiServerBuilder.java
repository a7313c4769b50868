package dev.veriport.fake.faceki;

import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.LoopbackAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FakeFacekiServer}. What the vendor does not publish is a switch here. Not thread-safe. */
public final class FakeFacekiServerBuilder {

    private String host = "127.0.0.1";
    private int port;
    private String clientId = "sandbox-client";
    private String clientSecret = "not-a-secret-faceki";
    private boolean headerCredentials;
    private boolean verbatim;
    private Duration tokenTtl = Duration.ofHours(1);
    private @Nullable String expiresIn = "3600";
    private boolean newTokenKillsOld;
    private @Nullable Set<String> workflows;
    private int postStatus = 200;
    private int unauthorizedStatus = 401;
    private int businessErrorStatus = 200;
    private boolean linksReusable;
    private boolean applicationIdBecomesRecordIdentifier = true;
    private boolean redirectCarriesResult;
    private UnknownRecord unknownRecord = UnknownRecord.EMPTY_ARRAY;
    private Duration recordsVisibleAfter = Duration.ZERO;
    private boolean failureAsDecision;
    private long maxUpload = Long.MAX_VALUE;
    private ErrorResult errorResult = ErrorResult.ARRAY;
    private boolean numbersAsStrings;
    private InstantSource clock = InstantSource.system();

    FakeFacekiServerBuilder() {}

    /** A loopback address to listen on, 127.0.0.1 by default; any other is refused at the start. */
    public FakeFacekiServerBuilder host(String loopbackHost) {
        this.host = loopbackHost;
        return this;
    }

    /** The port, by default a free one. */
    public FakeFacekiServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** The client id to accept. */
    public FakeFacekiServerBuilder clientId(String clientId) {
        this.clientId = clientId;
        return this;
    }

    /** The client secret to accept. */
    public FakeFacekiServerBuilder clientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
        return this;
    }

    /** Takes credentials from header fields too: the page's table says so, its text says the body (1.1, T2). */
    public FakeFacekiServerBuilder headerCredentials(boolean accepted) {
        this.headerCredentials = accepted;
        return this;
    }

    /** The token answer comes as the vendor's pages print it, without its opening brace. */
    public FakeFacekiServerBuilder documentedVerbatim(boolean verbatim) {
        this.verbatim = verbatim;
        return this;
    }

    /** How long tokens live, and what {@code expires_in} says; an hour by default (2). */
    public FakeFacekiServerBuilder tokenTtl(Duration ttl) {
        this.tokenTtl = ttl;
        this.expiresIn = Long.toString(ttl.toSeconds());
        return this;
    }

    /**
     * What {@code expires_in} says, as raw JSON such as {@code "\"3600\""} or {@code "null"}; tokens live as they did
     * before. Call it after {@link #tokenTtl}. A Java null leaves the field out.
     */
    public FakeFacekiServerBuilder expiresIn(@Nullable String rawJson) {
        if (rawJson != null) {
            Json.read(rawJson);
        }
        this.expiresIn = rawJson;
        return this;
    }

    /** Whether a new token ends the life of the old ones: not published (2). Off by default. */
    public FakeFacekiServerBuilder newTokenKillsOld(boolean kills) {
        this.newTokenKillsOld = kills;
        return this;
    }

    /** The workflows that exist; without this call all do. Another one is answered 5001, which is an inference. */
    public FakeFacekiServerBuilder workflows(String... workflowIds) {
        this.workflows = Set.of(workflowIds);
        return this;
    }

    /** The status of a POST that went well: 200 as printed, or 201 as the vendor's own clients expect too. */
    public FakeFacekiServerBuilder postStatus(int status) {
        this.postStatus = status;
        return this;
    }

    /** The HTTP status that comes with a token that is not alive: 401, or 200 with the code in the body. */
    public FakeFacekiServerBuilder unauthorizedStatus(int status) {
        this.unauthorizedStatus = status;
        return this;
    }

    /** The HTTP status of other errors: 200 as the vendor's clients take it, but not published (1.4, 8). */
    public FakeFacekiServerBuilder businessErrorStatus(int status) {
        this.businessErrorStatus = status;
        return this;
    }

    /** Whether a link can be finished more than once: not published (8). Off by default. */
    public FakeFacekiServerBuilder linksReusable(boolean reusable) {
        this.linksReusable = reusable;
        return this;
    }

    /** Whether a link's applicationId comes back as record_identifier: an inference. On by default. */
    public FakeFacekiServerBuilder applicationIdBecomesRecordIdentifier(boolean becomes) {
        this.applicationIdBecomesRecordIdentifier = becomes;
        return this;
    }

    /** Whether the redirect has requestId and status in its query: not published (8). Off by default. */
    public FakeFacekiServerBuilder redirectCarriesResult(boolean carries) {
        this.redirectCarriesResult = carries;
        return this;
    }

    /** Sets the answer to a search without a match: not published (8). */
    public FakeFacekiServerBuilder unknownRecord(UnknownRecord answer) {
        this.unknownRecord = answer;
        return this;
    }

    /** How long a new record stays invisible, on the fake's clock: not published. Not at all by default. */
    public FakeFacekiServerBuilder recordsVisibleAfter(Duration delay) {
        this.recordsVisibleAfter = delay;
        return this;
    }

    /**
     * Whether failing images are answered with code 200 and the decision DECLINED, instead of their error code; the
     * vendor does both. Off by default. An ending without a code is always a decision.
     */
    public FakeFacekiServerBuilder failureAsDecision(boolean asDecision) {
        this.failureAsDecision = asDecision;
        return this;
    }

    /** The largest body of an upload; a larger one is answered 413. The vendor's limit is not published (6). */
    public FakeFacekiServerBuilder maxUpload(long bytes) {
        this.maxUpload = bytes;
        return this;
    }

    /** What stands in {@code result} of an error. */
    public FakeFacekiServerBuilder errorResult(ErrorResult shape) {
        this.errorResult = shape;
        return this;
    }

    /** Sends every number as a text (8). */
    public FakeFacekiServerBuilder numbersAsStrings(boolean asStrings) {
        this.numbersAsStrings = asStrings;
        return this;
    }

    /** The time of the fake: tokens and links expire on it. */
    public FakeFacekiServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Starts to listen. */
    public FakeFacekiServer start() {
        Set<String> secrets = ConcurrentHashMap.newKeySet();
        secrets.add(clientSecret);
        return new FakeFacekiServer(new Settings(
                LoopbackAddress.of(host, port),
                clientId,
                clientSecret,
                secrets,
                headerCredentials,
                verbatim,
                tokenTtl,
                expiresIn,
                newTokenKillsOld,
                workflows,
                postStatus,
                unauthorizedStatus,
                businessErrorStatus,
                linksReusable,
                applicationIdBecomesRecordIdentifier,
                redirectCarriesResult,
                unknownRecord,
                recordsVisibleAfter,
                failureAsDecision,
                maxUpload,
                new Envelopes(errorResult, numbersAsStrings),
                clock));
    }
}
