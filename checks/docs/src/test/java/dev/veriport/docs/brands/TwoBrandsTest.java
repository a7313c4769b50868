package dev.veriport.docs.brands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import dev.veriport.sandbox.FakeVendors;
import dev.veriport.spring.VeriportAutoConfiguration;
import dev.veriport.testkit.vendor.SampleRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

final class TwoBrandsTest {

    @ImportAutoConfiguration(VeriportAutoConfiguration.class)
    static class Starter {}

    @Test
    @DisplayName("C2: docs/spring-boot.md: two brands, each with the settings that its name stands in front of")
    void two_brands() {
        try (FakeVendors vendors = FakeVendors.start()) {
            String north = vendors.all().firstKey();
            String south = vendors.all().lastKey();
            Map<String, Object> settings = new LinkedHashMap<>();
            vendors.settings(north).forEach((key, value) -> settings.put("north." + key, value));
            vendors.settings(south).forEach((key, value) -> settings.put("south." + key, value));
            try (ConfigurableApplicationContext shop = new SpringApplicationBuilder(TwoBrands.class, Starter.class)
                    .bannerMode(Banner.Mode.OFF)
                    .web(WebApplicationType.NONE)
                    .properties(settings)
                    .run()) {
                assertThat(startsAt(shop, "north")).isEqualTo(new ProviderId(north));
                assertThat(startsAt(shop, "south")).isEqualTo(new ProviderId(south));
            }
        }
    }

    private static ProviderId startsAt(ConfigurableApplicationContext shop, String brand) {
        return shop.getBean(brand, Veriport.class)
                .identityProvider()
                .start(SampleRequest.of("customer-42")
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build())
                .provider();
    }
}
