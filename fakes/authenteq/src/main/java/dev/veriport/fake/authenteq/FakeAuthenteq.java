package dev.veriport.fake.authenteq;

import static dev.veriport.fake.authenteq.FakeAuthenteqServer.AML_BY_VERIFICATION;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.EXPORT;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.RECOGNITION;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.VERIFICATION_RESULT;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.VERIFICATION_TOKEN;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.VERIFICATION_URL;

import dev.veriport.Veriport;
import dev.veriport.model.Channel;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts {@link FakeAuthenteqServer}, with made-up paths for the endpoints whose paths Authenteq does not publish. Thread-safe.
 */
public final class FakeAuthenteq implements FakeVendor {
    private static final String EXPORT_PDF = "/export/verification-result-as-pdf";
    private static final String FACE_RESULT = "/mobile-sdk/face-authentication-result";

    @Override
    public String vendor() {
        return "authenteq";
    }

    @Override
    public FakeAuthenteqServer start(int port) {
        return FakeAuthenteqServer.builder()
                .exportPdfAt(EXPORT_PDF)
                .faceAuthenticationResultAt(FACE_RESULT)
                .port(port)
                .start();
    }

    @Override
    public List<StagedOperation> stagedOperations() {
        return List.of(
                StagedOperation.start("verification-url", "GET " + VERIFICATION_URL, Channel.WEB),
                StagedOperation.start("verification-token", "GET " + VERIFICATION_TOKEN, Channel.MOBILE_SDK),
                StagedOperation.startWithFace("face-authentication-token", "GET " + FACE_AUTHENTICATION_TOKEN),
                StagedOperation.complete("verification-result", "GET " + VERIFICATION_RESULT),
                new StagedOperation("face-authentication-result", "GET " + FACE_RESULT, FakeAuthenteq::recognized),
                StagedOperation.find("export", "GET " + EXPORT),
                StagedOperation.vendorOnly("export-pdf", "GET " + EXPORT_PDF),
                StagedOperation.vendorOnly("aml-search", "POST " + AML_BY_VERIFICATION),
                StagedOperation.vendorOnly("recognition", "POST " + RECOGNITION));
    }

    /** A face that the SDK recognized, and whose code the application forwards. */
    private static Consumer<Veriport> recognized(RunningFake vendor, Veriport veriport) {
        VerificationId earlier = new VerificationId(veriport.identityProvider().id(), "earlier");
        SessionRef session = veriport.identityProvider()
                .start(VerificationRequest.builder("face-case")
                        .channel(Channel.MOBILE_SDK)
                        .faceOf(earlier)
                        .build())
                .ref();
        String code = ((FakeAuthenteqServer) vendor).finishFaceAuthentication("{\"id\":\"f-1\",\"status\":\"PASSED\"}");
        ReturnedParameters back = ReturnedParameters.ofQuery("code=" + code);
        return failing -> failing.identityProvider().complete(session, back);
    }
}
