package dev.veriport.fake.persona;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The inquiries, as they are now. */
final class InquiryStore {
    private final InstantSource clock;
    private final Map<String, Inquiry> byId = new ConcurrentHashMap<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Map<String, String> byVerification = new ConcurrentHashMap<>();

    InquiryStore(InstantSource clock) {
        this.clock = clock;
    }

    Inquiry add(Inquiry created) {
        byId.put(created.id(), created);
        ids.add(created.id());
        return created;
    }

    Optional<Inquiry> find(String id) {
        return change(id, inquiry -> inquiry);
    }

    /** All of them, newest first. */
    List<Inquiry> all() {
        List<String> newestFirst = new ArrayList<>(ids);
        Collections.reverse(newestFirst);
        return newestFirst.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Changes an inquiry; empty where there is none. */
    Optional<Inquiry> change(String id, UnaryOperator<Inquiry> change) {
        Instant now = clock.instant();
        Inquiry changed = byId.computeIfPresent(id, (same, inquiry) -> change.apply(inquiry.at(now)));
        if (changed != null) {
            changed.verifications().forEach(verification -> byVerification.put(verification.id(), id));
        }
        return Optional.ofNullable(changed);
    }

    /** The inquiry that a verification belongs to. */
    Optional<Inquiry> ofVerification(String verificationId) {
        return Optional.ofNullable(byVerification.get(verificationId)).flatMap(this::find);
    }
}
