package dev.veriport.event;

/**
 * Watches. It is called in the thread where something happens, so it is quick and blocks on nothing; what it throws is
 * dropped. Thread-safe.
 */
@FunctionalInterface
public interface VeriportListener {
    /** Nobody: with it no call is timed. */
    VeriportListener NOBODY = event -> {};

    void on(VeriportEvent event);
}
