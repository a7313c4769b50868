package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.model.Channel;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.WebhookDelivery;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** An application whose vendor is a fake Authenteq. */
final class AtAuthenteq implements AutoCloseable {
    /** For calls that must be under way at once. */
    static final Executor THREAD_EACH = task -> new Thread(task).start();

    static final ProviderId ID = new ProviderId("authenteq");
    static final String RESULT = "/web-idv/verification-result";
    static final String URL = "/web-idv/verification-url";
    static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7&lang=pt%2FBR");

    private final FakeAuthenteqServer server;
    private final Veriport veriport;

    private AtAuthenteq(FakeAuthenteqServer server, Map<String, String> more) {
        this.server = server;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "authenteq");
        server.settings().forEach((name, value) -> settings.put("veriport.authenteq." + name, value));
        settings.putAll(more);
        this.veriport = Veriport.create(ConfigSource.of(settings));
    }

    static AtAuthenteq open() {
        return new AtAuthenteq(FakeAuthenteqServer.start(), Map.of());
    }

    /** Another application at the same vendor. */
    AtAuthenteq another(Map<String, String> more) {
        return new AtAuthenteq(server, more);
    }

    static AtAuthenteq open(Map<String, String> more) {
        return new AtAuthenteq(FakeAuthenteqServer.start(), more);
    }

    static AtAuthenteq open(FakeAuthenteqServer server, Map<String, String> more) {
        return new AtAuthenteq(server, more);
    }

    AuthenteqApi api() {
        return identity().unwrap(AuthenteqApi.class).orElseThrow();
    }

    /** As the endpoint of an application gets it. */
    static InboundNotification inbound(WebhookDelivery delivery) {
        return new InboundNotification(new ProviderId("authenteq"), delivery.headers(), delivery.body());
    }

    FakeAuthenteqServer server() {
        return server;
    }

    Veriport veriport() {
        return veriport;
    }

    IdentityProvider identity() {
        return veriport.identityProvider();
    }

    VerificationSession start() {
        return identity()
                .start(VerificationRequest.builder("case-1").returnTo(RETURN_TO).build());
    }

    VerificationSession startInSdk() {
        return identity()
                .start(VerificationRequest.builder("case-1")
                        .channel(Channel.MOBILE_SDK)
                        .build());
    }

    /** What the browser comes back with when it went like this at the vendor's page. */
    ReturnedParameters end(VerificationSession session, Ending ending) {
        return server.finish(session, ending);
    }

    ReturnedParameters pass(VerificationSession session) {
        return end(session, Ending.APPROVED);
    }

    /** One verification from start to end. */
    VerificationResult verified() {
        VerificationSession session = start();
        return identity().complete(session.ref(), pass(session));
    }

    /** As the vendor decodes it. */
    static String redirectUrl(RecordedRequest request) {
        return request.query("redirectUrl").orElse("");
    }

    @Override
    public void close() {
        veriport.close();
        server.close();
    }
}
