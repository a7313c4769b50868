package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.Veriport;
import dev.veriport.port.IdentityProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** C2: whole applications, each with all of Boot that is on the class path, and what the starter does in them. */
final class HostApplicationTest {
    private final Vendors vendors = new Vendors();

    @AfterEach
    void close() {
        vendors.close();
    }

    static ConfigurableApplicationContext run(Class<?> application, String... settings) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("management.endpoints.web.exposure.include=health,info,metrics")
                .properties(settings)
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithAPortOfItsOwn {
        @Bean
        IdentityProvider own() {
            return new OwnPort();
        }
    }

    record SamlIdentityProvider(String issuer) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithALoginOfItsOwn {
        @Bean
        SamlIdentityProvider identityProvider() {
            return new SamlIdentityProvider("https://idp.example");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithADecoratedPort {
        record Audited(IdentityProvider identity) {}

        @Bean
        Audited audited(Veriport veriport) {
            return new Audited(veriport.identityProvider());
        }

        @Bean(destroyMethod = "")
        IdentityProvider own(Audited audited) {
            return audited.identity();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithTwoOfEachWatcher {
        @Bean
        MeterRegistry one() {
            return new SimpleMeterRegistry();
        }

        @Bean
        MeterRegistry another() {
            return new SimpleMeterRegistry();
        }

        @Bean
        OpenTelemetry traces() {
            return OpenTelemetry.noop();
        }

        @Bean
        OpenTelemetry otherTraces() {
            return OpenTelemetry.noop();
        }
    }

    @Test
    @DisplayName("C2: an application with a port of its own needs no vendor, and its health is its own")
    void a_port_of_its_own() {
        try (ConfigurableApplicationContext shop = run(WithAPortOfItsOwn.class)) {
            assertThat(shop.getBean(IdentityProvider.class).id()).isEqualTo(OwnPort.ID);
            assertThat(shop.getBeanFactory().containsSingleton("veriport")).isFalse();
            assertThat(shop.getBean(HealthEndpoint.class).health().getStatus()).isEqualTo(Status.UP);
            assertThat(shop.getBean(InfoEndpoint.class).info()).doesNotContainKey("veriport");
        }
    }

    @Test
    @DisplayName("C2: a bean identityProvider of another type, as of a SAML login, stays beside the port")
    void a_login_of_its_own() {
        try (ConfigurableApplicationContext shop =
                run(WithALoginOfItsOwn.class, vendors.settings("veriport.provider=faceki"))) {
            assertThat(shop.getBean("identityProvider")).isInstanceOf(SamlIdentityProvider.class);
            assertThat(shop.getBean(IdentityProvider.class).id().value()).isEqualTo("faceki");
        }
    }

    @Test
    @DisplayName("C2: a port of its own that is made of the starter's Veriport has it opened, and watched")
    void a_decorated_port() {
        try (ConfigurableApplicationContext shop =
                run(WithADecoratedPort.class, vendors.settings("veriport.provider=faceki"))) {
            assertThat(shop.getBean(IdentityProvider.class))
                    .isSameAs(shop.getBean(Veriport.class).identityProvider());
            assertThat(shop.getBean(HealthEndpoint.class)
                            .healthForPath("veriport")
                            .getStatus())
                    .isEqualTo(Status.UP);
        }
    }

    @Test
    @DisplayName(
            "C2: two registries, or two OpenTelemetry beans, of which none is primary, do not stop the application")
    void two_of_each_watcher() {
        try (ConfigurableApplicationContext shop =
                run(WithTwoOfEachWatcher.class, vendors.settings("veriport.provider=faceki"))) {
            assertThat(shop.getBean(IdentityProvider.class)).isNotNull();
        }
    }

    @Test
    @DisplayName("C2: Boot's own switches hold for health, info and meters")
    void switches_of_boot() {
        try (ConfigurableApplicationContext shop = run(
                Shop.class,
                vendors.settings(
                        "veriport.provider=faceki",
                        "management.health.veriport.enabled=false",
                        "management.info.veriport.enabled=false",
                        "management.metrics.enable.veriport=false"))) {
            assertThat(shop.containsBean("veriportHealthIndicator")).isFalse();
            assertThat(shop.getBean(InfoEndpoint.class).info()).doesNotContainKey("veriport");
            assertThat(meters(shop)).noneMatch(name -> name.startsWith("veriport"));
        }
        try (ConfigurableApplicationContext shop = run(
                Shop.class,
                vendors.settings(
                        "veriport.provider=faceki",
                        "management.health.defaults.enabled=false",
                        "management.info.defaults.enabled=false"))) {
            assertThat(shop.containsBean("veriportHealthIndicator")).isFalse();
            assertThat(shop.getBean(InfoEndpoint.class).info()).doesNotContainKey("veriport");
            assertThat(meters(shop)).contains("veriport.budget.limit");
        }
        try (ConfigurableApplicationContext shop = run(
                Shop.class,
                vendors.settings(
                        "veriport.provider=faceki",
                        "management.health.defaults.enabled=false",
                        "management.health.veriport.enabled=true"))) {
            assertThat(shop.getBean(HealthEndpoint.class)
                            .healthForPath("veriport")
                            .getStatus())
                    .isEqualTo(Status.UP);
        }
    }

    private static List<String> meters(ConfigurableApplicationContext shop) {
        return shop.getBean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().getName())
                .toList();
    }

    @Test
    @DisplayName("C2: veriport.enabled=false leaves nothing of the starter, and needs no settings")
    void switched_off() {
        try (ConfigurableApplicationContext shop = run(Shop.class, "veriport.enabled=false")) {
            assertThat(shop.getBeanDefinitionNames())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("veriport"));
        }
        try (ConfigurableApplicationContext shop =
                run(Shop.class, vendors.settings("veriport.enabled=true", "veriport.provider=faceki"))) {
            assertThat(shop.getBean(IdentityProvider.class)).isNotNull();
        }
    }

    @Test
    @DisplayName("C2: veriport.enabled that is neither true nor false is a problem, not a yes")
    void neither_on_nor_off() {
        assertThat(catchThrowable(() -> run(Shop.class, "veriport.enabled=maybe")))
                .rootCause()
                .hasMessageContaining("veriport.enabled: must be true or false");
    }

    @Test
    @DisplayName("C2: with lazy initialization Veriport is opened by whoever needs it first")
    void lazy_initialization() {
        try (ConfigurableApplicationContext shop =
                run(Shop.class, vendors.settings("veriport.provider=faceki", "spring.main.lazy-initialization=true"))) {
            assertThat(shop.getBeanFactory().containsSingleton("veriport")).isFalse();
            shop.getBean(IdentityProvider.class);
            assertThat(shop.getBean(HealthEndpoint.class)
                            .healthForPath("veriport")
                            .getStatus())
                    .isEqualTo(Status.UP);
        }
    }
}
