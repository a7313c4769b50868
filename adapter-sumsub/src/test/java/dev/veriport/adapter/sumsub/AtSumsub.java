package dev.veriport.adapter.sumsub;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.fake.sumsub.ReviewOutcome;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.fault.FaultServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An application whose vendor is a fake Sumsub, with a wire between them that can fail. */
final class AtSumsub implements AutoCloseable {
    static final String RETURN_TO = "https://shop.example/verified?basket=7";

    private final FakeSumsubServer server;
    private final FaultServer wire;
    private final Veriport veriport;

    private AtSumsub(FakeSumsubServer server, Map<String, String> more, UnaryOperator<Veriport.Builder> with) {
        this.server = server;
        this.wire = FaultServer.before(server.baseUrl());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "sumsub");
        server.settings().forEach((name, value) -> settings.put("veriport.sumsub." + name, value));
        settings.put("veriport.sumsub.base-url", wire.baseUrl().toString());
        more.forEach((name, value) -> settings.put("veriport." + name, value));
        this.veriport = with.apply(Veriport.builder(ConfigSource.of(settings))).build();
    }

    static AtSumsub open() {
        return open(FakeSumsubServer.start(), Map.of(), builder -> builder);
    }

    /** @param more settings, without {@code veriport.} */
    static AtSumsub open(FakeSumsubServer server, Map<String, String> more, UnaryOperator<Veriport.Builder> with) {
        return new AtSumsub(server, more, with);
    }

    FakeSumsubServer server() {
        return server;
    }

    FaultServer wire() {
        return wire;
    }

    IdentityProvider identity() {
        return veriport.identityProvider();
    }

    SumsubApi api() {
        return identity().unwrap(SumsubApi.class).orElseThrow();
    }

    static VerificationRequest.Builder request() {
        return VerificationRequest.builder("case~1").returnTo(RETURN_TO);
    }

    VerificationSession start() {
        return identity().start(request().build());
    }

    VerificationResult complete(VerificationSession session) {
        return identity().complete(session.ref(), ReturnedParameters.none());
    }

    /** The result when the user's page ends so. */
    VerificationResult ended(ReviewOutcome outcome) {
        VerificationSession session = start();
        URI unused = server.finish(pageOf(session), outcome);
        return complete(session);
    }

    /** The {@code externalUserId} of a session. */
    static String user(VerificationSession session) {
        return session.ref().state("user").orElseThrow();
    }

    /** The lines of the requests, without their queries. */
    List<String> lines() {
        return server.calls().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    @Override
    public void close() {
        veriport.close();
        wire.close();
        server.close();
    }
}
