package dev.veriport.testkit.memory;

import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.RequestField;
import java.util.Set;

/** A vendor that requires names and takes nothing else. */
final class InMemoryRequiringNamesContractTest extends InMemoryContract {
    InMemoryRequiringNamesContractTest() {
        super(InMemoryVendor.offering(
                Capabilities.of(Set.of(Capability.START_WEB, Capability.START_WEB_SDK, Capability.COMPLETE), Set.of())
                        .requiring(RequestField.GIVEN_NAMES, RequestField.FAMILY_NAME)));
    }
}
