package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A session as the vendor answers it. Facts: its fields; after a redaction the metadata is gone. Inference: while the redaction
 * is processing nothing is replaced, and the client's reference stays.
 */
final class SessionJson {
    private final InstantSource clock;
    private final ReportJson reports;
    private final Alterations alterations;

    SessionJson(InstantSource clock, ReportJson reports, Alterations alterations) {
        this.clock = clock;
        this.reports = reports;
        this.alterations = alterations;
    }

    /** Without a page and a client secret. */
    ObjectNode of(Session session, Expansion expansion) {
        Instant now = clock.instant();
        boolean isRedacted = session.isRedacted(now);
        ObjectNode json = Json.object()
                .put("id", session.id())
                .put("object", "identity.verification_session")
                .put("client_reference_id", orNull(session.text("client_reference_id")))
                .putNull("client_secret")
                .put("created", session.createdAt().getEpochSecond())
                .put("livemode", session.livemode())
                .put("status", session.status(now))
                .put("type", type(session))
                .putNull("url")
                .put("related_customer", orNull(session.text("related_customer")))
                .put("related_customer_account", orNull(session.text("related_customer_account")));
        json.set("last_error", lastError(session, now));
        json.set("last_verification_report", lastReport(session, now, expansion));
        json.set(
                "metadata",
                isRedacted
                        ? Json.object()
                        : session.parameters().path("metadata").deepCopy());
        if (!json.path("metadata").isObject()) {
            json.putObject("metadata");
        }
        json.set("options", options(session));
        json.set("redaction", redaction(session, isRedacted));
        details(session, isRedacted, json);
        if (expansion.has("verified_outputs")) {
            json.set("verified_outputs", outputs(session, now, expansion));
        }
        return alterations.applied(session.id(), json);
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String type(Session session) {
        return session.hasFlow() ? "verification_flow" : session.text("type");
    }

    static ObjectNode options(Session session) {
        ObjectNode options = Json.object();
        if (type(session).equals("id_number")) {
            options.putObject("id_number");
            return options;
        }
        ObjectNode document = options.putObject("document");
        session.documentOptions()
                .properties()
                .forEach(option -> document.set(
                        option.getKey(),
                        option.getValue().isArray()
                                ? option.getValue()
                                : document.booleanNode(
                                        option.getValue().asText().equals("true"))));
        return options;
    }

    static ObjectNode error(String code) {
        return Json.object().put("code", code).put("reason", "The verification ended with " + code.replace('_', ' '));
    }

    private static @Nullable JsonNode lastError(Session session, Instant now) {
        return session.last()
                .filter(submission -> submission.isDecided(now) && !submission.isVerified())
                .map(submission -> error(submission.outcome()))
                .orElse(null);
    }

    private @Nullable JsonNode lastReport(Session session, Instant now, Expansion expansion) {
        Submission last = session.last().filter(each -> each.hasReport(now)).orElse(null);
        if (last == null) {
            return null;
        }
        return expansion.has("last_verification_report")
                ? reports.of(session, last, expansion.ofItsReport())
                : Json.object().textNode(last.reportId());
    }

    private static @Nullable JsonNode redaction(Session session, boolean isRedacted) {
        return session.redactedAt() == null
                ? null
                : Json.object().put("status", isRedacted ? "redacted" : "processing");
    }

    private static void details(Session session, boolean isRedacted, ObjectNode json) {
        Personal person = new Personal(isRedacted);
        JsonNode details = session.parameters().path("provided_details");
        if (details.isObject()) {
            ObjectNode answered = json.putObject("provided_details");
            details.properties()
                    .forEach(detail -> answered.put(
                            detail.getKey(), person.text(detail.getValue().asText())));
        }
        if (session.hasFlow()) {
            json.put("verification_flow", session.text("verification_flow"));
        }
    }

    /** Null unless the session is verified. */
    private static @Nullable JsonNode outputs(Session session, Instant now, Expansion expansion) {
        Submission last = session.last().orElse(null);
        if (last == null || !session.status(now).equals(Submission.VERIFIED)) {
            return null;
        }
        Personal person = new Personal(session.isRedacted(now));
        boolean hasNumber = session.sections(last).contains("id_number");
        ObjectNode json = Json.object()
                .put("first_name", person.firstName())
                .put("last_name", person.lastName())
                .put("sex", person.sex())
                .put("unparsed_sex", person.text("F"))
                .put("unparsed_place_of_birth", person.text("Prøveby"))
                .put("id_number_type", hasNumber ? "us_ssn" : null)
                .put("email", session.hasFlow() ? person.text("mira@example.com") : null)
                .put("phone", session.hasFlow() ? person.text("+4790000000") : null);
        json.set("address", person.address());
        if (expansion.has("verified_outputs.dob")) {
            json.set("dob", person.dob());
        }
        if (expansion.has("verified_outputs.id_number")) {
            json.put("id_number", hasNumber ? person.idNumber() : null);
        }
        return json;
    }
}
