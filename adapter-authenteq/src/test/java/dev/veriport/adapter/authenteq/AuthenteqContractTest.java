package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.IdentityProviderContract;
import dev.veriport.testkit.server.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Authenteq keeps the contract:")
final class AuthenteqContractTest extends IdentityProviderContract {
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

    @AfterEach
    void close() {
        app.close();
    }
}
