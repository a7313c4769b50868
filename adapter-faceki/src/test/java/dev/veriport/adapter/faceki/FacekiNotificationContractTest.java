package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.NotificationContract;
import dev.veriport.testkit.server.Ending;
import org.junit.jupiter.api.AfterEach;

class FacekiNotificationContractTest extends NotificationContract {
    private final AtFaceki app = app();

    AtFaceki app() {
        return AtFaceki.open();
    }

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

    @Override
    protected InboundNotification delivery(VerificationResult completed) {
        String requestId = completed.id().toOptional().orElseThrow().value();
        return AtFaceki.inbound(app.server().delivery(requestId));
    }

    @AfterEach
    void close() {
        app.close();
    }
}
