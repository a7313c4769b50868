package dev.veriport.fake.persona;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account, which several inquiries can belong to.
 *
 * @param referenceId the client's own; null where it gave none
 */
record Account(String id, @Nullable String referenceId, Instant createdAt) {}
