package dev.veriport.fake.authenteq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Resource;
import dev.veriport.testkit.server.SampleFiles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the JSON of a verification result (docs/vendors.md, E5). Field names and their spelling are the
 * vendor's; persons and numbers are invented. Not safe for use by several threads.
 */
public final class VerificationResultJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOCUMENTS = List.of("driving-licence", "passport", "national-id");

    private final ObjectNode root = JSON.createObjectNode();

    private VerificationResultJson() {
        root.put("id", "11111111-2222-4333-8444-555555555555");
        root.put("status", "PASSED");
        root.put("platform", "WEB");
        root.put("startTime", "2024-01-02T03:04:05Z");
        root.put("endTime", "2024-01-02T03:06:07Z");
        root.set("livenessFaceImage", image("liveness"));
    }

    /** One to three documents of PAT SAMPLE: a driving licence, then a passport, then a national identity card. */
    public static VerificationResultJson documents(int count) {
        if (count < 1 || count > DOCUMENTS.size()) {
            throw new IllegalArgumentException("a result has one to three documents, not " + count);
        }
        VerificationResultJson result = new VerificationResultJson();
        for (int index = 0; index < count; index++) {
            result.root.set(index == 0 ? "documentData" : "documentData" + (index + 1), document(DOCUMENTS.get(index)));
        }
        return result.nfcVerified(false).addressProof(true);
    }

    /** The passport of ERIKA MUSTER: no back image (an inference: passports have none) and no address proof. */
    public static VerificationResultJson passport() {
        VerificationResultJson result = new VerificationResultJson();
        result.root.set(
                "documentData",
                document("passport")
                        .put("documentNumber", "X0000001")
                        .put("issuingCountry", "DEU")
                        .put("nationality", "DEU")
                        .put("surnameAndGivenNames", "MUSTER ERIKA")
                        .put("surname", "MUSTER")
                        .put("givenNames", "ERIKA")
                        .put("sex", "F")
                        .put("dateOfBirth", "1990-08-12"));
        return result.nfcVerified(true);
    }

    /** The vendor's id of the verification. */
    public VerificationResultJson id(String id) {
        return with("id", id);
    }

    /** The status, or null for none: the vendor's sample has it, its table of fields has not. */
    public VerificationResultJson status(@Nullable String status) {
        return status == null ? without("status") : with("status", status);
    }

    /** Start and end, in whole seconds as in the vendor's samples. */
    public VerificationResultJson times(Instant start, Instant end) {
        return with("startTime", start.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("endTime", end.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether a document was read over NFC. */
    public VerificationResultJson nfcVerified(boolean verified) {
        root.put("nfcVerified", verified);
        return this;
    }

    /** With or without the address proof, a PDF. */
    public VerificationResultJson addressProof(boolean present) {
        if (present) {
            root.set("addressProofDocument", file("application/pdf", SampleFiles.pdf()));
        } else {
            root.remove("addressProofDocument");
        }
        return this;
    }

    /** The field of a licence class's notes: {@code notes} in the vendor's sample, {@code note} in its table. */
    public VerificationResultJson notesField(String name) {
        for (JsonNode licenceClass : root.path("documentData").path("licenseClassDetails")) {
            ObjectNode details = (ObjectNode) licenceClass;
            JsonNode notes = details.has("notes") ? details.remove("notes") : details.remove("note");
            if (notes != null) {
                details.set(name, notes);
            }
        }
        return this;
    }

    /** Sets a text field of the result. */
    public VerificationResultJson with(String field, String text) {
        root.put(field, text);
        return this;
    }

    /** Sets any field of the result to raw JSON, also to values that the vendor never sends. */
    public VerificationResultJson withRaw(String field, String json) {
        root.set(field, read(json));
        return this;
    }

    /** Leaves a field of the result out. */
    public VerificationResultJson without(String field) {
        root.remove(field);
        return this;
    }

    /** Sets any field of the first document to raw JSON. */
    public VerificationResultJson withDocumentRaw(String field, String json) {
        first().set(field, read(json));
        return this;
    }

    /** The text, indented as on the vendor's page. */
    public String json() {
        return root.toPrettyString();
    }

    private ObjectNode first() {
        return root.withObject("/documentData");
    }

    private static ObjectNode document(String kind) {
        ObjectNode document = (ObjectNode) read(Resource.text(VerificationResultJson.class, kind + ".json"));
        document.set("croppedFrontImage", image(kind + " front"));
        if (!kind.equals("passport")) {
            document.set("croppedBackImage", image(kind + " back"));
        }
        document.set("faceImage", image(kind + " face"));
        return document;
    }

    private static ObjectNode image(String label) {
        return file("image/jpeg", SampleFiles.jpeg(label));
    }

    private static ObjectNode file(String contentType, byte[] bytes) {
        return JSON.createObjectNode()
                .put("contentType", contentType)
                .put("content", Base64.getEncoder().encodeToString(bytes));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
    }
}
