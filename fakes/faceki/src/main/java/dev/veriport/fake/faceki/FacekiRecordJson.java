package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Resource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Builds the JSON of a record (docs/vendors.md, R1): all values of a document are texts, {@code issuer_iso} has
 * two letters and {@code issuer_iso2} three, the lines of the MRZ are joined with {@code ^}. The person is invented.
 * Not safe for use by several threads.
 */
public final class FacekiRecordJson {

    /** The machine readable zone of the same passport, run out in 2019; its check digits are right. */
    static final String EXPIRED_MRZ =
            "P<D<<MUSTER<<ERIKA<<<<<<<<<<<<<<<<<<<<<<<<<<^" + "X0000001<4D<<9008124F1905294<<<<<<<<<<<<<<04";

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectNode root;

    private FacekiRecordJson(ObjectNode root) {
        this.root = root;
    }

    /** The passport of ERIKA MUSTER, everything passed, with a request id of its own. */
    public static FacekiRecordJson accepted() {
        return of(Resource.text(FacekiRecordJson.class, "record.json"))
                .requestId(UUID.randomUUID().toString())
                .with("face_id", UUID.randomUUID().toString());
    }

    /** A record of your own; it has to be a JSON object. */
    public static FacekiRecordJson of(String json) {
        if (Json.read(json) instanceof ObjectNode object) {
            return new FacekiRecordJson(object);
        }
        throw new IllegalArgumentException("a record is a JSON object");
    }

    /** Changes go through to the given object. */
    static FacekiRecordJson of(ObjectNode record) {
        return new FacekiRecordJson(record);
    }

    ObjectNode object() {
        return root.deepCopy();
    }

    /** Faceki's id of the verification. */
    public FacekiRecordJson requestId(String requestId) {
        return with("requestId", requestId);
    }

    /** The id of the verification link. */
    public FacekiRecordJson link(String link) {
        return with("link", link);
    }

    /** The application's own id. */
    public FacekiRecordJson recordIdentifier(String identifier) {
        return with("record_identifier", identifier);
    }

    /** The decision, also one that the vendor does not document. */
    public FacekiRecordJson decision(String decision) {
        return with("decision", decision);
    }

    /** The codes of what went wrong, as numbers: the type is not published. */
    public FacekiRecordJson errorCodes(int... codes) {
        ArrayNode array = root.putArray("errorCodes");
        for (int code : codes) {
            array.add(code);
        }
        return this;
    }

    /** One of the six flags of {@code verification_summary}. */
    public FacekiRecordJson summary(String flag, boolean passed) {
        root.withObject("/verification_summary").put(flag, passed);
        return this;
    }

    /** Time of making, and of the last change. */
    public FacekiRecordJson createdAt(Instant time) {
        return with("createdAt", MILLIS.format(time)).updatedAt(time);
    }

    /** Time of the last change. */
    public FacekiRecordJson updatedAt(Instant time) {
        return with("updatedAt", MILLIS.format(time));
    }

    /** Sets a text field of the record. */
    public FacekiRecordJson with(String field, String text) {
        root.put(field, text);
        return this;
    }

    /** Sets any field of the record to raw JSON. */
    public FacekiRecordJson withRaw(String field, String json) {
        root.set(field, Json.read(json));
        return this;
    }

    /** Leaves a field of the record out. */
    public FacekiRecordJson without(String field) {
        root.remove(field);
        return this;
    }

    /** Sets a text field of the first document. */
    public FacekiRecordJson document(String field, String text) {
        firstDocument().put(field, text);
        return this;
    }

    /** Sets any field of the first document to raw JSON. */
    public FacekiRecordJson documentRaw(String field, String json) {
        firstDocument().set(field, Json.read(json));
        return this;
    }

    /** The text. */
    public String json() {
        return root.toPrettyString();
    }

    private ObjectNode firstDocument() {
        JsonNode first = root.path("document_data").path(0);
        if (first instanceof ObjectNode document) {
            return document;
        }
        throw new IllegalStateException("the record has no document");
    }
}
