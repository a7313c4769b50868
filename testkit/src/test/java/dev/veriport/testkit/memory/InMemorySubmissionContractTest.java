package dev.veriport.testkit.memory;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.SubmissionContract;
import dev.veriport.testkit.server.Ending;

class InMemorySubmissionContractTest extends SubmissionContract {
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
}
