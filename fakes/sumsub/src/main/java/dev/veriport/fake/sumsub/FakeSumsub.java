package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.ACCESS_TOKENS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.WEBSDK_LINK;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;
import java.util.Set;

/** Starts {@link FakeSumsubServer}. Thread-safe. */
public final class FakeSumsub implements FakeVendor {

    @Override
    public String vendor() {
        return "sumsub";
    }

    @Override
    public FakeSumsubServer start(int port) {
        return FakeSumsubServer.builder().port(port).start();
    }

    /** The names are the titles of the vendor's pages. */
    @Override
    public List<StagedOperation> stagedOperations() {
        String applicant = APPLICANTS + "/{id}";
        return List.of(
                StagedOperation.start("generate-websdk-link", "POST " + WEBSDK_LINK + " ", Channel.WEB),
                StagedOperation.start("generate-access-token", "POST " + ACCESS_TOKENS + "/sdk ", Channel.MOBILE_SDK),
                StagedOperation.complete(
                        "get-applicant-data-by-external-user-id", "GET " + APPLICANTS + "/-/byExternalUserId/{user} "),
                StagedOperation.find("get-applicant-data", "GET " + applicant + "/one "),
                StagedOperation.vendorOnly("get-document-images-info", "GET " + applicant + "/metadata/resources "),
                StagedOperation.evidence("get-document-image", "GET " + applicant + "/resources/{image} "),
                StagedOperation.verify("create-applicant", "POST " + APPLICANTS + "?"),
                StagedOperation.vendorOnly("add-id-document", "POST " + applicant + "/info/idDoc "),
                StagedOperation.verify("request-applicant-check", "POST " + applicant + "/status/pending "),
                StagedOperation.vendorOnly("simulate-review-response", "POST " + applicant + "/status/testCompleted "));
    }

    @Override
    public Set<String> signatureHeaders() {
        return Set.of("X-App-Access-Sig");
    }

    /** In seconds, so two attempts within one second have the same signature. */
    @Override
    public boolean signsTime() {
        return false;
    }
}
