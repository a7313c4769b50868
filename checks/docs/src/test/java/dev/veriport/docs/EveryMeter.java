package dev.veriport.docs;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.micrometer.BudgetMetrics;
import dev.veriport.micrometer.VeriportMetrics;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.Map;

/**
 * Every meter there is, in a registry of Prometheus: of verifications that end in every way at a fake vendor with a daily
 * limit, and of one event of every kind. Gauges leave with it.
 */
final class EveryMeter implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FakeFacekiServer vendor = FakeFacekiServer.start();
    private final Veriport veriport;

    EveryMeter() {
        VeriportMetrics metrics = new VeriportMetrics(registry);
        OneOfEach.EVENTS.forEach(metrics::on);
        veriport = Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider",
                        "faceki",
                        "veriport.faceki.base-url",
                        vendor.baseUrl().toString(),
                        "veriport.faceki.client-id",
                        vendor.clientId(),
                        "veriport.faceki.client-secret",
                        vendor.clientSecret(),
                        "veriport.faceki.workflow-id",
                        "workflow-1",
                        "veriport.faceki.daily-requests",
                        "1000")))
                .listener(metrics)
                .build();
        new BudgetMetrics(veriport).bindTo(registry);
        for (Ending ending : Ending.values()) {
            verify(ending);
        }
    }

    private void verify(Ending ending) {
        VerificationSession session = veriport.identityProvider()
                .start(VerificationRequest.builder("case-1")
                        .returnTo("https://shop.example/verified")
                        .documentCountry("DE")
                        .build());
        vendor.finish(session.handoff().match(Handoff.HostedPage::url, sdk -> URI.create("")), ending);
        veriport.identityProvider().complete(session.ref(), ReturnedParameters.none());
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        veriport.close();
        vendor.close();
    }
}
