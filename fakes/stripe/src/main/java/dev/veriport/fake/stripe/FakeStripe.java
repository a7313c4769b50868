package dev.veriport.fake.stripe;

import static dev.veriport.fake.stripe.FakeStripeServer.FILES;
import static dev.veriport.fake.stripe.FakeStripeServer.SESSIONS;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;

/** Starts {@link FakeStripeServer}. Thread-safe. */
public final class FakeStripe implements FakeVendor {

    @Override
    public String vendor() {
        return "stripe";
    }

    @Override
    public FakeStripeServer start(int port) {
        return FakeStripeServer.builder().port(port).start();
    }

    /** The names are the methods of the vendor's own clients. */
    @Override
    public List<StagedOperation> stagedOperations() {
        String session = SESSIONS + "/{id}";
        return List.of(
                StagedOperation.start("create-verification-session", "POST " + SESSIONS + " ", Channel.WEB),
                StagedOperation.complete("retrieve-verification-session", "GET " + session),
                StagedOperation.cancel("cancel-verification-session", "POST " + session + "/cancel "),
                StagedOperation.erase("redact-verification-session", "POST " + session + "/redact "),
                StagedOperation.evidence("download-file", "GET " + FILES + "/{id}/contents "),
                StagedOperation.vendorOnly("list-verification-sessions", "GET " + SESSIONS + "?"));
    }

    @Override
    public String requestIdHeader() {
        return "Request-Id";
    }
}
