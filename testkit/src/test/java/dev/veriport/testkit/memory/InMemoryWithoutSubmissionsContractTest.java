package dev.veriport.testkit.memory;

import dev.veriport.Veriport;
import dev.veriport.model.Capability;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.SubmissionContract;
import dev.veriport.testkit.server.Ending;
import java.util.Set;

/** Declares none of it. */
class InMemoryWithoutSubmissionsContractTest extends SubmissionContract {
    private final InMemoryVendor vendor = InMemoryVendor.offering(Set.of(Capability.START_WEB, Capability.COMPLETE));

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
}
