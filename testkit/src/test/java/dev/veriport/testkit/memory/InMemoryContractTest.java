package dev.veriport.testkit.memory;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.IdentityProviderContract;
import dev.veriport.testkit.server.Ending;
import java.util.EnumSet;
import java.util.Set;

/** All that the in-memory vendor can do. */
class InMemoryContractTest extends IdentityProviderContract {
    private final InMemoryVendor vendor = vendor();

    InMemoryVendor vendor() {
        return InMemoryVendor.create();
    }

    @Override
    protected Veriport open() {
        return InMemory.veriport(vendor);
    }

    @Override
    protected ReturnedParameters finish(VerificationSession session, Ending ending) {
        return vendor.finish(session, ending);
    }

    @Override
    protected int requests() {
        return vendor.requests();
    }

    @Override
    protected Set<Ending> endings() {
        return EnumSet.allOf(Ending.class);
    }
}
