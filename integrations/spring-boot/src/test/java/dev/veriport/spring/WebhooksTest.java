package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookHandler;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** A whole application with a server of its own. */
@ExtendWith(OutputCaptureExtension.class)
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

    /** Boot's own security is not there. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                ServletWebSecurityAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class
            })
    static class WithoutSecurity {}

    @Configuration(proxyBeanMethods = false)
    static class WithAnotherHandler {
        @Bean
        WebhookHandler another() {
            return delivery -> {};
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithAnotherServlet {
        @Bean
        ServletRegistrationBean<HttpServlet> another() {
            ServletRegistrationBean<HttpServlet> another =
                    new ServletRegistrationBean<>(new HttpServlet() {}, "/webhooks/*");
            another.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return another;
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
        return run(Secured.WithBothLines.class, more);
    }

    private ConfigurableApplicationContext run(Class<?> also, String... more) {
        return new SpringApplicationBuilder(Shop.class, also)
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
        URI back = vendor.finish(page, Ending.APPROVED);
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
                    .isEqualTo(400);
            assertThat(delivery.push(endpoint(shop, "/webhooks/nobody"))).isEqualTo(404);
            assertThat(DELIVERIES)
                    .extracting(one -> one.result().orElseThrow().decision())
                    .containsExactly(Decision.APPROVED);
        }
    }

    @Test
    @DisplayName("the endpoint is off unless it is switched on, and listens where it is told")
    void off_by_default() {
        try (ConfigurableApplicationContext shop = run(WithoutSecurity.class)) {
            assertThat(delivery(shop).push(endpoint(shop, "/webhooks/authenteq")))
                    .isEqualTo(404);
        }
        try (ConfigurableApplicationContext shop =
                run(WithoutSecurity.class, "veriport.webhooks.enabled=true", "veriport.webhooks.path=/kyc/in")) {
            assertThat(delivery(shop).push(endpoint(shop, "/kyc/in/authenteq"))).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("C6: a slash at the end of the path makes no difference")
    void a_slash_at_the_end() {
        try (ConfigurableApplicationContext shop =
                run(WithoutSecurity.class, "veriport.webhooks.enabled=true", "veriport.webhooks.path=/webhooks/")) {
            assertThat(delivery(shop).push(endpoint(shop, "/webhooks/authenteq")))
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("C6: Spring Security refuses deliveries unless both lines are there, and a line of the log says so")
    void spring_security(CapturedOutput printed) {
        assertThat(pushed(Secured.ProtectedFromCsrf.class)).isEqualTo(403);
        assertThat(pushed(Secured.PermittedByNobody.class)).isIn(401, 403);
        assertThat(DELIVERIES).isEmpty();
        assertThat(printed.getAll())
                .contains("Webhooks are received at POST /webhooks/VENDOR")
                .contains("Spring Security is active")
                .contains("docs/webhooks.md");

        assertThat(pushed(Secured.WithBothLines.class)).isEqualTo(200);
        assertThat(DELIVERIES).hasSize(1);
    }

    private int pushed(Class<?> security) {
        try (ConfigurableApplicationContext shop = run(security, "veriport.webhooks.enabled=true")) {
            return delivery(shop).push(endpoint(shop, "/webhooks/authenteq"));
        }
    }

    @Test
    @DisplayName("C6: the line of the log has the context path, and says when Spring Security is not there")
    void the_line_without_security(CapturedOutput printed) {
        try (ConfigurableApplicationContext shop =
                run(WithoutSecurity.class, "veriport.webhooks.enabled=true", "server.servlet.context-path=/shop")) {
            assertThat(delivery(shop).push(endpoint(shop, "/shop/webhooks/authenteq")))
                    .isEqualTo(200);
        }
        assertThat(printed.getAll()).contains("POST /shop/webhooks/VENDOR").contains("Spring Security is not present");
    }

    @Test
    @DisplayName("C6: a path that is taken, and a handler that is not the only one, are told with what to do")
    void what_is_in_the_way() {
        assertThat(catchThrowable(() -> run(WithAnotherServlet.class, "veriport.webhooks.enabled=true")))
                .rootCause()
                .hasMessageContaining("veriport.webhooks.path: is mapped to another servlet");
        assertThat(catchThrowable(() -> run(WithAnotherHandler.class, "veriport.webhooks.enabled=true")))
                .rootCause()
                .hasMessageContaining("veriport.webhooks.enabled: needs one WebhookHandler bean");
    }
}
