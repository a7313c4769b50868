package dev.veriport.event;

/**
 * Watches. It is called in the thread where something happens, so it is quick and blocks on nothing; what it throws is
 * dropped, and logged once for each type of event. Thread-safe.
 */
@FunctionalInterface
public interface VeriportListener {
    /** Nobody: with it no call is timed. */
    VeriportListener NOBODY = event -> {};

    void on(VeriportEvent event);

    /**
     * A Veriport opens that this watches; one listener can watch several.
     *
     * @return who is told of that one's events: this, where it does not matter whose they are
     */
    default VeriportListener watching(OpenVeriport opened) {
        return this;
    }
}
