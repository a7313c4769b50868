package dev.veriport.docs.acme;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.IdentityProviderContract;
import dev.veriport.testkit.server.Ending;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class AcmeContractTest extends IdentityProviderContract {
    private final FakeAcme acme = new FakeAcme();

    @Override
    protected Veriport open() {
        return Veriport.builder(ConfigSource.of(Map.of(
                        "veriport.provider", "acme",
                        "veriport.acme.api-key", "not-a-secret",
                        "veriport.acme.base-url", acme.baseUrl().toString())))
                .factory(new AcmeFactory())
                .build();
    }

    @Override
    protected ReturnedParameters finish(VerificationSession session, Ending ending) {
        String page = ((Handoff.HostedPage) session.handoff()).url().toString();
        if (ending == Ending.APPROVED) {
            acme.decide(page, "pass");
        }
        return ReturnedParameters.none();
    }

    @Override
    protected int requests() {
        return acme.requests();
    }

    @AfterEach
    void close() {
        acme.close();
    }
}
