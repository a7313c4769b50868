package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.SubmissionContract;
import dev.veriport.testkit.server.Ending;
import org.junit.jupiter.api.AfterEach;

class FacekiSubmissionContractTest extends SubmissionContract {
    private final AtFaceki app = AtFaceki.open();

    @Override
    protected Veriport open() {
        return app.veriport();
    }

    @Override
    protected ReturnedParameters finish(VerificationSession session, Ending ending) {
        return app.end(session, ending);
    }

    @Override
    protected int requests() {
        return app.server().requests();
    }

    @AfterEach
    void close() {
        app.close();
    }
}
