package dev.veriport.sandbox;

import dev.veriport.Setup;
import dev.veriport.config.ConfigEntry;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;

/** Which stores are configured, and whether they can be reached. Thread-safe. */
final class StoreState implements VeriportListener {
    private final String store;
    private final String vault;
    private volatile boolean lost;
    private volatile boolean back;

    StoreState(Setup setup) {
        this.store = value(setup, "veriport.store");
        this.vault = value(setup, "veriport.vault");
    }

    private static String value(Setup setup, String key) {
        return setup.settings().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .map(ConfigEntry::value)
                .orElse("");
    }

    /** The value of {@code veriport.store}. */
    String store() {
        return store;
    }

    /** The value of {@code veriport.vault}. */
    String vault() {
        return vault;
    }

    boolean isInMemory() {
        return store.equals("memory");
    }

    @Override
    public void on(VeriportEvent event) {
        if (event instanceof VeriportEvent.StoreLost) {
            lost = true;
        } else if (event instanceof VeriportEvent.StoreBack) {
            back = true;
            lost = false;
        }
    }

    /** Whether the latest event of a store says that it was lost. */
    boolean isLost() {
        return lost;
    }

    /** Whether it was lost before. */
    boolean isBack() {
        return back && !lost;
    }
}
