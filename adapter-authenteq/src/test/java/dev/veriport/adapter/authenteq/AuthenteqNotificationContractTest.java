package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.NotificationContract;
import dev.veriport.testkit.server.Ending;
import org.junit.jupiter.api.AfterEach;

class AuthenteqNotificationContractTest extends NotificationContract {
    private final AtAuthenteq app = AtAuthenteq.open();

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
        return AtAuthenteq.inbound(app.server().delivery(AtAuthenteq.idOf(completed)));
    }

    @AfterEach
    void close() {
        app.close();
    }
}
