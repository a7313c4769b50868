package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry as the vendor answers it. Facts: its members; after a redaction what is personal is null. Inference: the reference and
 * the tags are not answered then, and the fields of the template are the vendor's default ones.
 */
final class InquiryJson {
    /** The names of the fields of the template. */
    static final List<String> FIELDS = List.of(
            "name-first",
            "name-middle",
            "name-last",
            "address-street-1",
            "address-street-2",
            "address-city",
            "address-subdivision",
            "address-postal-code",
            "address-country-code",
            "birthdate",
            "email-address",
            "phone-number",
            "identification-number");

    private static final List<String> TIMES = List.of(
            "created-at",
            "updated-at",
            "started-at",
            Inquiry.EXPIRES_AT,
            "completed-at",
            "failed-at",
            "marked-for-review-at",
            "decisioned-at",
            "expired-at",
            Inquiry.REDACTED_AT);

    private final Alterations alterations;

    InquiryJson(Alterations alterations) {
        this.alterations = alterations;
    }

    ObjectNode of(Inquiry inquiry) {
        ObjectNode json = Json.object().put("type", "inquiry").put("id", inquiry.id());
        json.set("attributes", attributes(inquiry));
        json.set("relationships", relationships(inquiry));
        return alterations.applied(inquiry.id(), json);
    }

    private static ObjectNode attributes(Inquiry inquiry) {
        ObjectNode given = inquiry.attributes();
        ObjectNode json = Json.object()
                .put("status", inquiry.status())
                .put("reference-id", inquiry.referenceId())
                .put("note", orNull(given.path("note")));
        json.putObject("behaviors");
        json.set("tags", given.path("tags").isArray() ? given.path("tags") : Json.array());
        json.put("creator", given.path("creator-email-address").asText("api@shop.example"))
                .put("reviewer-comment", orNull(given.path("reviewer-comment")));
        TIMES.forEach(name -> json.put(name, Iso8601.of(inquiry.times().get(name))));
        String next = Move.nextStep(inquiry.status());
        json.put("previous-step-name", previousStep(next)).put("next-step-name", next);
        ObjectNode fields = json.putObject("fields");
        FIELDS.forEach(name -> fields.putObject(name)
                .put("type", name.equals("birthdate") ? "date" : "string")
                .put("value", orNull(given.path("fields").path(name))));
        return json;
    }

    private static @Nullable String previousStep(String next) {
        return switch (next) {
            case "start" -> null;
            case "verification_government_id" -> "start";
            default -> "verification_selfie";
        };
    }

    private static @Nullable String orNull(JsonNode text) {
        return text.isTextual() ? text.asText() : null;
    }

    private static ObjectNode relationships(Inquiry inquiry) {
        Account account = inquiry.origin().account();
        ObjectNode json = Json.object();
        one(json, "account", account == null ? null : reference("account", account.id()));
        templates(json, inquiry);
        one(json, "transaction", null);
        one(json, "reviewer", null);
        many(json, "reports", Stream.empty());
        many(json, "verifications", inquiry.verifications().stream().map(each -> reference(each.type(), each.id())));
        many(json, "sessions", inquiry.sessions().stream().map(each -> reference("inquiry-session", each.id())));
        many(
                json,
                "documents",
                inquiry.verifications().stream()
                        .filter(Verification::hasDocument)
                        .map(each -> reference("document/" + each.kind().word(), each.documentId())));
        many(json, "selfies", Stream.empty());
        return json;
    }

    /** Adds what the inquiry was created from. */
    static void templates(ObjectNode relationships, Inquiry inquiry) {
        boolean isLegacy = inquiry.origin().isLegacy();
        one(relationships, "template", isLegacy ? reference("template", FakePersonaServer.LEGACY_TEMPLATE) : null);
        one(
                relationships,
                "inquiry-template",
                isLegacy ? null : reference("inquiry-template", FakePersonaServer.TEMPLATE));
        one(
                relationships,
                "inquiry-template-version",
                isLegacy ? null : reference("inquiry-template-version", FakePersonaServer.TEMPLATE_VERSION));
    }

    /** What stands for an object where it is referred to. */
    static ObjectNode reference(String type, String id) {
        return Json.object().put("type", type).put("id", id);
    }

    /** Adds a relationship to one object, or to none. */
    static void one(ObjectNode relationships, String name, @Nullable ObjectNode reference) {
        relationships.putObject(name).set("data", reference == null ? relationships.nullNode() : reference);
    }

    private static void many(ObjectNode relationships, String name, Stream<ObjectNode> references) {
        relationships.putObject(name).set("data", Json.array(references.toList()));
    }
}
