package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.Ending;
import dev.veriport.testkit.contract.IdentityProviderContract;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Faceki keeps the contract:")
final class FacekiContractTest extends IdentityProviderContract {
    private final AtFaceki app = AtFaceki.open();

    @Override
    protected Veriport open() {
        return app.veriport();
    }

    @Override
    protected ReturnedParameters finish(VerificationSession session, Ending ending) {
        return app.end(session, AtFaceki.ending(ending));
    }

    @Override
    protected int requests() {
        return app.server().requests();
    }

    @Override
    protected Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.DECLINED, Ending.REVIEW, Ending.ABANDONED);
    }

    @AfterEach
    void close() {
        app.close();
    }
}
