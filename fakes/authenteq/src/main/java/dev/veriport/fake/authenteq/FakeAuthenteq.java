package dev.veriport.fake.authenteq;

import static dev.veriport.fake.authenteq.FakeAuthenteqServer.AML_BY_VERIFICATION;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.EXPORT;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.RECOGNITION;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.VERIFICATION_RESULT;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.VERIFICATION_TOKEN;
import static dev.veriport.fake.authenteq.FakeAuthenteqServer.VERIFICATION_URL;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;

/** Starts {@link FakeAuthenteqServer}. Thread-safe. */
public final class FakeAuthenteq implements FakeVendor {

    @Override
    public String vendor() {
        return "authenteq";
    }

    @Override
    public FakeAuthenteqServer start(int port) {
        return FakeAuthenteqServer.builder().port(port).start();
    }

    @Override
    public List<StagedOperation> operations() {
        return List.of(
                StagedOperation.start("verification-url", "GET " + VERIFICATION_URL, Channel.WEB),
                StagedOperation.start("verification-token", "GET " + VERIFICATION_TOKEN, Channel.MOBILE_SDK),
                StagedOperation.startWithFace("face-authentication-token", "GET " + FACE_AUTHENTICATION_TOKEN),
                StagedOperation.complete("verification-result", "GET " + VERIFICATION_RESULT),
                StagedOperation.find("export", "GET " + EXPORT),
                StagedOperation.vendorOnly("aml-search", "POST " + AML_BY_VERIFICATION),
                StagedOperation.vendorOnly("recognition", "POST " + RECOGNITION));
    }
}
