package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An applicant. Immutable: each change is a new one. Facts: nothing is uploaded, reset or deactivated while it is being checked.
 *
 * @param request the body that created it
 * @param attempt the latest
 * @param images of all attempts
 * @param hasPerson false once the personal data is erased
 */
record Applicant(
        String id,
        String inspectionId,
        String externalUserId,
        ObjectNode request,
        Instant createdAt,
        Attempt attempt,
        List<Image> images,
        boolean hasPerson,
        Presence presence) {

    /** Whether it can be found. */
    enum Presence {
        ACTIVE,
        /** As if it had never existed, until it is activated again. */
        DEACTIVATED,
        DELETED
    }

    Applicant {
        images = List.copyOf(images);
    }

    static Applicant create(String externalUserId, Level level, ObjectNode request, Instant now) {
        return new Applicant(
                Ids.next(),
                Ids.next(),
                externalUserId,
                request,
                now,
                Attempt.first(level, now),
                List.of(),
                true,
                Presence.ACTIVE);
    }

    boolean isFound() {
        return presence == Presence.ACTIVE;
    }

    /** Whether the user can still send something. */
    boolean awaitsTheUser(Instant now) {
        return attempt.isOpen(now) || attempt.isRetryable(now);
    }

    private Applicant with(Attempt other, List<Image> otherImages, Presence otherPresence) {
        return new Applicant(
                id, inspectionId, externalUserId, request, createdAt, other, otherImages, hasPerson, otherPresence);
    }

    Applicant with(Image added) {
        List<Image> more = new ArrayList<>(images);
        more.add(added);
        return with(attempt, more, presence);
    }

    Applicant with(Presence other) {
        return with(attempt, images, other);
    }

    Applicant withoutPersonalData() {
        ObjectNode named = ApplicantStore.named(externalUserId);
        return new Applicant(id, inspectionId, externalUserId, named, createdAt, attempt, List.of(), false, presence);
    }

    /** Submits the images that have been uploaded, and others with them, as the user does. */
    Applicant submitted(List<Image> more, ReviewOutcome outcome, Instant now, Duration processing) {
        if (!awaitsTheUser(now)) {
            throw Refusal.wrongStatus(attempt.status(now));
        }
        return checked(more, outcome, now, processing);
    }

    /** Checks the images that have been uploaded, also those that were checked before. */
    Applicant checked(ReviewOutcome outcome, Instant now, Duration processing) {
        return checked(List.of(), outcome, now, processing);
    }

    /** An image of an earlier attempt is deactivated where a new one has the same type and side, and is checked again elsewhere. */
    private Applicant checked(List<Image> more, ReviewOutcome outcome, Instant now, Duration processing) {
        Attempt begun = attempt.isOpen(now) ? attempt : attempt.next(attempt.level(), now);
        List<Image> sent = Stream.concat(images.stream(), more.stream())
                .filter(image -> image.attemptId().isEmpty())
                .map(image -> image.in(begun))
                .toList();
        List<Image> earlier = images.stream()
                .filter(image -> !image.attemptId().isEmpty())
                .map(image -> sent.stream().anyMatch(image::hasSameDefinition) ? image.off() : image)
                .map(image -> image.deactivated() ? image : image.in(begun))
                .toList();
        return with(
                begun.submitted(outcome, now, processing),
                Stream.concat(earlier.stream(), sent.stream()).toList(),
                presence);
    }

    Applicant decided(ReviewOutcome outcome, Instant now) {
        return with(attempt.decided(outcome, now), images, presence);
    }

    /** Begins another attempt without images. */
    Applicant reset(Instant now) {
        requireUnchecked(now);
        return with(
                attempt.next(attempt.level(), now),
                images.stream().map(Image::off).toList(),
                presence);
    }

    /** Begins another attempt, unless it is at this level already. The images stay. */
    Applicant movedTo(Level level, Instant now) {
        requireUnchecked(now);
        return level.equals(attempt.level()) ? this : with(attempt.next(level, now), images, presence);
    }

    void requireUnchecked(Instant now) {
        if (attempt.isBeingChecked(now)) {
            throw Refusal.wrongStatus(attempt.status(now));
        }
    }
}
