package dev.veriport.event;

/**
 * Receives events. It is called in the thread where the event happens, so it must return quickly and must not block.
 * What it throws is logged once for each type of event, and does not fail the call. Implementations are thread-safe.
 */
@FunctionalInterface
public interface VeriportListener {
    /** No listener: calls are not timed. */
    VeriportListener NOBODY = event -> {};

    /** Receives one event. Must return quickly and must not block. */
    void on(VeriportEvent event);

    /**
     * Called when a Veriport opens that this listens to. One listener can listen to several.
     *
     * @return the listener for the events of that Veriport; by default this one
     */
    default VeriportListener watching(OpenVeriport opened) {
        return this;
    }
}
