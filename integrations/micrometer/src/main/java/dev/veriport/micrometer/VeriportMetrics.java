package dev.veriport.micrometer;

import dev.veriport.event.BreakerState;
import dev.veriport.event.OpenVeriport;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.SortedMap;

/**
 * Makes meters of Veriport's events, per vendor and operation. Pass it to {@code Veriport.Builder.listener}; several
 * Veriports can share one. All meters and their tags are in docs/operations.md. Thread-safe.
 */
public final class VeriportMetrics implements VeriportListener {
    private final MeterRegistry registry;

    /** For events that arrive without {@link #watching}. */
    private final MetersOfOne unattributed;

    /** @param registry the registry in which the meters are registered */
    public VeriportMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.unattributed = new MetersOfOne(registry, new Unattributed());
    }

    @Override
    public VeriportListener watching(OpenVeriport opened) {
        MetersOfOne meters = new MetersOfOne(registry, opened);
        meters.showStore();
        return meters;
    }

    @Override
    public void on(VeriportEvent event) {
        unattributed.on(event);
    }

    /** There is no Veriport to read the state from, so the last event's state is used. */
    private static final class Unattributed implements OpenVeriport {
        @Override
        public SortedMap<String, BreakerState> operations(ProviderId provider) {
            return Collections.emptySortedMap();
        }

        @Override
        public void whenClosed(Runnable task) {}
    }
}
