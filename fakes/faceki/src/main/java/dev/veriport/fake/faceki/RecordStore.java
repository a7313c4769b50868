package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The records in the order of their making, each visible from a moment on. */
final class RecordStore {

    /** The person who changes decisions in the portal; invented. */
    static final String REVIEWER = "reviewer@merchant.example";

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Stored> records = new ArrayList<>();
    private final InstantSource clock;
    private final Duration visibleAfter;

    RecordStore(InstantSource clock, Duration visibleAfter) {
        this.clock = clock;
        this.visibleAfter = visibleAfter;
    }

    void add(ObjectNode record) {
        lock.lock();
        try {
            records.add(new Stored(record, clock.instant().plus(visibleAfter)));
        } finally {
            lock.unlock();
        }
    }

    void replace(ObjectNode record) {
        lock.lock();
        try {
            records.removeIf(stored -> stored.has("requestId", Json.text(record, "requestId")));
            records.add(new Stored(record, Instant.MIN));
        } finally {
            lock.unlock();
        }
    }

    boolean remove(String requestId) {
        lock.lock();
        try {
            return records.removeIf(stored -> stored.has("requestId", requestId));
        } finally {
            lock.unlock();
        }
    }

    /** What portal staff does: another decision, later, for the same record (docs/vendors.md, R1, a fact). */
    boolean decide(String requestId, String decision) {
        lock.lock();
        try {
            List<Stored> found = records.stream()
                    .filter(stored -> stored.has("requestId", requestId))
                    .toList();
            found.forEach(stored -> FacekiRecordJson.of(stored.record)
                    .decision(decision)
                    .updatedAt(clock.instant())
                    .with("updateBy", REVIEWER));
            return !found.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** A copy of the latest of this request id, visible or not: a webhook can be faster than a search. */
    Optional<ObjectNode> byRequestId(String requestId) {
        lock.lock();
        try {
            return records.stream()
                    .filter(stored -> stored.has("requestId", requestId))
                    .reduce((earlier, later) -> later)
                    .map(stored -> stored.record.deepCopy());
        } finally {
            lock.unlock();
        }
    }

    /** Copies of those that are visible and have all of these values. */
    ArrayNode find(Map<String, String> values) {
        lock.lock();
        try {
            Instant now = clock.instant();
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            records.stream()
                    .filter(stored -> !now.isBefore(stored.visibleAt))
                    .filter(stored ->
                            values.entrySet().stream().allMatch(value -> stored.has(value.getKey(), value.getValue())))
                    .forEach(stored -> found.add(stored.record.deepCopy()));
            return found;
        } finally {
            lock.unlock();
        }
    }

    private record Stored(ObjectNode record, Instant visibleAt) {
        boolean has(String field, String value) {
            return Json.text(record, field).equals(value);
        }
    }
}
