package dev.veriport.event;

import java.util.List;

/** All who watch, as one; one that throws harms nobody. Immutable. */
public final class Listeners implements VeriportListener {
    private final List<VeriportListener> all;

    private Listeners(List<VeriportListener> all) {
        this.all = all;
    }

    public static VeriportListener of(List<VeriportListener> all) {
        return all.isEmpty() ? NOBODY : new Listeners(List.copyOf(all));
    }

    @Override
    public void on(VeriportEvent event) {
        for (VeriportListener listener : all) {
            try {
                listener.on(event);
            } catch (RuntimeException dropped) {
                // a call does not fail because somebody watched it
            }
        }
    }
}
