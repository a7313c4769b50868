package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Channel;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.server.WebhookDelivery;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application whose vendor is a fake Faceki. */
final class AtFaceki implements AutoCloseable {
    static final ProviderId ID = new ProviderId("faceki");
    static final String TOKEN = "/auth/api/generate-token";
    static final String OLDER_TOKEN = "/auth/api/access-token";
    static final String LINK = "/kycverify/api/kycverify/kyc-verify-link";
    static final String RECORDS = "/api/v3/kyc_verification";
    static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");

    static final String WEBHOOK_TOKEN = "path-token-nobody-guesses";
    static final ImageSource PHOTO = ImageSource.bytes(SampleFiles.jpeg("photo"));

    private final FakeFacekiServer server;
    private final Veriport veriport;

    private AtFaceki(FakeFacekiServer server, Map<String, String> more) {
        this.server = server;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "faceki");
        server.settings().forEach((name, value) -> settings.put("veriport.faceki." + name, value));
        settings.putAll(more);
        this.veriport = Veriport.create(ConfigSource.of(settings));
    }

    static AtFaceki open() {
        return open(Map.of());
    }

    static AtFaceki open(Map<String, String> more) {
        return new AtFaceki(FakeFacekiServer.start(), more);
    }

    static AtFaceki open(FakeFacekiServer server) {
        return open(server, Map.of());
    }

    static AtFaceki open(FakeFacekiServer server, Map<String, String> more) {
        return new AtFaceki(server, more);
    }

    FakeFacekiServer server() {
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
                .start(VerificationRequest.builder("case~1").returnTo(RETURN_TO).build());
    }

    VerificationSession startInSdk() {
        return identity()
                .start(VerificationRequest.builder("case~1")
                        .channel(Channel.MOBILE_SDK)
                        .build());
    }

    /** What the browser comes back with when it went like this at the vendor's page. */
    ReturnedParameters end(VerificationSession session, Ending ending) {
        return server.finish(session, ending);
    }

    VerificationResult completed(Ending ending) {
        VerificationSession session = start();
        return identity().complete(session.ref(), end(session, ending));
    }

    /** What is found when the vendor answers like this. */
    VerificationResult found(String body) {
        server.answerNext(RECORDS, Answer.of(200, "application/json", body));
        return identity().find(VerificationId.parse("faceki:r-1"));
    }

    /** What is found in an accepted record with these fields. */
    VerificationResult foundRecord(String fields) {
        return found("{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"," + fields + "}]}");
    }

    /** A selfie and both sides of one document. */
    static EvidenceSubmission.Builder images() {
        return EvidenceSubmission.builder("case~1", PHOTO).document(PHOTO, PHOTO);
    }

    VerificationResult verify() {
        return identity().verify(images().build());
    }

    /** As the endpoint of an application gets it. */
    static InboundNotification inbound(WebhookDelivery delivery) {
        return new InboundNotification(
                new ProviderId("faceki"), delivery.headers(), delivery.body(), Secret.of(WEBHOOK_TOKEN));
    }

    @Override
    public void close() {
        veriport.close();
        server.close();
    }
}
