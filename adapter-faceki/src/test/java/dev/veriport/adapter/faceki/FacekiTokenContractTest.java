package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.testkit.contract.TokenIssuerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Faceki's tokens keep the contract:")
final class FacekiTokenContractTest extends TokenIssuerContract {
    private final AtFaceki app = AtFaceki.open();

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
