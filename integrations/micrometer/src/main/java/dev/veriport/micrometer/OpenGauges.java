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
 * The gauges of one Veriport, registered while it is open. A registry has one gauge for a name and its tags: the one of
 * the Veriport opened last, and after that one is closed, the one of the Veriport opened before it. Thread-safe.
 */
final class OpenGauges {
    /**
     * The description of a gauge that is registered and removed at once: the registry's events tell other instances
     * that the name is free.
     */
    private static final String CLOSED = "of a Veriport that is closed";

    private final MeterRegistry registry;
    private final Queue<Own> all = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private OpenGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A registry refers to its listeners forever, so this listener does not refer to a Veriport. */
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

    /** Shows nothing once its Veriport is closed: a late event would replace the gauge of another for good. */
    void show(String name, Tags tags, DoubleSupplier value) {
        if (closed) {
            return;
        }
        Own gauge = new Own(name, tags, value);
        gauge.show();
        all.add(gauge);
        if (closed && all.remove(gauge)) {
            gauge.close();
        }
    }

    private void removed(Meter meter) {
        if (!closed) {
            all.forEach(gauge -> gauge.removed(meter));
        }
    }

    void close() {
        closed = true;
        for (Own gauge = all.poll(); gauge != null; gauge = all.poll()) {
            gauge.close();
        }
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

        /** Replaces the registered gauge, which belongs to another Veriport or was not accepted. */
        void show() {
            registry.remove(register());
            Gauge own = register();
            shown = own;
            id = own.getId();
        }

        private Gauge register() {
            return Gauge.builder(name, value::getAsDouble).tags(tags).register(registry);
        }

        @SuppressWarnings("ReferenceEquality") // gauges of one name and tags are equal, also of another Veriport
        void removed(Meter meter) {
            if (meter == shown) {
                shown = null; // another gauge replaced it
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
