package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.stripe.FakeStripeServer;
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

/** An application whose vendor is a fake Stripe, with a wire between them that can fail, and another vendor for fallback. */
final class AtStripe implements AutoCloseable {
    static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");
    static final String CREATE = "POST " + FakeStripeServer.SESSIONS + " ";
    static final String LIST = "GET " + FakeStripeServer.SESSIONS + "?";

    private final FakeStripeServer server;
    private final FaultServer wire;
    private final Veriport veriport;

    private AtStripe(FakeStripeServer server, Map<String, String> more, UnaryOperator<Veriport.Builder> with) {
        this.server = server;
        this.wire = FaultServer.before(server.baseUrl());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "stripe");
        server.settings().forEach((name, value) -> settings.put("veriport.stripe." + name, value));
        settings.put("veriport.stripe.base-url", wire.baseUrl().toString());
        settings.computeIfPresent(
                "veriport.stripe.files-base-url",
                (name, files) -> files.equals(server.baseUrl().toString())
                        ? wire.baseUrl().toString()
                        : files);
        more.forEach((name, value) -> settings.put("veriport." + name, value));
        this.veriport = with.apply(Veriport.builder(ConfigSource.of(settings))
                        .factory(new InMemoryIdentityProviderFactory(InMemoryVendor.create())))
                .build();
    }

    static AtStripe open() {
        return open(FakeStripeServer.start(), Map.of());
    }

    /** @param more settings, without {@code veriport.} */
    static AtStripe open(FakeStripeServer server, Map<String, String> more) {
        return open(server, more, builder -> builder);
    }

    static AtStripe open(FakeStripeServer server, Map<String, String> more, UnaryOperator<Veriport.Builder> with) {
        return new AtStripe(server, more, with);
    }

    FakeStripeServer server() {
        return server;
    }

    FaultServer wire() {
        return wire;
    }

    Veriport veriport() {
        return veriport;
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

    /** The result when the user's page ends with this outcome of Stripe's. */
    VerificationResult ended(String outcome) {
        VerificationSession session = start();
        server.finish(pageOf(session), outcome);
        return identity().complete(session.ref(), ReturnedParameters.none());
    }

    static String id(VerificationSession session) {
        return session.ref().state("session").orElseThrow();
    }

    /** The lines of the API's requests, without their queries. */
    List<String> lines() {
        return server.calls().stream()
                .map(request -> request.method() + " " + request.path().substring("/v1".length()))
                .toList();
    }

    @Override
    public void close() {
        veriport.close();
        wire.close();
        server.close();
    }
}
