package dev.veriport.event;

import dev.veriport.model.ProviderId;
import java.util.SortedMap;

/** One Veriport, as a listener sees it. Thread-safe. */
public interface OpenVeriport {

    /**
     * The breaker's state of each operation of the vendor that was called, by its name; empty for a vendor that is not
     * open.
     */
    SortedMap<String, BreakerState> operations(ProviderId provider);

    /** Runs the task when the Veriport is closed, or at once if it is closed already. */
    void whenClosed(Runnable task);
}
