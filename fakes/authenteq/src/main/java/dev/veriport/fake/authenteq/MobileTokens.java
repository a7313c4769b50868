package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens for the mobile SDK. */
final class MobileTokens {
    private final AtomicInteger issued = new AtomicInteger();

    int issued() {
        return issued.get();
    }

    /**
     * docs/vendors.md (E1, E2). Fact: the shape, and that a token is for a single operation. Inference:
     * that two calls never give the same token, and that the answer must not be cached.
     */
    Reply issue(String endpoint, RecordedRequest request) {
        issued.incrementAndGet();
        return Reply.json(200, """
                {
                  "accessToken": "%s"
                }""".formatted(UUID.randomUUID())).withHeader("Cache-Control", "no-store");
    }

    /** docs/vendors.md (E3). Fact: deprecated. Refusing it is the fake's own doing, so that use is seen. */
    static Reply refuseDeprecated(RecordedRequest request) {
        return Reply.json(410, """
                {
                  "errorCode": "DEPRECATED",
                  "errorMessage": "Please use /mobile-sdk/verification-token"
                }""");
    }
}
