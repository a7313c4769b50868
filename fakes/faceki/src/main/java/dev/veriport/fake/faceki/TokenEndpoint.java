package dev.veriport.fake.faceki;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Issues bearer tokens and checks which are valid. Fact (docs/vendors.md, T2): a token lives for {@code expires_in}
 * seconds, an hour by default, and "must be regenerated only after" it expired. So it counts early requests.
 */
final class TokenEndpoint {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Instant> deadAt = new HashMap<>();
    private final InstantSource clock;
    private final Duration ttl;
    private final boolean newOneKillsOld;
    private int issued;
    private int issuedEarly;

    TokenEndpoint(InstantSource clock, Duration ttl, boolean newOneKillsOld) {
        this.clock = clock;
        this.ttl = ttl;
        this.newOneKillsOld = newOneKillsOld;
    }

    String issue() {
        lock.lock();
        try {
            Instant now = clock.instant();
            deadAt.values().removeIf(end -> !now.isBefore(end));
            issued++;
            if (!deadAt.isEmpty()) {
                issuedEarly++;
            }
            if (newOneKillsOld) {
                deadAt.clear();
            }
            String token = "sandbox-token-" + UUID.randomUUID();
            deadAt.put(token, now.plus(ttl));
            return token;
        } finally {
            lock.unlock();
        }
    }

    boolean isAlive(String token) {
        lock.lock();
        try {
            Instant end = deadAt.get(token);
            return end != null && clock.instant().isBefore(end);
        } finally {
            lock.unlock();
        }
    }

    void revokeAll() {
        lock.lock();
        try {
            deadAt.clear();
        } finally {
            lock.unlock();
        }
    }

    int issued() {
        lock.lock();
        try {
            return issued;
        } finally {
            lock.unlock();
        }
    }

    int issuedEarly() {
        lock.lock();
        try {
            return issuedEarly;
        } finally {
            lock.unlock();
        }
    }
}
