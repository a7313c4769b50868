package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** C2: two brands in one application, each with a Veriport of its own. */
final class TwoBrandsTest {
    private final Vendors vendors = new Vendors();

    @AfterEach
    void close() {
        vendors.close();
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
    @DisplayName("C2: two brands live in one application, each with its settings and its port; both are watched")
    void two_brands() {
        try (ConfigurableApplicationContext shop = HostApplicationTest.run(WithTwoBrands.class, brands())) {
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
        try (ConfigurableApplicationContext shop = HostApplicationTest.run(WithAPrimaryBrand.class, brands())) {
            assertThat(shop.getBean(IdentityProvider.class))
                    .isSameAs(shop.getBean("north", Veriport.class).identityProvider());
        }
    }

    @Test
    @DisplayName("C2: a misspelt key of a brand is told")
    void a_misspelt_key_of_a_brand() {
        Throwable failure = catchThrowable(() -> HostApplicationTest.run(
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
}
