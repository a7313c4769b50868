package dev.veriport.fake.persona;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of an inquiry, which is opened with its token, or by a link.
 *
 * @param startedAt when the user began; null before
 * @param expiredAt null while it is valid
 */
record Session(
        String id,
        String token,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant expiredAt) {

    static Session created(Instant now) {
        return new Session(Ids.next("iqse_"), Ids.next("eyJ"), now, null, null);
    }

    Session started(Instant now) {
        return startedAt == null ? new Session(id, token, createdAt, now, expiredAt) : this;
    }

    Session expired(Instant at) {
        return expiredAt == null ? new Session(id, token, createdAt, startedAt, at) : this;
    }

    boolean isUnused() {
        return startedAt == null && expiredAt == null;
    }

    String status() {
        return expiredAt != null ? "expired" : startedAt == null ? "created" : "active";
    }
}
