package dev.veriport.spring;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import dev.veriport.port.IdentityProvider;
import dev.veriport.webhook.WebhookEndpoint;
import dev.veriport.webhook.WebhookHandler;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.env.Environment;

/** Maps a servlet of its own. Spring MVC would parse a multipart body, and the signature covers the unparsed bytes. */
final class WebhookRegistration implements ServletContextInitializer {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);
    private static final String SERVLET = "veriportWebhooks";
    private static final String SPRING_SECURITY = "springSecurityFilterChain";

    private final Environment environment;
    private final BeanFactory beans;

    WebhookRegistration(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public void onStartup(ServletContext context) {
        StarterSettings settings = StarterSettings.of(environment);
        if (!settings.webhooks()) {
            return;
        }
        WebhookEndpoint endpoint = new WebhookEndpoint(
                theOnly(IdentityProvider.class), theOnly(WebhookHandler.class), InstantSource.system());
        map(context, settings.webhookPath(), new WebhookServlet(endpoint));
        String mapped = context.getContextPath() + settings.webhookPath();
        if (beans.containsBean(SPRING_SECURITY)) {
            LOG.info(
                    "Webhooks are received at POST {}/VENDOR. Spring Security is active: it answers 401 or"
                            + " 403 unless it permits {}/** and ignores it for CSRF, see docs/webhooks.md",
                    mapped,
                    settings.webhookPath());
        } else {
            LOG.info("Webhooks are received at POST {}/VENDOR. Spring Security is not present", mapped);
        }
    }

    private static void map(ServletContext context, String path, WebhookServlet servlet) {
        ServletRegistration.Dynamic registration = context.addServlet(SERVLET, servlet);
        if (registration == null || !registration.addMapping(path + "/*").isEmpty()) {
            throw problem("veriport.webhooks.path", "is mapped to another servlet: choose another path");
        }
        registration.setAsyncSupported(true); // the application's filters may use asynchronous requests
    }

    private <T> T theOnly(Class<T> type) {
        T bean = beans.getBeanProvider(type).getIfUnique();
        if (bean == null) {
            throw problem(
                    "veriport.webhooks.enabled",
                    "needs one " + type.getSimpleName()
                            + " bean: define one, mark one of several @Primary, or register an endpoint for each");
        }
        return bean;
    }

    private static ConfigurationException problem(String key, String message) {
        return new ConfigurationException(List.of(new Problem(key, message)));
    }
}
