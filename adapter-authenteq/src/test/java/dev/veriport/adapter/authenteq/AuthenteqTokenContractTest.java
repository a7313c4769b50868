package dev.veriport.adapter.authenteq;

import dev.veriport.Veriport;
import dev.veriport.testkit.contract.TokenIssuerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Authenteq's tokens keep the contract:")
final class AuthenteqTokenContractTest extends TokenIssuerContract {
    private final AtAuthenteq app = AtAuthenteq.open();

    @Override
    protected Veriport open() {
        return app.veriport();
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
