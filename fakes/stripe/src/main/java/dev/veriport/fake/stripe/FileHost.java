package dev.veriport.fake.stripe;

import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;

/** The host of files, where it is another one than the API's. It takes the same keys. */
final class FileHost extends FakeVendorServer {

    FileHost(StripeApi api) {
        super(LoopbackAddress.of("127.0.0.1", 0));
        api.addFiles(this::route);
    }
}
