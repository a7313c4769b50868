package dev.veriport.event;

import dev.veriport.model.ProviderId;
import java.util.SortedMap;

/** One Veriport, for whoever watches it. Thread-safe. */
public interface OpenVeriport {

    /** How every operation of the vendor stands now that was called, by its name; empty for a vendor that is not open. */
    SortedMap<String, BreakerState> operations(ProviderId provider);

    /** Runs the task when the Veriport is closed; at once where it is closed already. */
    void whenClosed(Runnable task);
}
