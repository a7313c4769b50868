package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A report as the vendor answers it. Facts: its fields and words. Inference: which sections there are, that a section with an
 * error has no values, and that a redacted one has no files.
 */
final class ReportJson {
    private final InstantSource clock;
    private final Alterations alterations;

    ReportJson(InstantSource clock, Alterations alterations) {
        this.clock = clock;
        this.alterations = alterations;
    }

    ObjectNode of(Session session, Submission submission, Expansion expansion) {
        Instant now = clock.instant();
        Personal person = new Personal(session.isRedacted(now));
        ObjectNode json = Json.object()
                .put("id", submission.reportId())
                .put("object", "identity.verification_report")
                .put("client_reference_id", SessionJson.orNull(session.text("client_reference_id")))
                .put("created", submission.at().getEpochSecond())
                .put("livemode", session.livemode())
                .put("type", SessionJson.type(session))
                .put("verification_session", session.id());
        json.set("options", SessionJson.options(session));
        for (String section : session.sections(submission)) {
            json.set(section, section(section, session, submission, person, expansion));
        }
        return alterations.applied(submission.reportId(), json);
    }

    private static ObjectNode section(
            String section, Session session, Submission submission, Personal person, Expansion expansion) {
        Optional<String> error = submission.error(section);
        ObjectNode json =
                switch (section) {
                    case "document" -> document(session, submission, person, expansion);
                    case "selfie" -> selfie(submission, person);
                    case "id_number" -> idNumber(person, expansion);
                    case "email" -> Json.object().put("email", person.text("mira@example.com"));
                    default -> Json.object().put("phone", person.text("+4790000000"));
                };
        if (error.isPresent()) {
            List<String> kept = List.of("files", "document", "selfie");
            json.properties().stream()
                    .filter(field -> !kept.contains(field.getKey()))
                    .forEach(field -> field.setValue(json.nullNode()));
        }
        json.put("status", error.isPresent() ? "unverified" : "verified");
        json.set("error", error.map(SessionJson::error).orElse(null));
        return json;
    }

    private static ObjectNode document(Session session, Submission submission, Personal person, Expansion expansion) {
        ObjectNode json = Json.object()
                .put(
                        "type",
                        session.documentOptions().path("allowed_types").path(0).asText("id_card"))
                .put("first_name", person.firstName())
                .put("last_name", person.lastName())
                .put("sex", person.sex())
                .put("unparsed_sex", person.text("F"))
                .put("unparsed_place_of_birth", person.text("Prøveby"))
                .put("issuing_country", person.text("NO"));
        json.set("address", person.address());
        json.set("issued_date", person.date(2021, 12, 1));
        if (expansion.has("document.dob")) {
            json.set("dob", person.dob());
        }
        if (expansion.has("document.number")) {
            json.put("number", person.text("SPECIMEN8417"));
        }
        if (expansion.has("document.expiration_date")) {
            json.set("expiration_date", person.date(2031, 11, 30));
        }
        if (person.isRedacted()) {
            json.putArray("files");
        } else {
            submission.document().forEach(json.putArray("files")::add);
        }
        return json;
    }

    private static ObjectNode selfie(Submission submission, Personal person) {
        return Json.object()
                .put("document", person.text(submission.document().get(0)))
                .put("selfie", person.text(submission.selfie()));
    }

    private static ObjectNode idNumber(Personal person, Expansion expansion) {
        ObjectNode json = Json.object()
                .put("first_name", person.firstName())
                .put("last_name", person.lastName())
                .put("id_number_type", "us_ssn");
        if (expansion.has("id_number.dob")) {
            json.set("dob", person.dob());
        }
        if (expansion.has("id_number.id_number")) {
            json.put("id_number", person.idNumber());
        }
        return json;
    }
}
