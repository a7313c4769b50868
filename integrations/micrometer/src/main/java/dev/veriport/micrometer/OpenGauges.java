package dev.veriport.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of one Veriport, in the registry while it is open. A registry shows one gauge of a name and its tags: that of
 * the Veriport which was opened last, and when that one is closed, that of the last of the others. Thread-safe.
 */
final class OpenGauges {
    /** The description of what is registered for a moment, so that others hear from the registry that there is room. */
    private static final String CLOSED = "of a Veriport that is closed";

    private final MeterRegistry registry;
    private final Queue<Own> all = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private OpenGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A registry never forgets who listens to it, so what it holds does not hold a Veriport. */
    static OpenGauges in(MeterRegistry registry) {
        OpenGauges gauges = new OpenGauges(registry);
        WeakReference<OpenGauges> weakly = new WeakReference<>(gauges);
        registry.config().onMeterRemoved(removed -> {
            OpenGauges open = weakly.get();
            if (open != null) {
                open.removed(removed);
            }
        });
        return gauges;
    }

    void show(String name, Tags tags, DoubleSupplier value) {
        Own gauge = new Own(name, tags, value);
        gauge.show();
        all.add(gauge);
    }

    private void removed(Meter meter) {
        if (!closed) {
            all.forEach(gauge -> gauge.removed(meter));
        }
    }

    void close() {
        closed = true;
        all.forEach(Own::close);
        all.clear();
    }

    private final class Own {
        private final String name;
        private final Tags tags;
        private final DoubleSupplier value;
        private volatile Meter.@Nullable Id id;
        private volatile @Nullable Gauge shown;

        Own(String name, Tags tags, DoubleSupplier value) {
            this.name = name;
            this.tags = tags;
            this.value = value;
        }

        /** Instead of the one that is there, which is another's, or ours in vain. */
        void show() {
            registry.remove(register());
            Gauge own = register();
            shown = own;
            id = own.getId();
        }

        private Gauge register() {
            return Gauge.builder(name, value::getAsDouble).tags(tags).register(registry);
        }

        @SuppressWarnings("ReferenceEquality") // gauges of one name and its tags are equal, whosever they are
        void removed(Meter meter) {
            if (meter == shown) {
                shown = null; // another takes its place
            } else if (meter.getId().equals(id) && CLOSED.equals(meter.getId().getDescription())) {
                show();
            }
        }

        void close() {
            Gauge own = shown;
            if (own != null) {
                registry.remove(own);
                registry.remove(Gauge.builder(name, () -> Double.NaN)
                        .tags(tags)
                        .description(CLOSED)
                        .register(registry));
            }
        }
    }
}
