package dev.veriport.spring;

import dev.veriport.Veriport;
import dev.veriport.micrometer.BudgetMetrics;
import dev.veriport.micrometer.VeriportMetrics;
import dev.veriport.micrometer.VeriportObservations;
import dev.veriport.opentelemetry.VeriportTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Collection;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Meters, spans and observations, where the application has a registry or OpenTelemetry and the module for it. */
@AutoConfiguration(
        before = VeriportAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
@Conditional(OnVeriportEnabled.class)
public final class ObservabilityAutoConfiguration {
    ObservabilityAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({VeriportMetrics.class, MeterRegistry.class})
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static final class Metrics {

        @Bean
        @ConditionalOnMissingBean
        VeriportMetrics veriportMetrics(MeterRegistry registry) {
            return new VeriportMetrics(registry);
        }

        /** Registered only while one Veriport is open, since the meters do not distinguish brands. */
        @Bean
        @ConditionalOnMissingBean(BudgetMetrics.class)
        MeterBinder veriportBudgetMetrics(ConfigurableListableBeanFactory beans) {
            OpenVeriports open = new OpenVeriports(beans);
            return registry -> {
                Collection<Veriport> all = open.byName().values();
                if (all.size() == 1) {
                    new BudgetMetrics(all.iterator().next()).bindTo(registry);
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnClass({VeriportTracing.class, OpenTelemetry.class})
    @ConditionalOnSingleCandidate(OpenTelemetry.class)
    static final class Tracing {

        @Bean
        @ConditionalOnMissingBean
        VeriportTracing veriportTracing(OpenTelemetry openTelemetry) {
            return new VeriportTracing(openTelemetry);
        }
    }

    /** Not beside {@link Tracing}: both would make a span of each call. */
    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnClass({VeriportObservations.class, ObservationRegistry.class})
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    @ConditionalOnMissingBean(type = "dev.veriport.opentelemetry.VeriportTracing")
    static final class Observations {

        @Bean
        @ConditionalOnMissingBean
        VeriportObservations veriportObservations(ObservationRegistry registry) {
            return new VeriportObservations(registry);
        }
    }
}
