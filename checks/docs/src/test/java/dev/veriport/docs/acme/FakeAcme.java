package dev.veriport.docs.acme;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;

public final class FakeAcme implements FakeVendor {
    @Override
    public String vendor() {
        return "acme";
    }

    @Override
    public FakeAcmeServer start(int port) {
        return new FakeAcmeServer(port);
    }

    @Override
    public List<StagedOperation> stagedOperations() {
        return List.of(
                StagedOperation.start("create-check", "POST /checks", Channel.WEB),
                StagedOperation.find("read-check", "GET /checks/"),
                StagedOperation.evidence("read-photo", "GET /photos/"));
    }
}
