package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.LoopbackAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Builds a {@link FakeOnfidoServer}. What the vendor does not publish is a switch here. Not thread-safe. */
public final class FakeOnfidoServerBuilder {
    private final Map<String, Workflow> workflows = new LinkedHashMap<>();
    private String host = "127.0.0.1";
    private int port;
    private boolean oauth;
    private String apiToken = "api_sandbox.not-a-secret-onfido";
    private String clientId = "sandbox-client";
    private String clientSecret = "not-a-secret-onfido-client";
    private Duration tokenTtl = Duration.ofHours(1);
    private String webhookToken = "not-a-secret-onfido-webhook";
    private boolean sandbox = true;
    private Duration processing = Duration.ZERO;
    private Duration deletionDelay = Duration.ofDays(20);
    private Duration presignedTtl = Duration.ofMinutes(1);
    private boolean evidenceAtOnce;
    private int requestsPerMinute;
    private InstantSource clock = InstantSource.system();

    FakeOnfidoServerBuilder() {
        workflow(
                FakeOnfidoServer.PHOTO_WORKFLOW,
                TaskDefinitions.DOCUMENT_PHOTO,
                TaskDefinitions.FACE_PHOTO,
                TaskDefinitions.DOCUMENT_CHECK,
                TaskDefinitions.FACE_CHECK_PHOTO);
        workflow(
                FakeOnfidoServer.VIDEO_WORKFLOW,
                TaskDefinitions.DOCUMENT_PHOTO,
                TaskDefinitions.FACE_VIDEO,
                TaskDefinitions.DOCUMENT_CHECK,
                TaskDefinitions.FACE_CHECK_VIDEO);
        workflow(FakeOnfidoServer.ONE_TASK_WORKFLOW, TaskDefinitions.DOCUMENT_CHECK);
    }

    /** A loopback address to listen on, 127.0.0.1 by default; any other is refused at the start. */
    public FakeOnfidoServerBuilder host(String loopbackHost) {
        this.host = loopbackHost;
        return this;
    }

    /** The port, by default a free one. */
    public FakeOnfidoServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** Whether {@link FakeOnfidoServer#settings} has a client's id and secret, and not the API token. Off by default. */
    public FakeOnfidoServerBuilder oauth(boolean oauth) {
        this.oauth = oauth;
        return this;
    }

    /** The API token to accept. */
    public FakeOnfidoServerBuilder apiToken(String apiToken) {
        this.apiToken = apiToken;
        return this;
    }

    /** The client id to accept. */
    public FakeOnfidoServerBuilder clientId(String clientId) {
        this.clientId = clientId;
        return this;
    }

    /** The client secret to accept. */
    public FakeOnfidoServerBuilder clientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
        return this;
    }

    /** How long access tokens are valid, which {@code expires_in} says in seconds; an hour by default. */
    public FakeOnfidoServerBuilder tokenTtl(Duration ttl) {
        this.tokenTtl = ttl;
        return this;
    }

    /** The webhook's token, which signs its deliveries. */
    public FakeOnfidoServerBuilder webhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
        return this;
    }

    /**
     * Adds a workflow, or replaces one.
     *
     * @param id a UUID
     * @param taskDefinitions the definitions of its tasks, in their order, such as {@code document_check}
     */
    public FakeOnfidoServerBuilder workflow(String id, String... taskDefinitions) {
        workflows.put(id, new Workflow(id, 7, List.of(taskDefinitions)));
        return this;
    }

    /** Whether applicants and checks say {@code sandbox: true}, as with a sandbox token. On by default. */
    public FakeOnfidoServerBuilder sandbox(boolean sandbox) {
        this.sandbox = sandbox;
        return this;
    }

    /** How long a run is {@code processing} after the user has finished, on the fake's clock. Not at all by default. */
    public FakeOnfidoServerBuilder processingFor(Duration processing) {
        this.processing = processing;
        return this;
    }

    /** How long an applicant stays in the deletion queue, on the fake's clock; 20 days by default. */
    public FakeOnfidoServerBuilder deletionDelay(Duration delay) {
        this.deletionDelay = delay;
        return this;
    }

    /** How long the address of a file on the host of files is valid, on the fake's clock; a minute by default. */
    public FakeOnfidoServerBuilder presignedTtl(Duration ttl) {
        this.presignedTtl = ttl;
        return this;
    }

    /** Whether the signed evidence is in the answer, and not at an address of the host of files. Off by default. */
    public FakeOnfidoServerBuilder evidenceAtOnce(boolean atOnce) {
        this.evidenceAtOnce = atOnce;
        return this;
    }

    /** The requests of a minute above which the answer is 429. The vendor's limit is 400. By default there is none: 0. */
    public FakeOnfidoServerBuilder requestsPerMinute(int requests) {
        this.requestsPerMinute = requests;
        return this;
    }

    /** The time of the fake. */
    public FakeOnfidoServerBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** Starts to listen. */
    public FakeOnfidoServer start() {
        return new FakeOnfidoServer(new Settings(
                LoopbackAddress.of(host, port),
                oauth,
                apiToken,
                changeable(apiToken),
                clientId,
                clientSecret,
                changeable(clientSecret),
                tokenTtl,
                webhookToken,
                Map.copyOf(workflows),
                sandbox,
                processing,
                deletionDelay,
                presignedTtl,
                evidenceAtOnce,
                requestsPerMinute,
                clock));
    }

    private static Set<String> changeable(String first) {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        accepted.add(first);
        return accepted;
    }
}
