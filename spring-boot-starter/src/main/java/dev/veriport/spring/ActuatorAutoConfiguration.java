package dev.veriport.spring;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an actuator tells of Veriport: no vendor is asked for it. */
@AutoConfiguration(after = VeriportAutoConfiguration.class)
public final class ActuatorAutoConfiguration {
    ActuatorAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static final class HealthConfiguration {

        /**
         * Down while every vendor is left alone because what {@code start} or {@code complete} needs failed too often: nobody
         * can be verified. Which of them fail, and how each operation stands that was called, are details.
         */
        @Bean
        @ConditionalOnMissingBean(name = "veriportHealthIndicator")
        HealthIndicator veriportHealthIndicator(Veriport veriport) {
            return () -> {
                Map<String, Object> vendors = new LinkedHashMap<>();
                Map<String, Object> operations = new LinkedHashMap<>();
                veriport.providers().forEach(id -> {
                    vendors.put(id.value(), veriport.isFailing(id) ? "failing" : "available");
                    veriport.operations(id)
                            .forEach((name, state) ->
                                    operations.put(id + " " + name, state.name().toLowerCase(Locale.ROOT)));
                });
                return (vendors.containsValue("available") ? Health.up() : Health.down())
                        .withDetails(vendors)
                        .withDetail("operations", operations)
                        .build();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(InfoContributor.class)
    static final class InfoConfiguration {

        /** What each open vendor can do. */
        @Bean
        @ConditionalOnMissingBean(name = "veriportInfoContributor")
        InfoContributor veriportInfoContributor(Veriport veriport) {
            return info -> {
                Map<String, Object> vendors = new LinkedHashMap<>();
                for (ProviderId id : veriport.providers()) {
                    vendors.put(id.value(), veriport.provider(id).capabilities().supported());
                }
                info.withDetail("veriport", vendors);
            };
        }
    }
}
