package dev.veriport.spring;

import dev.veriport.Veriport;
import dev.veriport.model.ProviderId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Health and info of Veriport. They send no request. */
@AutoConfiguration(after = VeriportAutoConfiguration.class)
@Conditional(OnVeriportEnabled.class)
public final class ActuatorAutoConfiguration {
    ActuatorAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("veriport")
    static final class HealthConfiguration {

        /**
         * {@code DOWN} while every vendor is failing: the breaker of an operation that {@code start} or {@code
         * complete} needs is open. {@code UNKNOWN} while no Veriport is open. The details list the vendors and the
         * state of each operation that was called.
         */
        @Bean
        @ConditionalOnMissingBean(name = "veriportHealthIndicator")
        HealthIndicator veriportHealthIndicator(ConfigurableListableBeanFactory beans) {
            OpenVeriports open = new OpenVeriports(beans);
            return () -> ofAll(open.byName());
        }

        /** With several brands, each by the name of its bean. */
        private static Health ofAll(Map<String, Veriport> open) {
            if (open.isEmpty()) {
                return Health.unknown().build();
            }
            if (open.size() == 1) {
                return of(open.values().iterator().next());
            }
            Health.Builder all = Health.up();
            open.forEach((name, veriport) -> {
                Health one = of(veriport);
                all.withDetail(name, one.getDetails());
                if (one.getStatus().equals(Status.DOWN)) {
                    all.down();
                }
            });
            return all.build();
        }

        private static Health of(Veriport veriport) {
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
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({InfoContributor.class, ConditionalOnEnabledInfoContributor.class})
    @ConditionalOnEnabledInfoContributor("veriport")
    static final class InfoConfiguration {

        /** The capabilities of each open vendor; with several brands, by the name of the bean. */
        @Bean
        @ConditionalOnMissingBean(name = "veriportInfoContributor")
        InfoContributor veriportInfoContributor(ConfigurableListableBeanFactory beans) {
            OpenVeriports open = new OpenVeriports(beans);
            return info -> {
                Map<String, Object> brands = new LinkedHashMap<>();
                open.byName().forEach((name, veriport) -> brands.put(name, capabilities(veriport)));
                if (!brands.isEmpty()) {
                    info.withDetail(
                            "veriport",
                            brands.size() == 1 ? brands.values().iterator().next() : brands);
                }
            };
        }

        private static Map<String, Object> capabilities(Veriport veriport) {
            Map<String, Object> vendors = new LinkedHashMap<>();
            for (ProviderId id : veriport.providers()) {
                vendors.put(id.value(), veriport.provider(id).capabilities().supported());
            }
            return vendors;
        }
    }
}
