package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** C3: what a test of the application sets counts over what the application sets. */
@SpringBootTest(
        classes = TestPropertiesTest.Shop.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"veriport.provider=nobody", "veriport.also-read[0]=nobody"})
@TestPropertySource(properties = {"veriport.provider=nobody-else", "veriport.also-read="})
final class TestPropertiesTest {

    @Autowired
    private Veriport veriport;

    @Autowired
    private Environment environment;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        @Bean
        InMemoryIdentityProviderFactory vendor() {
            return new InMemoryIdentityProviderFactory(InMemoryVendor.create());
        }
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("veriport.provider", () -> InMemoryIdentityProviderFactory.NAME);
    }

    @Test
    @DisplayName("C3: @DynamicPropertySource, then @TestPropertySource, then the rest")
    void order() {
        assertThat(veriport.providers()).containsExactly(new ProviderId(InMemoryIdentityProviderFactory.NAME));
        assertThat(SpringConfigSource.of(environment).get("veriport.also-read")).contains("");
    }
}
