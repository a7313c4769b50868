package dev.veriport.spring;

import dev.veriport.port.IdentityProvider;
import dev.veriport.webhook.WebhookHandler;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Receives webhooks when {@code veriport.webhooks.enabled} is on, and passes them to the {@link WebhookHandler} bean.
 * The setting is read when the application starts, since a condition would be evaluated during ahead-of-time
 * processing.
 */
@AutoConfiguration(after = VeriportAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletContextInitializer.class})
@Conditional(OnVeriportEnabled.class)
public final class WebhookAutoConfiguration {
    WebhookAutoConfiguration() {}

    /** For the {@link IdentityProvider} bean, also one of the application's own. */
    @Bean
    ServletContextInitializer veriportWebhooks(Environment environment, BeanFactory beans) {
        return new WebhookRegistration(environment, beans);
    }
}
