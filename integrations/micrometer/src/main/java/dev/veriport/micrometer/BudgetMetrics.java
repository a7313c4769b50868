package dev.veriport.micrometer;

import dev.veriport.Veriport;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.model.ProviderId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/**
 * Gauges for the daily limits and their use. With a shared store each reading of the use reads the store. The meters
 * are removed when the {@link Veriport} is closed. Thread-safe.
 */
public final class BudgetMetrics implements MeterBinder {
    private final Veriport veriport;

    /** @param veriport a registry it was bound to refers to it until it is closed */
    public BudgetMetrics(Veriport veriport) {
        this.veriport = veriport;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        OpenGauges gauges = OpenGauges.in(registry);
        for (ProviderId provider : veriport.providers()) {
            veriport.limits(provider).forEach((counter, limit) -> {
                Tags tags = Tags.of(
                        "provider", provider.value(), "counter", counter.name().toLowerCase(Locale.ROOT));
                gauges.show("veriport.budget.used", tags, () -> used(provider, counter));
                gauges.show("veriport.budget.limit", tags, () -> limit);
            });
        }
        veriport.whenClosed(gauges::close);
    }

    private double used(ProviderId provider, BudgetCounter counter) {
        BudgetUse used = veriport.used(provider).get(counter);
        return used == null ? Double.NaN : used.used();
    }
}
