package dev.veriport.sandbox;

import dev.veriport.Setup;
import dev.veriport.config.ConfigEntry;
import dev.veriport.event.VeriportEvent;
import java.util.List;

/** Which stores are configured, and whether they can be reached. Thread-safe. */
final class StoreState {
    private final String store;
    private final String vault;
    private final Recorder recorder;

    StoreState(Setup setup, Recorder recorder) {
        this.store = value(setup, "veriport.store");
        this.vault = value(setup, "veriport.vault");
        this.recorder = recorder;
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

    /** Whether the latest event of a store says that it was lost. */
    boolean isLost() {
        List<VeriportEvent> changes = recorder.events().stream()
                .filter(event -> event instanceof VeriportEvent.StoreLost || event instanceof VeriportEvent.StoreBack)
                .toList();
        return !changes.isEmpty() && changes.get(changes.size() - 1) instanceof VeriportEvent.StoreLost;
    }

    /** Whether it was lost before. */
    boolean isBack() {
        return !isLost() && recorder.events().stream().anyMatch(VeriportEvent.StoreBack.class::isInstance);
    }
}
