package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.authenteq.Ending;
import dev.veriport.testkit.authenteq.FakeAuthenteqServer;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookHandler;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A whole application with a server of its own. */
final class WebhooksTest {
    private static final List<Delivery> DELIVERIES = new CopyOnWriteArrayList<>();

    private FakeAuthenteqServer vendor;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        @Bean
        WebhookHandler handler() {
            return DELIVERIES::add;
        }
    }

    @BeforeEach
    void open() {
        vendor = FakeAuthenteqServer.start();
        DELIVERIES.clear();
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    private ConfigurableApplicationContext run(String... more) {
        return new SpringApplicationBuilder(Shop.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "logging.level.root=OFF",
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "veriport.provider=authenteq",
                        "veriport.authenteq.base-url=" + vendor.baseUrl(),
                        "veriport.authenteq.client-id=" + vendor.clientId(),
                        "veriport.authenteq.client-secret=" + vendor.clientSecret())
                .properties(more)
                .run();
    }

    private WebhookDelivery delivery(ConfigurableApplicationContext shop) {
        IdentityProvider identity = shop.getBean(IdentityProvider.class);
        VerificationSession session = identity.start(VerificationRequest.builder("customer-42")
                .returnTo(URI.create("https://shop.example/verified"))
                .build());
        URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> URI.create(""));
        URI back = vendor.finish(page, Ending.PASSED);
        VerificationResult result = identity.complete(session.ref(), ReturnedParameters.ofUrl(back));
        return vendor.delivery(result.id().toOptional().orElseThrow().value());
    }

    private static URI endpoint(ConfigurableApplicationContext shop, String path) {
        return URI.create("http://127.0.0.1:" + shop.getEnvironment().getProperty("local.server.port") + path);
    }

    @Test
    @DisplayName("a signed delivery reaches the handler, its multipart body unparsed before; a forged one does not")
    void deliveries() {
        try (ConfigurableApplicationContext shop = run("veriport.webhooks.enabled=true")) {
            WebhookDelivery delivery = delivery(shop);

            assertThat(delivery.push(endpoint(shop, "/webhooks/authenteq"))).isEqualTo(200);
            assertThat(delivery.withHeader("X-SIGNATURE", "forged").push(endpoint(shop, "/webhooks/authenteq")))
                    .isEqualTo(401);
            assertThat(delivery.push(endpoint(shop, "/webhooks/nobody"))).isEqualTo(404);
            assertThat(DELIVERIES).extracting(one -> one.result().decision()).containsExactly(Decision.APPROVED);
        }
    }

    @Test
    @DisplayName("the endpoint is off unless it is switched on, and listens where it is told")
    void off_by_default() {
        try (ConfigurableApplicationContext shop = run()) {
            assertThat(delivery(shop).push(endpoint(shop, "/webhooks/authenteq")))
                    .isEqualTo(404);
        }
        try (ConfigurableApplicationContext shop =
                run("veriport.webhooks.enabled=true", "veriport.webhooks.path=/kyc/in")) {
            assertThat(delivery(shop).push(endpoint(shop, "/kyc/in/authenteq"))).isEqualTo(200);
        }
    }
}
