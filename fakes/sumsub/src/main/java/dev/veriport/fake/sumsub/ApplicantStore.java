package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The applicants of the account. Facts: one applicant for each {@code externalUserId}. Inference: that of a deactivated or
 * deleted applicant can be used again.
 */
final class ApplicantStore {
    private final InstantSource clock;
    private final Map<String, Applicant> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByUser = new ConcurrentHashMap<>();
    private final List<String> created = new CopyOnWriteArrayList<>();

    ApplicantStore(InstantSource clock) {
        this.clock = clock;
    }

    /** An applicant that the API finds. */
    Optional<Applicant> find(String id) {
        return findAny(id).filter(Applicant::isFound);
    }

    /** An applicant, also one that is deactivated or deleted. */
    Optional<Applicant> findAny(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Applicant> findByUser(String externalUserId) {
        return Optional.ofNullable(idByUser.get(externalUserId)).flatMap(this::find);
    }

    Optional<Applicant> findByInspection(String inspectionId) {
        return byId.values().stream()
                .filter(applicant ->
                        applicant.isFound() && applicant.inspectionId().equals(inspectionId))
                .findFirst();
    }

    /** The ids of those that the API finds, oldest first. */
    List<String> ids() {
        return created.stream().filter(id -> find(id).isPresent()).toList();
    }

    /** @throws Refusal when the {@code externalUserId} is in use */
    Applicant create(String externalUserId, Level level, ObjectNode request) {
        Applicant applicant = Applicant.create(externalUserId, level, request, clock.instant());
        if (!idByUser.computeIfAbsent(externalUserId, user -> add(applicant)).equals(applicant.id())) {
            throw Refusal.applicantExists();
        }
        return applicant;
    }

    private String add(Applicant applicant) {
        byId.put(applicant.id(), applicant);
        created.add(applicant.id());
        return applicant.id();
    }

    /** The user's applicant at the level of the link, as it is once the link is opened. */
    Applicant openedBy(Link link) {
        String id = idByUser.computeIfAbsent(
                link.externalUserId(),
                user -> add(Applicant.create(user, link.level(), link.identifiers(), clock.instant())));
        return change(id, applicant -> {
            Instant now = clock.instant();
            return applicant.attempt().isBeingChecked(now) ? applicant : applicant.movedTo(link.level(), now);
        });
    }

    /** @throws Refusal when the API finds no such applicant */
    Applicant change(String id, UnaryOperator<Applicant> change) {
        return changeAny(id, applicant -> {
            if (!applicant.isFound()) {
                throw Refusal.notFound("Applicant");
            }
            return change.apply(applicant);
        });
    }

    /** Hides the applicant, and lets another one have its {@code externalUserId}. */
    Applicant hide(String id, Applicant.Presence presence) {
        Applicant hidden = change(id, applicant -> {
            applicant.requireUnchecked(clock.instant());
            return applicant.with(presence);
        });
        idByUser.remove(hidden.externalUserId(), id);
        return hidden;
    }

    /** @throws Refusal when there is no such applicant, or another one has its {@code externalUserId} by now */
    Applicant activate(String id) {
        Applicant known = findAny(id)
                .filter(applicant -> applicant.presence() != Applicant.Presence.DELETED)
                .orElseThrow(() -> Refusal.notFound("Applicant"));
        String owner = idByUser.putIfAbsent(known.externalUserId(), id);
        if (owner != null && !owner.equals(id)) {
            throw Refusal.applicantExists();
        }
        return changeAny(id, applicant -> applicant.with(Applicant.Presence.ACTIVE));
    }

    private Applicant changeAny(String id, UnaryOperator<Applicant> change) {
        Applicant changed = byId.computeIfPresent(id, (same, applicant) -> change.apply(applicant));
        if (changed == null) {
            throw Refusal.notFound("Applicant");
        }
        return changed;
    }

    /** A body that says only who the user is. */
    static ObjectNode named(String externalUserId) {
        return Json.object().put("externalUserId", externalUserId);
    }
}
