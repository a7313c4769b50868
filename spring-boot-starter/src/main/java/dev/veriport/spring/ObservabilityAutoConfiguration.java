package dev.veriport.spring;

import dev.veriport.Veriport;
import dev.veriport.micrometer.BudgetMetrics;
import dev.veriport.micrometer.VeriportMetrics;
import dev.veriport.opentelemetry.VeriportTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics and spans, where the application has a registry or OpenTelemetry, and the module for it. */
@AutoConfiguration(
        before = VeriportAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
public final class ObservabilityAutoConfiguration {
    ObservabilityAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({VeriportMetrics.class, MeterRegistry.class})
    @ConditionalOnBean(MeterRegistry.class)
    static final class Metrics {

        @Bean
        @ConditionalOnMissingBean
        VeriportMetrics veriportMetrics(MeterRegistry registry) {
            return new VeriportMetrics(registry);
        }

        @Bean
        @ConditionalOnMissingBean
        BudgetMetrics veriportBudgetMetrics(Veriport veriport) {
            return new BudgetMetrics(veriport);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({VeriportTracing.class, OpenTelemetry.class})
    @ConditionalOnBean(OpenTelemetry.class)
    static final class Tracing {

        @Bean
        @ConditionalOnMissingBean
        VeriportTracing veriportTracing(OpenTelemetry openTelemetry) {
            return new VeriportTracing(openTelemetry);
        }
    }
}
