package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** C2: whole applications, each with all of Boot that is on the class path, and what the starter does in them. */
final class HostApplicationTest {
    private final Vendors vendors = new Vendors();

    @AfterEach
    void close() {
        vendors.close();
    }

    private static ConfigurableApplicationContext run(Class<?> application, String... settings) {
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
    static class WithTwoBrands {
        @Bean
        Veriport north(Environment environment) {
            return Veriport.create(SpringConfigSource.of(environment, "north"));
        }

        @Bean
        Veriport south(Environment environment) {
            return Veriport.create(SpringConfigSource.of(environment, "brands.south"));
        }

        @Bean(destroyMethod = "")
        IdentityProvider northern(@Qualifier("north") Veriport north) {
            return north.identityProvider();
        }

        @Bean(destroyMethod = "")
        IdentityProvider southern(@Qualifier("south") Veriport south) {
            return south.identityProvider();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithAPrimaryBrand {
        @Bean
        @Primary
        Veriport north(Environment environment) {
            return Veriport.create(SpringConfigSource.of(environment, "north"));
        }

        @Bean
        Veriport south(Environment environment) {
            return Veriport.create(SpringConfigSource.of(environment, "brands.south"));
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

    private String[] brands() {
        String north = "north.veriport.";
        String south = "brands.south.veriport.";
        return new String[] {
            north + "provider=authenteq",
            north + "authenteq.base-url=" + vendors.authenteq.baseUrl(),
            north + "authenteq.client-id=" + vendors.authenteq.clientId(),
            north + "authenteq.client-secret=" + vendors.authenteq.clientSecret(),
            south + "provider=faceki",
            south + "faceki.base-url=" + vendors.faceki.baseUrl(),
            south + "faceki.clientId=" + vendors.faceki.clientId(),
            south + "faceki.client-secret=" + vendors.faceki.clientSecret(),
            south + "faceki.workflow-id=workflow-1",
            south + "faceki.daily-requests=1000"
        };
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
    @DisplayName("C2: two brands live in one application, each with its settings and its port; both are watched")
    void two_brands() {
        try (ConfigurableApplicationContext shop = run(WithTwoBrands.class, brands())) {
            assertThat(shop.getBean("north", Veriport.class).providers()).containsExactly(new ProviderId("authenteq"));
            assertThat(shop.getBean("south", Veriport.class).providers()).containsExactly(new ProviderId("faceki"));
            assertThat(shop.getBeansOfType(IdentityProvider.class)).containsOnlyKeys("northern", "southern");
            assertThat(shop.getBean("veriportHealthIndicator", HealthIndicator.class)
                            .health()
                            .getDetails())
                    .containsOnlyKeys("north", "south");
            assertThat(shop.getBean(InfoEndpoint.class).info().get("veriport"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("north", "south");
        }
    }

    @Test
    @DisplayName("C2: of two brands the primary one is what is injected as the port")
    void a_primary_brand() {
        try (ConfigurableApplicationContext shop = run(WithAPrimaryBrand.class, brands())) {
            assertThat(shop.getBean(IdentityProvider.class))
                    .isSameAs(shop.getBean("north", Veriport.class).identityProvider());
        }
    }

    @Test
    @DisplayName("C2: a misspelt key of a brand is told")
    void a_misspelt_key_of_a_brand() {
        Throwable failure = catchThrowable(() -> run(
                WithTwoBrands.class,
                with(brands(), "north.veriport.fallbak=x", "north.veriport.webhooks.enabled=true")));

        assertThat(failure)
                .rootCause()
                .hasMessageContaining("veriport.fallbak")
                .hasMessageContaining("veriport.fallback")
                .hasMessageContaining("veriport.webhooks.enabled: is unknown");
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.of(settings, more).flatMap(Arrays::stream).toArray(String[]::new);
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
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("veriport"))
                    .doesNotContain("identityProvider");
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
