package dev.veriport.fake.persona;

import static dev.veriport.fake.persona.InquiryJson.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verification, and the document that was made of it, as the vendor answers them. Facts: their members; the checks of an NFC
 * verification have no requirement. Inference: which requirement a check has, and that a redacted verification has no values, no
 * checks and no photos.
 */
final class VerificationJson {
    private static final List<String> OF_DOCUMENT = List.of(
            "id-class",
            "name-first",
            "name-middle",
            "name-last",
            "name-suffix",
            "native-name-first",
            "native-name-middle",
            "native-name-last",
            "native-name-title",
            "birthdate",
            "address-street-1",
            "address-street-2",
            "address-city",
            "address-subdivision",
            "address-postal-code",
            "issuing-authority",
            "issuing-subdivision",
            "nationality",
            "document-number",
            "visa-status",
            "issue-date",
            "expiration-date",
            "birthplace",
            "endorsements",
            "height",
            "sex",
            "restrictions",
            "vehicle-class",
            "identification-number");
    private static final List<String> OF_NFC = List.of(
            "id-class",
            "birthdate",
            "expiration-date",
            "identification-number",
            "sex",
            "address-street-1",
            "address-street-2",
            "address-city",
            "address-subdivision",
            "address-postal-code");
    private static final List<String> NOT_REQUIRED = List.of(
            "id_public_figure_detection",
            "id_repeat_detection",
            "id_real_id_detection",
            "selfie_public_figure_detection",
            "selfie_glasses_detection");
    private static final List<String> RETRIED = List.of(
            "id_blur_detection", "id_glare_detection", "selfie_glare_detection", "selfie_image_quality_detection");
    private static final Map<String, String> NOT_APPLICABLE = Map.of(
            "id_aamva_database_lookup", "unsupported_country",
            "selfie_account_comparison", "no_account_selfie_present",
            "selfie_age_comparison", "no_reference_birthdate");
    private static final Map<String, String> REASONS = Map.of(
            "id_expired_detection", "expired",
            "id_nfc_expired_detection", "expired",
            "selfie_glare_detection", "too_much_glare");

    private final Settings settings;
    private final Photos photos;
    private final Alterations alterations;

    VerificationJson(Settings settings, Photos photos, Alterations alterations) {
        this.settings = settings;
        this.photos = photos;
        this.alterations = alterations;
    }

    /** Whether what belongs to an inquiry is redacted; the inquiry itself may be earlier. */
    static boolean isRedacted(Inquiry inquiry, Settings settings, Instant now) {
        return inquiry.time(Inquiry.REDACTED_AT)
                .filter(at -> !now.isBefore(at.plus(settings.redactionFollows())))
                .isPresent();
    }

    /** @param host that of the addresses of photos */
    ObjectNode of(Inquiry inquiry, Verification verification, String host) {
        boolean isRedacted = isRedacted(inquiry);
        ObjectNode json = reference(verification.type(), verification.id());
        ObjectNode attributes = json.putObject("attributes");
        shared(attributes, verification, inquiry, isRedacted);
        Shown shown = new Shown(verification, host, verification.isSubmitted() && !isRedacted);
        switch (verification.kind()) {
            case GOVERNMENT_ID -> governmentId(attributes, shown);
            case GOVERNMENT_ID_NFC -> nfc(attributes, shown);
            case SELFIE -> selfie(attributes, shown);
        }
        json.set("relationships", relationships(inquiry, verification));
        return alterations.applied(verification.id(), json);
    }

    /** The document that was made of a verification. */
    ObjectNode document(Inquiry inquiry, Verification verification, String host) {
        ObjectNode json = reference("document/" + verification.kind().word(), verification.documentId());
        ObjectNode attributes = json.putObject("attributes")
                .put("status", "processed")
                .put("created-at", Iso8601.of(verification.at()));
        time(attributes, "processed-at", verification.at());
        if (verification.kind() == Verification.Kind.GOVERNMENT_ID) {
            Shown shown = new Shown(verification, host, !isRedacted(inquiry));
            List.of("front", "back")
                    .forEach(page -> attributes.set(page + "-photo", shown.hasValues() ? file(shown, page) : null));
            values(attributes, OF_DOCUMENT, shown);
        }
        InquiryJson.one(json.putObject("relationships"), "inquiry", reference("inquiry", inquiry.id()));
        return json;
    }

    private boolean isRedacted(Inquiry inquiry) {
        return isRedacted(inquiry, settings, settings.clock().instant());
    }

    private void shared(ObjectNode attributes, Verification verification, Inquiry inquiry, boolean isRedacted) {
        Instant at = verification.at();
        attributes.put("status", verification.status());
        time(attributes, "created-at", at);
        time(attributes, "submitted-at", verification.isSubmitted() ? at : null);
        time(attributes, "completed-at", verification.isCompleted() ? at : null);
        Instant redactedAt = inquiry.times().get(Inquiry.REDACTED_AT);
        attributes.put(
                "redacted-at",
                isRedacted && redactedAt != null ? Iso8601.of(redactedAt.plus(settings.redactionFollows())) : null);
        attributes.put("country-code", isRedacted ? null : "NO");
        attributes.putArray("tags");
        ArrayNode checks = attributes.putArray("checks");
        if (verification.isCompleted() && !isRedacted) {
            verification.kind().checks().forEach(name -> checks.add(check(name, verification)));
        }
    }

    private static void time(ObjectNode attributes, String name, @Nullable Instant at) {
        attributes.put(name, Iso8601.of(at));
        attributes.put(name + "-ts", at == null ? null : Math.toIntExact(at.getEpochSecond()));
    }

    private static ObjectNode check(String name, Verification verification) {
        boolean isFailed = verification.failedChecks().contains(name);
        String reason = isFailed ? REASONS.get(name) : NOT_APPLICABLE.get(name);
        ObjectNode check = Json.object()
                .put("name", name)
                .put(
                        "status",
                        isFailed
                                ? PersonaWords.FAILED
                                : reason == null ? PersonaWords.PASSED : PersonaWords.NOT_APPLICABLE);
        ArrayNode reasons = check.putArray("reasons");
        if (reason != null) {
            reasons.add(reason);
        }
        if (verification.kind() != Verification.Kind.GOVERNMENT_ID_NFC) {
            check.put("requirement", requirement(name));
        }
        check.putObject("metadata");
        return check;
    }

    private static String requirement(String check) {
        if (RETRIED.contains(check)) {
            return "requires_retry";
        }
        return NOT_REQUIRED.contains(check) || NOT_APPLICABLE.containsKey(check) ? "not_required" : "required";
    }

    /** What a verification is shown with. */
    private record Shown(Verification verification, String host, boolean hasValues) {}

    private void governmentId(ObjectNode attributes, Shown shown) {
        attributes
                .put("entity-confidence-score", shown.hasValues() ? 99.25 : null)
                .put("front-photo-url", address(shown, "front"))
                .put("back-photo-url", address(shown, "back"));
        attributes.putArray("entity-confidence-reasons");
        ArrayNode urls = attributes.putArray("photo-urls");
        if (shown.hasValues()) {
            List.of("front", "back").forEach(page -> urls.add(page(shown, page)));
        }
        attributes.set("selfie-photo", shown.hasValues() ? file(shown, "portrait") : null);
        attributes
                .put("selfie-photo-url", address(shown, "portrait"))
                .putNull("video-url")
                .put("capture-method", shown.hasValues() ? "upload" : null);
        values(attributes, OF_DOCUMENT, shown);
        attributes.putArray("designations");
        attributes.put("from-reusable-persona", false);
    }

    private ObjectNode page(Shown shown, String page) {
        String fileName = Photos.fileName(shown.verification().id(), page);
        ObjectNode json = Json.object()
                .put("page", page)
                .put("url", address(shown, page))
                .put("normalized-url", address(shown, page))
                .put("byte-size", Photos.BYTE_SIZE)
                .put("filename", fileName);
        json.putArray("original-urls").add(address(shown, page));
        return json;
    }

    private ObjectNode file(Shown shown, String photo) {
        return Json.object()
                .put("url", address(shown, photo))
                .put("byte-size", Photos.BYTE_SIZE)
                .put("filename", Photos.fileName(shown.verification().id(), photo));
    }

    private @Nullable String address(Shown shown, String photo) {
        return shown.hasValues()
                ? photos.address(
                        shown.host(), Photos.fileName(shown.verification().id(), photo))
                : null;
    }

    private static void values(ObjectNode attributes, List<String> names, Shown shown) {
        Map<String, String> person = shown.hasValues() ? Person.inDocument() : Map.of();
        names.forEach(name -> attributes.put(name, person.get(name)));
    }

    /** The names are no nullable members, so they are left out where there are none. */
    private void nfc(ObjectNode attributes, Shown shown) {
        values(attributes, OF_NFC, shown);
        if (shown.hasValues()) {
            attributes.put("name-first", Person.FIRST_NAME).put("name-last", Person.LAST_NAME);
        }
        attributes.set("selfie-photo", shown.hasValues() ? file(shown, "portrait") : null);
        attributes.put("selfie-photo-url", address(shown, "portrait"));
    }

    private void selfie(ObjectNode attributes, Shown shown) {
        attributes
                .put("capture-method", shown.hasValues() ? "upload" : null)
                .put("document-similarity-score", shown.hasValues() ? 98.5 : null)
                .put("selfie-similarity-score-left", shown.hasValues() ? 97.5 : null)
                .put("selfie-similarity-score-right", shown.hasValues() ? 97.0 : null)
                .putNull("video-url")
                .put("from-reusable-persona", false);
        attributes.putArray("entity-confidence-reasons");
        ArrayNode urls = attributes.putArray("photo-urls");
        for (String pose : List.of("center", "left", "right")) {
            attributes.put(pose + "-photo-url", address(shown, pose));
            if (shown.hasValues()) {
                urls.add(file(shown, pose).put("page", pose + "_photo"));
            }
        }
    }

    private static ObjectNode relationships(Inquiry inquiry, Verification verification) {
        ObjectNode json = Json.object();
        InquiryJson.one(json, "inquiry", reference("inquiry", inquiry.id()));
        InquiryJson.templates(json, inquiry);
        InquiryJson.one(json, "transaction", null);
        String template = "verification-template/" + verification.kind().word();
        InquiryJson.one(
                json, "verification-template", reference(template, FakePersonaServer.templateOf(verification.kind())));
        if (verification.hasDocument()) {
            String document = "document/" + verification.kind().word();
            InquiryJson.one(json, "document", reference(document, verification.documentId()));
        }
        return json;
    }
}
