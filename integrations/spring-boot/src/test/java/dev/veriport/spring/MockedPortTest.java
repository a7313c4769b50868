package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import dev.veriport.webhook.WebhookHandler;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.actuate.endpoint.MetricsEndpoint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** C2: an application's own test mocks the port, with everything else that the application has; no vendor is set. */
@SpringBootTest(
        classes = MockedPortTest.Shop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "veriport.webhooks.enabled=true",
            "management.endpoints.web.exposure.include=health,info,metrics"
        })
final class MockedPortTest {

    @MockitoBean
    private IdentityProvider identity;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        @Bean
        Onboarding onboarding(IdentityProvider identity) {
            return new Onboarding(identity);
        }

        @Bean
        WebhookHandler handler() {
            return delivery -> {};
        }
    }

    record Onboarding(IdentityProvider identity) {}

    @Test
    @DisplayName("C2: with @MockitoBean IdentityProvider nothing of a vendor is wanted, and no Veriport is opened")
    void the_mock_is_enough() {
        given(identity.id()).willReturn(new ProviderId("mocked"));

        assertThat(onboarding.identity().id()).isEqualTo(new ProviderId("mocked"));
        assertThat(beans.containsSingleton("veriport")).isFalse();
    }

    @Test
    @DisplayName("C2: health, info and metrics of such a test ask for no Veriport either")
    void whoever_watches_opens_nothing() {
        HealthEndpoint health = beans.getBean(HealthEndpoint.class);
        MetricsEndpoint metrics = beans.getBean(MetricsEndpoint.class);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.healthForPath("veriport").getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(metrics.listNames().getNames())
                .isNotEqualTo(Set.of())
                .noneMatch(name -> name.startsWith("veriport.budget"));
        assertThat(beans.containsSingleton("veriport")).isFalse();
    }
}
