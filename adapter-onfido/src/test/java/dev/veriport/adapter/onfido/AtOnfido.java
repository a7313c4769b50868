package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.model.Applicant;
import dev.veriport.model.Channel;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.RecordedRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An application whose vendor is a fake Onfido, with a wire between them that can fail. */
final class AtOnfido implements AutoCloseable {
    static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");

    private final FakeOnfidoServer server;
    private final FaultServer wire;
    private final Veriport veriport;

    private AtOnfido(FakeOnfidoServer server, Map<String, String> more) {
        this.server = server;
        this.wire = FaultServer.before(server.baseUrl());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "onfido");
        server.settings().forEach((name, value) -> settings.put("veriport.onfido." + name, value));
        settings.put("veriport.onfido.base-url", wire.baseUrl() + FakeOnfidoServer.API);
        settings.putAll(more);
        this.veriport = Veriport.create(ConfigSource.of(settings));
    }

    static AtOnfido open() {
        return open(FakeOnfidoServer.start(), Map.of());
    }

    static AtOnfido open(FakeOnfidoServer server, Map<String, String> more) {
        return new AtOnfido(server, more);
    }

    FakeOnfidoServer server() {
        return server;
    }

    FaultServer wire() {
        return wire;
    }

    /** From now on the answer to each request whose line begins so is this JSON. */
    void answer(String requestLine, String json) {
        wire.fail(requestLine, Fault.respond(200, Map.of("Content-Type", "application/json"), json.getBytes(UTF_8)));
    }

    Veriport veriport() {
        return veriport;
    }

    IdentityProvider identity() {
        return veriport.identityProvider();
    }

    OnfidoApi api() {
        return identity().unwrap(OnfidoApi.class).orElseThrow();
    }

    static VerificationRequest.Builder request() {
        return VerificationRequest.builder("case~1")
                .applicant(Applicant.builder()
                        .givenNames("Pat")
                        .familyName("Sample")
                        .build())
                .returnTo(RETURN_TO);
    }

    VerificationSession start() {
        return identity().start(request().build());
    }

    VerificationSession startOn(Channel channel) {
        return identity().start(request().channel(channel).build());
    }

    /** The result when the vendor ends the run with this status. */
    VerificationResult ended(String status) {
        VerificationSession session = start();
        server.finish(pageOf(session), status);
        return identity().complete(session.ref(), ReturnedParameters.none());
    }

    /** The result of an ended run in which the task with this definition puts out this JSON. */
    VerificationResult ended(String status, String task, String output) {
        VerificationSession session = start();
        server.output(run(session), task, output);
        server.finish(pageOf(session), status);
        return identity().complete(session.ref(), ReturnedParameters.none());
    }

    static String run(VerificationSession session) {
        return session.ref().state("run").orElseThrow();
    }

    /** The lines of the API's requests. */
    List<String> lines() {
        return server.calls().stream().map(AtOnfido::line).toList();
    }

    private static String line(RecordedRequest request) {
        return request.method() + " " + request.path().substring(FakeOnfidoServer.API.length());
    }

    @Override
    public void close() {
        veriport.close();
        wire.close();
        server.close();
    }
}
