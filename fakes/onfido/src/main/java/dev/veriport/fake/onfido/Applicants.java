package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The applicants and the deletion queue. Facts: an applicant in the queue has {@code delete_at} and can be restored until
 * then, then it and all that belongs to it is gone; an applicant without checks is gone at once. Inference: a workflow run
 * that the user has submitted counts as a check, an applicant in the queue can still be read, and another deletion leaves the
 * time as it is.
 */
final class Applicants {
    private static final List<String> RETURNED =
            List.of("first_name", "last_name", "email", "dob", "phone_number", "id_numbers", "address", "location");

    private final Settings settings;
    private final Predicate<String> hasChecks;
    private final ConcurrentMap<String, Applicant> byId = new ConcurrentHashMap<>();

    private record Applicant(ObjectNode json, @Nullable Instant deleteAt) {
        boolean isGone(Instant now) {
            return deleteAt != null && !now.isBefore(deleteAt);
        }
    }

    /** @param hasChecks whether the applicant of this id was checked */
    Applicants(Settings settings, Predicate<String> hasChecks) {
        this.settings = settings;
        this.hasChecks = hasChecks;
    }

    /** Whether there is such an applicant, in the deletion queue or not. */
    boolean exists(String id) {
        return find(id).isPresent();
    }

    Reply create(RecordedRequest request) {
        Optional<ObjectNode> body = Json.readObject(request.bodyText());
        if (body.isEmpty()) {
            return Problem.BAD_REQUEST.reply();
        }
        ObjectNode wrong = wrong(body.get());
        if (!wrong.isEmpty()) {
            return Problem.INVALID.reply(wrong);
        }
        String id = UUID.randomUUID().toString();
        ObjectNode json = Json.object()
                .put("id", id)
                .put("created_at", Iso8601.of(settings.clock().instant()))
                .put("sandbox", settings.sandbox())
                .put("href", FakeOnfidoServer.APPLICANTS + "/" + id);
        RETURNED.stream()
                .filter(body.get()::hasNonNull)
                .forEach(field -> json.set(field, body.get().get(field)));
        Applicant created = new Applicant(json, null);
        byId.put(id, created);
        return Json.reply(201, shown(created));
    }

    private static ObjectNode wrong(ObjectNode body) {
        Fields fields = new Fields(body);
        fields.requireName("first_name");
        fields.requireName("last_name");
        fields.email("email");
        fields.date("dob");
        fields.requireWithin("address", "postcode");
        fields.requireWithin("address", "country");
        fields.country("address", "country");
        fields.country("location", "country_of_residence");
        body.path("consents").forEach(consent -> fields.oneOf(consent.path("name"), OnfidoWords.CONSENTS, "consents"));
        return fields.wrong();
    }

    Reply read(RecordedRequest request) {
        return find(request.segment(2))
                .map(found -> Json.reply(200, shown(found)))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    Reply delete(RecordedRequest request) {
        String id = request.segment(2);
        Optional<Applicant> found = find(id);
        if (found.isEmpty()) {
            return Problem.NOT_FOUND.reply();
        }
        if (!hasChecks.test(id)) {
            byId.remove(id);
        } else if (found.get().deleteAt() == null) {
            Instant deleteAt = settings.clock().instant().plus(settings.deletionDelay());
            byId.put(id, new Applicant(found.get().json(), deleteAt));
        }
        return Reply.of(204, "text/plain", "");
    }

    Reply restore(RecordedRequest request) {
        return restore(request.segment(2)) ? Reply.of(204, "text/plain", "") : Problem.NOT_FOUND.reply();
    }

    /** Whether there is such an applicant, which is then in no deletion queue. */
    boolean restore(String id) {
        Optional<Applicant> found = find(id);
        found.ifPresent(queued -> byId.put(id, new Applicant(queued.json(), null)));
        return found.isPresent();
    }

    /** The ids of the applicants that are in no deletion queue. */
    List<String> ids() {
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue().deleteAt() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<Applicant> find(String id) {
        Instant now = settings.clock().instant();
        return Optional.ofNullable(byId.get(id)).filter(applicant -> !applicant.isGone(now));
    }

    private static ObjectNode shown(Applicant applicant) {
        Instant deleteAt = applicant.deleteAt();
        return applicant.json().deepCopy().put("delete_at", deleteAt == null ? null : Iso8601.of(deleteAt));
    }
}
