package dev.veriport.port;

import dev.veriport.model.ProviderId;
import dev.veriport.model.StartChoice;
import java.util.List;

/** Says which vendor takes a start, for an application with rules of its own. Quick, since every start waits. Thread-safe. */
@FunctionalInterface
public interface VendorChooser {

    /** @return those to be tried, in order; who is no candidate is passed over */
    List<ProviderId> choose(StartChoice start);
}
