package dev.veriport.fake.persona;

import static dev.veriport.fake.persona.InquiryJson.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects that are answered beside an inquiry. Facts: the parameter {@code include}, and the members of the objects.
 * Inference: an unknown relationship is refused.
 */
final class Included {
    private static final Set<String> RELATIONSHIPS = Set.of(
            "account",
            "template",
            "inquiry-template",
            "inquiry-template-version",
            "transaction",
            "reviewer",
            "reports",
            "verifications",
            "sessions",
            "documents",
            "selfies");

    private final VerificationJson verifications;

    Included(VerificationJson verifications) {
        this.verifications = verifications;
    }

    /** Adds what the call asks for. */
    void addTo(ObjectNode answer, Call call, Inquiry inquiry, String filesHost) {
        if (call.query().has("include")) {
            List<ObjectNode> included = new ArrayList<>();
            for (String path : call.query().path("include").asText().split(",", -1)) {
                if (!RELATIONSHIPS.contains(path)) {
                    throw Refusal.badRequest("include has an unknown relationship");
                }
                of(path, inquiry, filesHost).forEach(included::add);
            }
            answer.set("included", Json.array(included));
        }
    }

    private Stream<ObjectNode> of(String relationship, Inquiry inquiry, String filesHost) {
        return switch (relationship) {
            case "account" -> Stream.ofNullable(inquiry.origin().account()).map(account -> account(inquiry, account));
            case "verifications" ->
                inquiry.verifications().stream().map(each -> verifications.of(inquiry, each, filesHost));
            case "documents" ->
                inquiry.verifications().stream()
                        .filter(Verification::hasDocument)
                        .map(each -> verifications.document(inquiry, each, filesHost));
            case "sessions" -> inquiry.sessions().stream().map(session -> session(inquiry, session));
            case "inquiry-template" -> inquiry.origin().isLegacy() ? Stream.empty() : Stream.of(template());
            case "inquiry-template-version" -> inquiry.origin().isLegacy() ? Stream.empty() : Stream.of(version());
            default -> Stream.empty();
        };
    }

    private static ObjectNode account(Inquiry inquiry, Account account) {
        ObjectNode json = reference("account", account.id());
        ObjectNode attributes = json.putObject("attributes")
                .put("reference-id", account.referenceId())
                .put("account-type-name", "User")
                .put("created-at", Iso8601.of(account.createdAt()))
                .put("updated-at", Iso8601.of(inquiry.createdAt()))
                .putNull("redacted-at");
        attributes.putArray("tags");
        attributes.putObject("fields");
        return json;
    }

    private static ObjectNode session(Inquiry inquiry, Session session) {
        ObjectNode json = reference("inquiry-session", session.id());
        json.putObject("attributes")
                .put("status", session.status())
                .put("created-at", Iso8601.of(session.createdAt()))
                .put("started-at", Iso8601.of(session.startedAt()))
                .put("expired-at", Iso8601.of(session.expiredAt()));
        InquiryJson.one(json.putObject("relationships"), "inquiry", reference("inquiry", inquiry.id()));
        return json;
    }

    static ObjectNode template() {
        ObjectNode json = reference("inquiry-template", FakePersonaServer.TEMPLATE);
        json.putObject("attributes").put("status", "active").put("name", "KYC");
        InquiryJson.one(
                json.putObject("relationships"),
                "latest-published-version",
                reference("inquiry-template-version", FakePersonaServer.TEMPLATE_VERSION));
        return json;
    }

    static ObjectNode version() {
        ObjectNode json = reference("inquiry-template-version", FakePersonaServer.TEMPLATE_VERSION);
        json.putObject("attributes").put("status", "published").put("name-display", "KYC");
        InquiryJson.one(
                json.putObject("relationships"),
                "inquiry-template",
                reference("inquiry-template", FakePersonaServer.TEMPLATE));
        return json;
    }
}
