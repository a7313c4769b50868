package dev.veriport.fake.authenteq;

import java.time.Instant;
import java.util.Optional;

/**
 * A web session as the client asked for it (docs/vendors.md, E4).
 *
 * @param redirectUrl where the browser goes back to
 * @param flowSlug the header AQ-Flow-Slug, if it was sent
 * @param multiDocumentFlow the header AQ-Multi-Document-Flow, if it was sent
 * @param startedAt the fake's time at the call
 */
public record WebSession(
        String redirectUrl, Optional<String> flowSlug, Optional<String> multiDocumentFlow, Instant startedAt) {

    /** Only the value "On" is documented. */
    boolean isMultiDocument() {
        return multiDocumentFlow.filter("On"::equals).isPresent();
    }

    /** Without the redirect URL: it may carry a nonce. */
    @Override
    public String toString() {
        return "WebSession[startedAt=" + startedAt + "]";
    }
}
