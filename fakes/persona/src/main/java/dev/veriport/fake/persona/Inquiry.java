package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry. Immutable.
 *
 * @param attributes those of its creation and of its updates
 * @param times by the attribute's name, such as {@code started-at}
 * @param verifications the oldest first
 * @param events the oldest first
 */
record Inquiry(
        String id,
        boolean isSandbox,
        Origin origin,
        ObjectNode attributes,
        String status,
        Map<String, Instant> times,
        List<Verification> verifications,
        List<Session> sessions,
        List<Event> events) {
    static final String EXPIRES_AT = "expires-at";
    static final String REDACTED_AT = "redacted-at";

    private static final List<String> OPEN = List.of(PersonaWords.CREATED, PersonaWords.PENDING);

    static Inquiry created(boolean isSandbox, Origin origin, ObjectNode attributes, Instant now) {
        Map<String, Instant> times = Map.of("created-at", now, EXPIRES_AT, now.plus(origin.afterCreate()));
        Inquiry created = new Inquiry(
                Ids.next("inq_"),
                isSandbox,
                origin,
                attributes,
                PersonaWords.CREATED,
                times,
                List.of(),
                List.of(),
                List.of());
        return created.happened("inquiry.created", created.id, now);
    }

    private Inquiry copy(ObjectNode attributes, String status, Map<String, Instant> times) {
        return new Inquiry(id, isSandbox, origin, attributes, status, times, verifications, sessions, events);
    }

    /** At this time: one that was not finished in time is expired. */
    Inquiry at(Instant now) {
        Instant end = times.get(EXPIRES_AT);
        return isOpen() && end != null && !now.isBefore(end) ? moved(Move.EXPIRE, end) : this;
    }

    /** @throws Refusal when the status does not allow it */
    Inquiry movedIfAllowed(Move move, Instant now) {
        if (!move.isAllowedFrom(status)) {
            throw Refusal.unprocessable("Inquiry cannot be " + move.status() + " when it is " + status);
        }
        return move == Move.EXPIRE && status.equals(move.status()) ? this : moved(move, now);
    }

    Inquiry moved(Move move, Instant now) {
        Inquiry moved = copy(attributes, move.status(), times)
                .timed(move.time(), now)
                .timed(EXPIRES_AT, move == Move.START ? now.plus(origin.afterStart()) : null);
        Inquiry ended = move == Move.EXPIRE ? moved.withoutPending(now) : moved;
        return ended.happened(move.event(), id, now);
    }

    private Inquiry withoutPending(Instant now) {
        return new Inquiry(
                id,
                isSandbox,
                origin,
                attributes,
                status,
                times,
                verifications.stream().map(Verification::canceled).toList(),
                sessions.stream().map(session -> session.expired(now)).toList(),
                events);
    }

    /** An expired one is pending again. */
    Inquiry resumed(Instant now) {
        boolean isExpired = status.equals(PersonaWords.EXPIRED);
        return copy(attributes, isExpired ? PersonaWords.PENDING : status, times)
                .timed("expired-at", null)
                .timed(EXPIRES_AT, now.plus(origin.afterResume()));
    }

    Inquiry redacted(Instant now) {
        ObjectNode redacted = attributes.deepCopy();
        redacted.remove(List.of("fields", "note", "reference-id", "redirect-uri", "reviewer-comment"));
        return copy(redacted, status, times)
                .timed(REDACTED_AT, now)
                .timed(EXPIRES_AT, null)
                .withoutPending(now)
                .happened("inquiry.redacted", id, now);
    }

    private Inquiry timed(String attribute, @Nullable Instant time) {
        Map<String, Instant> changed = new TreeMap<>(times);
        if (time == null) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, time);
        }
        return copy(attributes, status, Map.copyOf(changed));
    }

    Inquiry happened(String event, String about, Instant now) {
        Inquiry updated = timed("updated-at", now);
        Event next = Event.of(event, about, updated, now);
        List<Event> more = Stream.concat(events.stream(), Stream.of(next)).toList();
        return new Inquiry(id, isSandbox, origin, attributes, status, updated.times, verifications, sessions, more);
    }

    Inquiry with(ObjectNode changed, Instant now) {
        return copy(changed, status, times).timed("updated-at", now);
    }

    /** The same with a verification more, and its events. */
    Inquiry with(Verification next) {
        List<Verification> more =
                Stream.concat(verifications.stream(), Stream.of(next)).toList();
        Inquiry with = new Inquiry(id, isSandbox, origin, attributes, status, times, more, sessions, events)
                .happened("verification.created", next.id(), next.at());
        if (next.isSubmitted()) {
            with = with.happened("verification.submitted", next.id(), next.at());
        }
        String end = "verification." + next.status().replace('_', '-');
        return PersonaWords.VERIFICATION_EVENTS.contains(end) && !next.status().equals("submitted")
                ? with.happened(end, next.id(), next.at())
                : with;
    }

    Inquiry with(Session next) {
        return withSessions(Stream.concat(sessions.stream(), Stream.of(next)).toList());
    }

    /** The same with one of its sessions changed. */
    Inquiry withSession(String sessionId, UnaryOperator<Session> change) {
        return withSessions(sessions.stream()
                .map(session -> session.id().equals(sessionId) ? change.apply(session) : session)
                .toList());
    }

    private Inquiry withSessions(List<Session> others) {
        return new Inquiry(id, isSandbox, origin, attributes, status, times, verifications, others, events);
    }

    Optional<Session> session(String sessionId) {
        return sessions.stream()
                .filter(session -> session.id().equals(sessionId))
                .findFirst();
    }

    Optional<Instant> time(String attribute) {
        return Optional.ofNullable(times.get(attribute));
    }

    Instant createdAt() {
        return times.getOrDefault("created-at", Instant.EPOCH);
    }

    boolean isOpen() {
        return OPEN.contains(status) && !isRedacted();
    }

    boolean isRedacted() {
        return times.containsKey(REDACTED_AT);
    }

    /** The client's reference: the account's, until the inquiry is redacted. */
    @Nullable
    String referenceId() {
        Account account = origin.account();
        return account == null || isRedacted() ? null : account.referenceId();
    }

    /** An attribute that is a text, or an empty one. */
    String text(String attribute) {
        return attributes.path(attribute).asText("");
    }
}
