package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the site answers to a vendor. */
final class SiteTest {
    private static final URI NOWHERE = URI.create("https://shop.example/verified");

    @Test
    @DisplayName("a webhook that cannot be confirmed while its vendor is down is answered with when to come again")
    void comeAgain() throws Exception {
        try (FakeVendors vendors = FakeVendors.start();
                Onboarding onboarding = new Onboarding(vendors, Map.of())) {
            Javalin site = Javalin.create(new Site(vendors, onboarding, () -> NOWHERE)::configure)
                    .start("127.0.0.1", 0);
            try {
                onboarding.choose("faceki");
                VerificationSession session = onboarding
                        .identity()
                        .start(FakeVendors.request("customer-1")
                                .returnTo(NOWHERE)
                                .build());
                ReturnedParameters back = ReturnedParameters.ofUrl(vendors.userIsVerified(session));
                VerificationId id = onboarding
                        .identity()
                        .complete(session.ref(), back)
                        .id()
                        .toOptional()
                        .orElseThrow();
                RunningFake vendor = Objects.requireNonNull(vendors.all().get("faceki"));
                WebhookDelivery delivery = vendor.delivery(id.value());
                vendor.goDown();
                URI to = URI.create("http://127.0.0.1:" + site.port() + "/webhooks/faceki/" + vendor.webhookToken());
                List<String> waits = new ArrayList<>();
                for (int i = 0; i < 20; i++) { // until the breaker is open, which says when it is closed
                    HttpResponse<Void> answer = post(to, delivery);
                    assertThat(answer.statusCode()).isEqualTo(503);
                    answer.headers().firstValue("Retry-After").ifPresent(waits::add);
                }
                assertThat(waits).isNotEmpty().allMatch(wait -> Integer.parseInt(wait) > 0);
            } finally {
                site.stop();
            }
        }
    }

    private static HttpResponse<Void> post(URI to, WebhookDelivery delivery) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
