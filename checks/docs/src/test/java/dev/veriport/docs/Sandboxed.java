package dev.veriport.docs;

import dev.veriport.sandbox.FakeVendors;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** An example that is run against the installed fake vendors. */
abstract class Sandboxed {
    final FakeVendors vendors = FakeVendors.start();

    final Map<String, String> settings() {
        return vendors.settings(vendors.all().firstKey());
    }

    @AfterEach
    final void closeVendors() {
        vendors.close();
    }
}
