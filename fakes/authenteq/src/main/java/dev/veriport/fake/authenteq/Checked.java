package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;

/** A route behind the check of the keys. */
@FunctionalInterface
interface Checked {
    Reply answer(String endpoint, RecordedRequest request);
}
