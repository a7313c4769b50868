package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Channel;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An application whose vendor is a fake Persona, with a wire between them that can fail, and another vendor for fallback. */
final class AtPersona implements AutoCloseable {
    static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");
    static final String CREATE = "POST " + FakePersonaServer.INQUIRIES + " ";
    static final String LIST = "GET " + FakePersonaServer.INQUIRIES + "?";

    private final FakePersonaServer server;
    private final FaultServer wire;
    private final Veriport veriport;

    private AtPersona(FakePersonaServer server, Map<String, String> more, UnaryOperator<Veriport.Builder> with) {
        this.server = server;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "persona");
        server.settings().forEach((name, value) -> settings.put("veriport.persona." + name, value));
        this.wire = FaultServer.before(URI.create(settings.get("veriport.persona.base-url")));
        settings.put("veriport.persona.base-url", wire.baseUrl().toString());
        settings.put(
                "veriport.persona.files-hosts", "localhost:" + wire.baseUrl().getPort());
        more.forEach((name, value) -> settings.put("veriport." + name, value));
        this.veriport = with.apply(Veriport.builder(ConfigSource.of(settings))
                        .factory(new InMemoryIdentityProviderFactory(InMemoryVendor.create())))
                .build();
    }

    static AtPersona open() {
        return open(FakePersonaServer.start(), Map.of());
    }

    /** @param more settings, without {@code veriport.} */
    static AtPersona open(FakePersonaServer server, Map<String, String> more) {
        return open(server, more, builder -> builder);
    }

    static AtPersona open(FakePersonaServer server, Map<String, String> more, UnaryOperator<Veriport.Builder> with) {
        return new AtPersona(server, more, with);
    }

    FakePersonaServer server() {
        return server;
    }

    FaultServer wire() {
        return wire;
    }

    IdentityProvider identity() {
        return veriport.identityProvider();
    }

    static VerificationRequest.Builder request() {
        return VerificationRequest.builder("case~1").returnTo(RETURN_TO);
    }

    VerificationSession start() {
        return identity().start(request().build());
    }

    VerificationSession startOn(Channel channel) {
        return identity().start(request().channel(channel).build());
    }

    /** The result when the user's page ends with this status of Persona's. */
    VerificationResult ended(String status) {
        VerificationSession session = start();
        server.finish(pageOf(session), status);
        return complete(session);
    }

    VerificationResult complete(VerificationSession session) {
        return identity().complete(session.ref(), ReturnedParameters.none());
    }

    static String id(VerificationSession session) {
        return session.ref().state("inquiry").orElseThrow();
    }

    /** The lines of the API's requests, without their queries. */
    List<String> lines() {
        return server.calls().stream()
                .map(request -> request.method() + " " + request.path().substring(FakePersonaServer.API.length()))
                .toList();
    }

    @Override
    public void close() {
        veriport.close();
        wire.close();
        server.close();
    }
}
