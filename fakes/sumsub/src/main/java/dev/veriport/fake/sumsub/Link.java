package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * What lets a user in: a link to the hosted page, or a token for the SDK.
 *
 * @param identifiers email and phone
 * @param redirect where the browser goes afterwards; empty for nowhere
 */
record Link(
        String token,
        String externalUserId,
        Level level,
        ObjectNode identifiers,
        ObjectNode redirect,
        Instant expiresAt) {

    boolean isOpen(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** The names of the page's parameters that the browser brings back. */
    List<String> allowedParameters() {
        return redirect.path("allowedQueryParams")
                .valueStream()
                .map(name -> name.asText())
                .toList();
    }
}
