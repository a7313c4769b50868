package dev.veriport.adapter.persona;

import dev.veriport.Veriport;
import dev.veriport.fake.persona.FakePersona;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Persona keeps the contract:")
class PersonaContractTest extends VendorContract {
    PersonaContractTest() {
        super(new FakePersona());
    }

    /** So that a completed inquiry is not decided: each kind of delivery is one of its own. */
    @Override
    protected Map<String, String> settings() {
        return Map.of("completed-means", "pending");
    }

    @Override
    protected String workflowId() {
        return FakePersonaServer.TEMPLATE_VERSION;
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of("list-inquiries", this::byReference, "perform-simulate-actions", this::simulated);
    }

    private Consumer<Veriport> byReference(RunningFake vendor, Veriport veriport) {
        AttemptId attempt = AttemptId.random();
        veriport.identityProvider()
                .start(request("staged-case").attempt(attempt).build());
        return failing -> {
            ProviderId provider = failing.identityProvider().id();
            failing.identityProvider().findByReference(AttemptReference.of(provider, "staged-case", attempt));
        };
    }

    private Consumer<Veriport> simulated(RunningFake vendor, Veriport veriport) {
        VerificationSession session =
                veriport.identityProvider().start(request("staged-case").build());
        VerificationId id = veriport.identityProvider()
                .complete(session.ref(), ReturnedParameters.none())
                .id()
                .toOptional()
                .orElseThrow();
        api(veriport).simulate(id, PersonaApi.Action.START);
        return failing -> api(failing).simulateVerification(id, FakePersonaServer.SELFIE_TEMPLATE, true);
    }

    private static PersonaApi api(Veriport veriport) {
        return veriport.identityProvider().unwrap(PersonaApi.class).orElseThrow();
    }
}
