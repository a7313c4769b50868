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
 * Takes vendors' webhooks in, when it is switched on; the application has a {@link WebhookHandler} bean for them. Whether it
 * is on is read when the application starts: a condition would be decided where it is processed ahead of time.
 */
@AutoConfiguration(after = VeriportAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Servlet.class, ServletContextInitializer.class})
@Conditional(OnVeriportEnabled.class)
public final class WebhookAutoConfiguration {
    WebhookAutoConfiguration() {}

    /** For the {@link IdentityProvider} bean, whoever made it. */
    @Bean
    ServletContextInitializer veriportWebhooks(Environment environment, BeanFactory beans) {
        return new WebhookRegistration(environment, beans);
    }
}
