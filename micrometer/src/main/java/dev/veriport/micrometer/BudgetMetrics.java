package dev.veriport.micrometer;

import dev.veriport.Veriport;
import dev.veriport.call.DailyBudget;
import dev.veriport.model.BudgetCounter;
import dev.veriport.model.ProviderId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is used of each day's limits, and the limits. With a shared store each look at them asks it. Thread-safe. */
public final class BudgetMetrics implements MeterBinder {
    private final Veriport veriport;

    /** @param veriport held as long as a registry it was bound to */
    public BudgetMetrics(Veriport veriport) {
        this.veriport = veriport;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ProviderId provider : veriport.providers()) {
            veriport.used(provider).keySet().forEach(counter -> {
                gauge(registry, "veriport.budget.used", provider, counter, DailyBudget.Used::used);
                gauge(registry, "veriport.budget.limit", provider, counter, DailyBudget.Used::limit);
            });
        }
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            ProviderId provider,
            BudgetCounter counter,
            ToDoubleFunction<DailyBudget.Used> value) {
        Gauge.builder(name, () -> {
                    DailyBudget.Used used = veriport.used(provider).get(counter);
                    return used == null ? Double.NaN : value.applyAsDouble(used);
                })
                .tags(Tags.of(
                        "provider", provider.value(), "counter", counter.name().toLowerCase(Locale.ROOT)))
                .register(registry);
    }
}
