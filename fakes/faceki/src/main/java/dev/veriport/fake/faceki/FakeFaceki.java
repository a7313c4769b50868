package dev.veriport.fake.faceki;

import static dev.veriport.fake.faceki.FakeFacekiServer.GENERATE_TOKEN;
import static dev.veriport.fake.faceki.FakeFacekiServer.RECORDS;
import static dev.veriport.fake.faceki.FakeFacekiServer.RULES;
import static dev.veriport.fake.faceki.FakeFacekiServer.SEARCH_BY_FACE;
import static dev.veriport.fake.faceki.FakeFacekiServer.VERIFY;
import static dev.veriport.fake.faceki.FakeFacekiServer.VERIFY_LINK;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.token.TokenPurpose;
import java.util.List;

/** Starts {@link FakeFacekiServer}. Thread-safe. */
public final class FakeFaceki implements FakeVendor {

    @Override
    public String vendor() {
        return "faceki";
    }

    @Override
    public FakeFacekiServer start(int port) {
        return FakeFacekiServer.builder().port(port).start();
    }

    @Override
    public List<StagedOperation> stagedOperations() {
        return List.of(
                StagedOperation.token("token", "POST " + GENERATE_TOKEN, TokenPurpose.API),
                StagedOperation.start("verification-link", "POST " + VERIFY_LINK, Channel.WEB),
                StagedOperation.find("records", "GET " + RECORDS + "?"),
                StagedOperation.vendorOnly("workflow-rules", "GET " + RULES),
                StagedOperation.verify("kyc-verification", "POST " + VERIFY + " "),
                StagedOperation.vendorOnly("search-by-face", "POST " + SEARCH_BY_FACE));
    }
}
