package dev.veriport.adapter.persona;

import dev.veriport.http.JsonValue;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An inquiry, with what Persona includes in the same answer. Immutable.
 *
 * @param data the inquiry itself
 * @param included other objects: its verifications, where the request asks for them
 */
record PersonaInquiry(JsonValue data, List<JsonValue> included) {
    static final String ID = "id";

    /** Of an inquiry that {@code cancel} ended: Persona calls it expired as well, and could resume it. */
    static final String CANCELLED = "veriport-cancelled";

    /** What the tag of an attempt begins with. Every inquiry that Veriport creates has one. */
    private static final String ATTEMPT = "veriport-attempt-";

    /** The inquiry of an answer, or of an event's payload. */
    static PersonaInquiry of(JsonValue answer) {
        return new PersonaInquiry(answer.at("data"), answer.at("included").items());
    }

    /** The tag of an attempt. */
    static String tag(AttemptReference attempt) {
        return ATTEMPT + attempt.attempt();
    }

    JsonValue id() {
        return data.at(ID);
    }

    JsonValue attribute(String name) {
        return data.at("attributes").at(name);
    }

    Reported<String> status() {
        return attribute("status").reported();
    }

    JsonValue reference() {
        return attribute("reference-id");
    }

    boolean isInquiry() {
        return data.at("type").is("inquiry");
    }

    /** Whether Veriport created it. */
    boolean isOurs() {
        return attribute("tags").items().stream()
                .flatMap(tag -> tag.text().stream())
                .anyMatch(tag -> tag.startsWith(ATTEMPT));
    }

    /** Whether this attempt created it. It has the account's reference, where Persona answers with one. */
    boolean isOf(AttemptReference attempt) {
        boolean isAnothers = !reference().isBlank() && !reference().text().equals(attempt.reference());
        return attribute("tags").has(tag(attempt)) && !isAnothers;
    }

    boolean isExpired() {
        return attribute("status").is(PersonaMapping.EXPIRED);
    }

    /** Whether {@code cancel} ended it. */
    boolean isCancelled() {
        return isExpired() && attribute("tags").has(CANCELLED);
    }

    boolean isRedacted() {
        return !attribute("redacted-at").isBlank();
    }

    /** Whether the answer says that the inquiry is erased, and each of its verifications. It says nothing of a report. */
    boolean isWhollyRedacted() {
        JsonValue reports = data.at("relationships").at("reports").at("data");
        boolean hasNoReports = reports.isArray() && reports.items().isEmpty();
        return isRedacted() && includesVerifications() && verifications().isEmpty() && hasNoReports;
    }

    /** Its verifications that are not erased, in the order of their creation. */
    List<PersonaVerification> verifications() {
        List<String> listed = listed();
        return included.stream()
                .filter(object -> object.at(ID).text().filter(listed::contains).isPresent())
                .map(PersonaVerification::new)
                .filter(verification -> !verification.isRedacted())
                .sorted(PersonaVerification.BY_CREATION)
                .toList();
    }

    /** Those of its verifications that show a document; first the one whose person counts. */
    List<PersonaVerification> documents() {
        List<PersonaVerification> documents = new ArrayList<>(verifications());
        documents.removeIf(verification -> !verification.hasDocument());
        documents.sort(PersonaVerification.BY_PERSON); // of equal ones the latest stays last
        Collections.reverse(documents);
        return documents;
    }

    /** Whether the answer lists its verifications and includes each of them. An event does not. */
    boolean includesVerifications() {
        List<String> ids = included.stream()
                .flatMap(object -> object.at(ID).text().stream())
                .toList();
        return list().isArray() && ids.containsAll(listed());
    }

    /** The ids of its verifications; an empty one for an entry without an id, which is no object's. */
    private List<String> listed() {
        return list().items().stream()
                .map(verification -> verification.at(ID).text().orElse(""))
                .toList();
    }

    private JsonValue list() {
        return data.at("relationships").at("verifications").at("data");
    }
}
