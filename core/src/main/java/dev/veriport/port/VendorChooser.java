package dev.veriport.port;

import dev.veriport.model.ProviderId;
import dev.veriport.model.StartChoice;
import java.util.List;

/**
 * Chooses the vendor of a start, for applications with rules of their own. Every start waits for it, so it must not block.
 * Thread-safe.
 */
@FunctionalInterface
public interface VendorChooser {

    /**
     * Chooses among the candidates.
     *
     * @return the vendors to try, in this order; a vendor that is no candidate is ignored
     */
    List<ProviderId> choose(StartChoice start);
}
