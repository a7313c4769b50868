package dev.veriport.adapter.faceki;

import dev.veriport.Veriport;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.IdentityProviderContract;
import dev.veriport.testkit.server.Ending;
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
        return app.end(session, ending);
    }

    @Override
    protected int requests() {
        return app.server().requests();
    }

    /** A record declines whoever took a blurry selfie: that another is wanted, an answer at once says alone. */
    @Override
    protected Set<Ending> endings() {
        return EnumSet.complementOf(EnumSet.of(Ending.BLURRY_SELFIE));
    }

    @AfterEach
    void close() {
        app.close();
    }
}
