package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The verification sessions. Facts: their endpoints and parameters; an answer has a page and a client secret while the session
 * requires input; what may be canceled and redacted. Inference: an answer of a list has neither page nor secret, and what the
 * status does not allow is 400.
 */
final class Sessions {
    private static final Parameter FLAG = Parameter.word(List.of("true", "false"));
    private static final Map<String, Parameter> OF_DOCUMENT = Map.of(
            "allowed_types", Parameter.list(Parameter.word(StripeWords.DOCUMENT_TYPES)),
            "require_id_number", FLAG,
            "require_live_capture", FLAG,
            "require_matching_selfie", FLAG);
    private static final Map<String, Parameter> CHANGEABLE = Map.of(
            "type", Parameter.word(StripeWords.TYPES),
            "metadata", Parameter.metadata(),
            "options", Parameter.object(Map.of("document", Parameter.object(OF_DOCUMENT))),
            "provided_details", Parameter.object(Map.of("email", Parameter.text(), "phone", Parameter.text())));
    private static final Map<String, Parameter> OF_CREATION = Parameter.with(
            CHANGEABLE,
            Map.of(
                    "return_url", Parameter.url(),
                    "client_reference_id", Parameter.text(),
                    "verification_flow", Parameter.text(),
                    "related_customer", Parameter.text(),
                    "related_customer_account", Parameter.text()));

    private final Settings settings;
    private final SessionJson json;
    private final Handoffs handoffs;
    private final String pages;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final List<String> created = new CopyOnWriteArrayList<>();

    /** @param pages what the URL of a page begins with */
    Sessions(Settings settings, SessionJson json, Handoffs handoffs, String pages) {
        this.settings = settings;
        this.json = json;
        this.handoffs = handoffs;
        this.pages = pages;
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, newest first. */
    List<Session> all() {
        List<String> ids = new ArrayList<>(created);
        Collections.reverse(ids);
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Changes a session; empty where there is none. */
    Optional<Session> change(String id, UnaryOperator<Session> change) {
        return Optional.ofNullable(byId.computeIfPresent(id, (same, session) -> change.apply(session)));
    }

    Reply create(Call call) {
        call.check(OF_CREATION);
        ObjectNode given = call.parameters();
        String flow = given.path("verification_flow").asText("");
        if (flow.isEmpty() && !given.has("type")) {
            throw Refusal.missing("type");
        }
        if (!flow.isEmpty() && !settings.flows().contains(flow)) {
            throw Refusal.malformed("a verification flow of the account", "verification_flow");
        }
        Expansion expansion = Expansion.ofSession(call);
        Session session = new Session(
                Ids.next("vs_1"),
                call.access().livemode(),
                call.access().account(),
                settings.clock().instant(),
                given,
                List.of(),
                false,
                null);
        byId.put(session.id(), session);
        created.add(session.id());
        return answer(session, expansion);
    }

    Reply read(Call call) {
        call.check(Map.of());
        return answer(reached(call), Expansion.ofSession(call));
    }

    private Session reached(Call call) {
        return find(call.id())
                .filter(call.access()::reaches)
                .orElseThrow(() -> Refusal.notFound("verificationsession", "session"));
    }

    private Reply answer(Session session, Expansion expansion) {
        ObjectNode body = json.of(session, expansion);
        if (session.isOpen(settings.clock().instant())) {
            body.put("url", pages + handoffs.page(session));
            body.put("client_secret", handoffs.clientSecret(session));
        }
        return Json.reply(200, body);
    }

    Reply list(Call call) {
        Listing listing = new Listing(
                call,
                Map.of(
                        "status", Parameter.word(StripeWords.STATUSES),
                        "client_reference_id", Parameter.text(),
                        "related_customer", Parameter.text()));
        Expansion expansion = Expansion.ofSessions(call);
        Instant now = settings.clock().instant();
        List<Session> found = all().stream()
                .filter(call.access()::reaches)
                .filter(session -> listing.isWanted("status", session.status(now)))
                .filter(session -> listing.isWanted("client_reference_id", session.text("client_reference_id")))
                .filter(session -> listing.isWanted("related_customer", session.text("related_customer")))
                .filter(session -> listing.isCreatedWithin(session.createdAt()))
                .toList();
        return listing.reply(found, Session::id, session -> json.of(session, expansion));
    }

    Reply update(Call call) {
        call.check(CHANGEABLE);
        return changed(
                call, "be updated", session -> session.isOpen(settings.clock().instant()), session -> {
                    ObjectNode merged = session.parameters().deepCopy();
                    merge(merged, call.parameters());
                    return session.with(merged);
                });
    }

    /** An empty text unsets what it stands for. */
    private static void merge(ObjectNode before, ObjectNode given) {
        given.properties().forEach(entry -> {
            JsonNode old = before.path(entry.getKey());
            if (entry.getValue() instanceof ObjectNode more && old instanceof ObjectNode object) {
                merge(object, more);
            } else if (Parameter.isUnset(entry.getValue())) {
                before.remove(entry.getKey());
            } else {
                before.set(entry.getKey(), entry.getValue());
            }
        });
    }

    Reply cancel(Call call) {
        call.check(Map.of());
        return changed(
                call, "be canceled", session -> session.isOpen(settings.clock().instant()), Session::canceled);
    }

    Reply redact(Call call) {
        call.check(Map.of());
        Instant now = settings.clock().instant();
        return changed(
                call,
                "be redacted",
                session -> session.redactedAt() == null
                        && List.of(Session.REQUIRES_INPUT, Submission.VERIFIED).contains(session.status(now)),
                session -> (session.isOpen(now) ? session.canceled() : session)
                        .redactedAt(now.plus(settings.redaction())));
    }

    private Reply changed(Call call, String what, Predicate<Session> isAllowed, UnaryOperator<Session> change) {
        Expansion expansion = Expansion.ofSession(call);
        reached(call);
        Session changed = change(call.id(), session -> {
                    if (!isAllowed.test(session)) {
                        throw Refusal.wrongStatus("A VerificationSession with this status cannot " + what);
                    }
                    return change.apply(session);
                })
                .orElseThrow();
        return answer(changed, expansion);
    }
}
