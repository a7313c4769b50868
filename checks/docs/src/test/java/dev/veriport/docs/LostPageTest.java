package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.docs.globex.FakeGlobex;
import dev.veriport.docs.globex.GlobexFactory;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of docs/start.md for a user who lost the vendor's page. */
@ExtendWith(VeriportExtension.class)
final class LostPageTest {
    private final VerificationRequest request = SampleRequest.of("customer-42")
            .returnTo(URI.create("https://shop.example/verified"))
            .build();

    @Test
    @DisplayName("L5 a user who lost the page continues the same verification")
    void resumed(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationSession started = identity.start(request);
        VerificationSession again = again(identity, started.ref().value());

        assertThat(again.ref()).isEqualTo(started.ref());
        assertThat(identity.complete(started.ref(), vendor.finish(again, Ending.APPROVED)))
                .isApproved();
    }

    @Test
    @DisplayName("L5 after a switch, what the session's vendor can do decides, not what the chosen vendor can do")
    void afterASwitch() {
        try (RunningFake globex = new FakeGlobex().start(0);
                RunningFake faceki = FakeVendor.installed().get("faceki").start(0)) {
            VerificationSession atGlobex;
            VerificationSession atFaceki;
            try (Veriport before = open("globex", globex, "faceki", faceki)) {
                atGlobex = before.identityProvider().start(request);
                VerificationSession resumed =
                        again(before.identityProvider(), atGlobex.ref().value());
                assertThat(resumed.ref()).isEqualTo(atGlobex.ref());
            }
            try (Veriport after = open("faceki", faceki, "globex", globex)) {
                atFaceki = after.identityProvider().start(request);
                VerificationSession resumed =
                        again(after.identityProvider(), atGlobex.ref().value());
                VerificationSession anew =
                        again(after.identityProvider(), atFaceki.ref().value());
                assertThat(resumed.ref()).isEqualTo(atGlobex.ref());
                assertThat(anew.ref()).isNotEqualTo(atFaceki.ref());
            }
            try (Veriport back = open("globex", globex, "faceki", faceki)) {
                VerificationSession anew =
                        again(back.identityProvider(), atFaceki.ref().value());
                assertThat(anew.ref().provider()).hasToString("globex");
            }
        }
    }

    private static Veriport open(String chosen, RunningFake vendor, String alsoRead, RunningFake other) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", chosen);
        settings.put("veriport.also-read", alsoRead);
        vendor.settings().forEach((key, value) -> settings.put("veriport." + chosen + "." + key, value));
        other.settings().forEach((key, value) -> settings.put("veriport." + alsoRead + "." + key, value));
        return Veriport.builder(ConfigSource.of(settings))
                .factory(new GlobexFactory())
                .build();
    }

    private VerificationSession again(IdentityProvider identity, String stored) {
        // tag::again[]
        try {
            return identity.resume(SessionRef.parse(stored));
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.UNSUPPORTED) {
                return identity.start(request); // the vendor of this session cannot resume
            }
            throw failure;
        }
        // end::again[]
    }
}
