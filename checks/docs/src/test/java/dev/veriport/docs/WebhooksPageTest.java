package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/webhooks.md shows beside its two classes, run. */
final class WebhooksPageTest {

    @Test
    @DisplayName("docs/webhooks.md: a server, and deliveries that are pushed to it")
    void trying_it() throws IOException {
        String token = "unguessable";
        Cases cases = new Cases();
        ExecutorService workers = Executors.newFixedThreadPool(16);
        // tag::fake[]
        FakeFacekiServer faceki = FakeFacekiServer.start();
        // end::fake[]
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings(faceki, token)))) {
            // tag::server[]
            HttpServer server = WebhookServer.open(
                    new WebhookEndpoint(veriport.identityProvider(), cases, Clock.systemUTC()),
                    new InetSocketAddress("127.0.0.1", 0),
                    workers);
            // end::server[]
            URI webhooks =
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/faceki/" + token);
            VerificationSession session = veriport.identityProvider()
                    .start(VerificationRequest.builder("customer-42")
                            .returnTo(URI.create("https://shop.example/verified"))
                            .build());
            faceki.finish(session.handoff().match(Handoff.HostedPage::url, sdk -> webhooks), Ending.APPROVED);
            // tag::deliveries[]
            String id = faceki.requestIds().get(0);
            int status = faceki.delivery(id).push(webhooks);
            faceki.decide(id, "DECLINED");
            faceki.portalDelivery(id, "DECLINED").push(webhooks);
            // end::deliveries[]
            assertThat(status).isEqualTo(200);
            server.stop(0);
        } finally {
            workers.shutdownNow();
            faceki.close();
        }
    }

    private static Map<String, String> settings(FakeFacekiServer faceki, String token) {
        return Map.of(
                "veriport.provider",
                "faceki",
                "veriport.faceki.base-url",
                faceki.baseUrl().toString(),
                "veriport.faceki.client-id",
                faceki.clientId(),
                "veriport.faceki.client-secret",
                faceki.clientSecret(),
                "veriport.faceki.workflow-id",
                "workflow-1",
                "veriport.faceki.webhook-token",
                token);
    }
}
