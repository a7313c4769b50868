package dev.veriport.fake.persona;

import static dev.veriport.fake.persona.FakePersonaServer.FILES;
import static dev.veriport.fake.persona.FakePersonaServer.INQUIRIES;

import dev.veriport.model.Channel;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.SampleRequest;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;

/** Starts {@link FakePersonaServer}. Thread-safe. */
public final class FakePersona implements FakeVendor {

    @Override
    public String vendor() {
        return "persona";
    }

    @Override
    public FakePersonaServer start(int port) {
        return FakePersonaServer.builder().port(port).start();
    }

    /** The names are those of the vendor's pages without articles; the download of a photo has none there. */
    @Override
    public List<StagedOperation> stagedOperations() {
        String inquiry = INQUIRIES + "/{id}";
        return List.of(
                StagedOperation.start("create-inquiry", "POST " + INQUIRIES + " ", Channel.WEB),
                StagedOperation.complete("retrieve-inquiry", "GET " + inquiry),
                StagedOperation.resume("generate-one-time-link", "POST " + inquiry + "/generate-one-time-link "),
                resumeInSdk("resume-inquiry", "POST " + inquiry + "/resume "),
                StagedOperation.cancel("add-tag", "POST " + inquiry + "/add-tag "),
                StagedOperation.cancel("expire-inquiry", "POST " + inquiry + "/expire "),
                StagedOperation.erase("redact-inquiry", "DELETE " + inquiry),
                StagedOperation.evidence("download-photo", "GET " + FILES + "{name}?"),
                StagedOperation.vendorOnly("list-inquiries", "GET " + INQUIRIES + "?"),
                StagedOperation.vendorOnly(
                        "perform-simulate-actions", "POST " + inquiry + "/perform-simulate-actions "));
    }

    private static StagedOperation resumeInSdk(String name, String request) {
        return new StagedOperation(name, request, (vendor, veriport) -> {
            VerificationSession session = veriport.identityProvider()
                    .start(SampleRequest.of("staged-case")
                            .channel(Channel.MOBILE_SDK)
                            .build());
            return failing -> failing.identityProvider().resume(session.ref());
        });
    }

    @Override
    public String requestIdHeader() {
        return "Request-Id";
    }
}
