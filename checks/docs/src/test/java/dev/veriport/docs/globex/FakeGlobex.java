package dev.veriport.docs.globex;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;

/** The fake of Globex, with a page for a browser, and without tokens. Its settings have no secret for webhooks. */
public final class FakeGlobex implements FakeVendor {
    static final String NAME = "globex";

    @Override
    public String vendor() {
        return NAME;
    }

    @Override
    public FakeGlobexServer start(int port) {
        return new FakeGlobexServer(port);
    }

    @Override
    public List<StagedOperation> stagedOperations() {
        return List.of(
                StagedOperation.start("create-person", "POST /people ", Channel.WEB),
                StagedOperation.start("create-check", "POST /people/", Channel.WEB),
                StagedOperation.resume("renew-page", "POST /checks/"),
                StagedOperation.cancel("cancel-check", "POST /checks/"),
                StagedOperation.find("read-check", "GET /checks/"),
                StagedOperation.evidence("read-file", "GET /photos/"),
                StagedOperation.vendorOnly("read-person", "GET /people/"),
                StagedOperation.vendorOnly("delete-person", "DELETE /people/"));
    }
}
