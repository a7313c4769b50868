package dev.veriport.docs;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.Person;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import java.nio.file.Path;

/** The first block of the README, and the application around it. */
abstract class ReadmeExample {

    void verify() {
        // tag::readme[]
        try (Veriport veriport = Veriport.create(ConfigSource.standard(Path.of("veriport.properties")))) {
            IdentityProvider identity = veriport.identityProvider();

            VerificationSession session = identity.start(VerificationRequest.builder("customer-42")
                    .returnTo(URI.create("https://shop.example/verified"))
                    .build());
            keepOnServer(session.ref().value());
            sendUserTo(session.handoff());

            // the user is back
            VerificationResult result = identity.complete(
                    SessionRef.parse(keptOnServer()), ReturnedParameters.ofUrl(addressTheBrowserAskedFor()));
            if (result.decision() == Decision.APPROVED) {
                letIn(result.person());
            }
        }
        // end::readme[]
    }

    abstract void keepOnServer(String session);

    abstract void sendUserTo(Handoff handoff);

    abstract String keptOnServer();

    abstract URI addressTheBrowserAskedFor();

    abstract void letIn(Person person);
}
