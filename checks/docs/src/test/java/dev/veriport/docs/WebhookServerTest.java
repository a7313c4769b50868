package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The endpoint of docs/webhooks.md, with vendors that push to it. */
final class WebhookServerTest {
    private static final String TOKEN = "path-token-nobody-guesses";

    private final FakeAuthenteqServer authenteq = FakeAuthenteqServer.start();
    private final FakeFacekiServer faceki = FakeFacekiServer.start();
    private final Veriport veriport = Veriport.create(ConfigSource.of(settings()));
    private final List<String> decided = new CopyOnWriteArrayList<>();
    private final Cases cases = new Cases((customer, result) -> decided.add(customer + " " + result.decision()));
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = WebhookServer.open(
                new WebhookEndpoint(veriport.identityProvider(), cases, Clock.systemUTC()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                workers);
    }

    @AfterEach
    void close() {
        server.stop(0);
        workers.shutdownNow();
        veriport.close();
        authenteq.close();
        faceki.close();
    }

    @Test
    @DisplayName("a changed decision is acted on once, however often it is delivered")
    void faceki() {
        String id = ended("customer-1", Ending.REVIEW);

        assertThat(faceki.delivery(id).push(to("faceki/" + TOKEN))).isEqualTo(200);
        assertThat(decided).containsExactly("customer-1 REVIEW");

        faceki.decide(id, "DECLINED");
        WebhookDelivery portal = faceki.portalDelivery(id, "DECLINED");
        assertThat(portal.push(to("faceki/" + TOKEN))).isEqualTo(200);
        assertThat(portal.push(to("faceki/" + TOKEN))).isEqualTo(200);
        assertThat(decided).containsExactly("customer-1 REVIEW", "customer-1 DECLINED");
        assertThat(cases.decision(atFaceki(id))).isEqualTo(Decision.DECLINED);
    }

    @Test
    @DisplayName("Authenteq's delivery knows no customer of ours: it is acted on once the user is back")
    void authenteq() {
        VerificationSession session = start("authenteq", "customer-2");
        String id = "22222222-3333-4444-8555-666666666666";
        URI back = authenteq.finish(
                pageOf(session), VerificationResultJson.passport().id(id).json());

        assertThat(authenteq.delivery(id).push(to("authenteq"))).isEqualTo(200);
        assertThat(decided).as("nobody knows whose it is").isEmpty();

        VerificationResult result = veriport.identityProvider().complete(session.ref(), ReturnedParameters.ofUrl(back));
        cases.read("customer-2", result, Clock.systemUTC().instant());
        assertThat(authenteq.delivery(id).push(to("authenteq"))).isEqualTo(200);
        assertThat(decided).containsExactly("customer-2 APPROVED");
    }

    @Test
    @DisplayName("an earlier verification's delivery, come late, changes nothing about the next of the same customer")
    void attempts() {
        String first = ended("customer-4", Ending.DECLINED);
        String second = ended("customer-4", Ending.APPROVED);
        for (String id : List.of(first, second, first)) {
            assertThat(faceki.delivery(id).push(to("faceki/" + TOKEN))).isEqualTo(200);
        }

        assertThat(decided).containsExactly("customer-4 DECLINED", "customer-4 APPROVED");
        assertThat(cases.decision(atFaceki(first))).isEqualTo(Decision.DECLINED);
        assertThat(cases.decision(atFaceki(second))).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("an approval of which a part is not read is acted on when a later read has all of it")
    void notRead() {
        UnreadPart person = new UnreadPart(UnreadPart.Part.PERSON, "TIMEOUT", "find it again", Optional.empty());
        VerificationResult whole = VerificationResult.builder(
                        new ProviderId("faceki"), Decision.APPROVED, Finality.CHANGEABLE)
                .id("1")
                .build();
        Instant askedAt = Clock.systemUTC().instant();

        cases.read("customer-6", whole.toBuilder().notRead(List.of(person)).build(), askedAt);
        assertThat(decided).isEmpty();

        cases.read("customer-6", whole, askedAt.plusSeconds(60));
        cases.read("customer-6", whole, askedAt.plusSeconds(120));
        assertThat(decided).containsExactly("customer-6 APPROVED");
    }

    @Test
    @DisplayName("a delivery without a reference is about the customer whose verification was read before")
    void known() {
        Instant askedAt = Clock.systemUTC().instant();
        VerificationId id = atFaceki("1");
        VerificationResult review = VerificationResult.builder(id.provider(), Decision.REVIEW, Finality.OPEN)
                .id("1")
                .build();
        VerificationResult declined = VerificationResult.builder(id.provider(), Decision.DECLINED, Finality.CHANGEABLE)
                .id("1")
                .build();
        Notification changed = Notification.hint(id, Notification.Kind.DECISION_CHANGED, Decision.DECLINED, "portal");

        cases.read("customer-8", review, askedAt);
        cases.on(new Delivery(changed, Optional.of(declined), askedAt.plusSeconds(60)));
        assertThat(decided).containsExactly("customer-8 REVIEW", "customer-8 DECLINED");
    }

    @Test
    @DisplayName("a decision that could not be stored is acted on again")
    void acted() {
        List<Decision> tried = new CopyOnWriteArrayList<>();
        Cases failing = new Cases((customer, result) -> {
            tried.add(result.decision());
            if (tried.size() == 1) {
                throw new IllegalStateException("planned");
            }
        });
        VerificationResult declined = VerificationResult.builder(
                        new ProviderId("faceki"), Decision.DECLINED, Finality.CHANGEABLE)
                .id("1")
                .build();
        Instant askedAt = Clock.systemUTC().instant();

        assertThatThrownBy(() -> failing.read("customer-7", declined, askedAt)).hasMessage("planned");
        failing.read("customer-7", declined, askedAt);
        failing.read("customer-7", declined, askedAt);
        assertThat(tried).containsExactly(Decision.DECLINED, Decision.DECLINED);
    }

    @Test
    @DisplayName("what fails here is 500, and what is no POST is 405")
    void failing() throws IOException, InterruptedException {
        HttpServer failing = WebhookServer.open(
                new WebhookEndpoint(
                        veriport.identityProvider(),
                        delivery -> {
                            throw new IllegalStateException("planned");
                        },
                        Clock.systemUTC()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                workers);
        URI there = URI.create("http://127.0.0.1:" + failing.getAddress().getPort() + "/webhooks/faceki/" + TOKEN);
        HttpRequest get = HttpRequest.newBuilder(there).GET().build();

        assertThat(faceki.delivery(ended("customer-5", Ending.APPROVED)).push(there))
                .isEqualTo(500);
        assertThat(HttpClient.newHttpClient()
                        .send(get, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
        failing.stop(0);
    }

    @Test
    @DisplayName("what is forged, cut or sent elsewhere is refused, and no case changes")
    void refused() {
        String id = ended("customer-3", Ending.DECLINED);
        WebhookDelivery real = faceki.delivery(id);
        WebhookDelivery cut = real.withBody(new byte[] {'{'});
        byte[] lie = new String(real.body(), StandardCharsets.UTF_8)
                .replace("DECLINED", "ACCEPTED")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(real.push(to("faceki/guessed"))).isEqualTo(400);
        assertThat(real.push(to("authenteq"))).isEqualTo(400);
        assertThat(real.push(to("nobody"))).isEqualTo(404);
        assertThat(cut.push(to("faceki/" + TOKEN))).isEqualTo(400);
        assertThat(decided).isEmpty();

        assertThat(real.withBody(lie).push(to("faceki/" + TOKEN))).isEqualTo(200);
        assertThat(decided).as("the vendor was asked itself").containsExactly("customer-3 DECLINED");
    }

    /** @return the vendor's id of a verification that ended like this */
    private String ended(String reference, Ending ending) {
        faceki.finish(pageOf(start("faceki", reference)), ending);
        List<String> ids = faceki.requestIds();
        return ids.get(ids.size() - 1);
    }

    private static VerificationId atFaceki(String id) {
        return new VerificationId(new ProviderId("faceki"), id);
    }

    private VerificationSession start(String vendor, String reference) {
        return veriport.provider(new ProviderId(vendor))
                .start(VerificationRequest.builder(reference)
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build());
    }

    private URI to(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/" + path);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "authenteq");
        settings.put("veriport.also-read", "faceki");
        settings.put("veriport.authenteq.base-url", authenteq.baseUrl().toString());
        settings.put("veriport.authenteq.client-id", authenteq.clientId());
        settings.put("veriport.authenteq.client-secret", authenteq.clientSecret());
        settings.put("veriport.faceki.base-url", faceki.baseUrl().toString());
        settings.put("veriport.faceki.client-id", faceki.clientId());
        settings.put("veriport.faceki.client-secret", faceki.clientSecret());
        settings.put("veriport.faceki.workflow-id", "workflow-1");
        settings.put("veriport.faceki.webhook-token", TOKEN);
        return settings;
    }
}
