package dev.veriport.spring;

import dev.veriport.port.IdentityProvider;
import dev.veriport.webhook.WebhookEndpoint;
import dev.veriport.webhook.WebhookHandler;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Takes vendors' webhooks in, when it is switched on; the application has a {@link WebhookHandler} bean for them. */
@AutoConfiguration(after = VeriportAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(prefix = WebhookProperties.PREFIX, name = "enabled", havingValue = "true")
@EnableConfigurationProperties(WebhookProperties.class)
public final class WebhookAutoConfiguration {
    WebhookAutoConfiguration() {}

    /** A servlet of its own: Spring MVC would parse a multipart body, and a signature is over its bytes. */
    @Bean
    ServletRegistrationBean<WebhookServlet> veriportWebhooks(
            IdentityProvider identity, WebhookHandler handler, WebhookProperties properties) {
        WebhookEndpoint endpoint = new WebhookEndpoint(identity, handler, InstantSource.system());
        return new ServletRegistrationBean<>(new WebhookServlet(endpoint), properties.path() + "/*");
    }
}
