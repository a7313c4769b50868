package dev.veriport.fake.authenteq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Multipart.Part;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every passed verification by its id, whether or not its code was redeemed. */
final class Verifications {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOCUMENTS = List.of("documentData", "documentData2", "documentData3");
    private static final List<String> DOCUMENT_IMAGES = List.of("croppedFrontImage", "croppedBackImage", "faceImage");

    private final Map<String, ObjectNode> byId = new ConcurrentHashMap<>();

    /** A result that is not a JSON object with an id cannot be found again. */
    void add(String resultJson) {
        try {
            if (JSON.readTree(resultJson) instanceof ObjectNode result && result.hasNonNull("id")) {
                byId.put(result.get("id").asText(), result);
            }
        } catch (JsonProcessingException notJson) {
            // a test may use an unreadable result
        }
    }

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(ObjectNode::deepCopy);
    }

    /** Takes the images of a result, or of a document, out of it: each becomes a part of its own. */
    static List<Part> takeImages(ObjectNode result) {
        List<Part> parts = new ArrayList<>();
        takeImage(result, "livenessFaceImage").ifPresent(parts::add);
        takeImage(result, "addressProofDocument").ifPresent(parts::add);
        DOCUMENT_IMAGES.forEach(name -> takeImage(result, name).ifPresent(parts::add));
        for (String document : DOCUMENTS) {
            if (result.get(document) instanceof ObjectNode data) {
                DOCUMENT_IMAGES.forEach(name -> takeImage(data, name).ifPresent(parts::add));
            }
        }
        return parts;
    }

    private static Optional<Part> takeImage(ObjectNode from, String name) {
        JsonNode image = from.remove(name);
        return Optional.ofNullable(image)
                .map(file -> Part.file(
                        name,
                        name + ".jpg",
                        file.path("contentType").asText("image/jpeg"),
                        Base64.getDecoder().decode(file.path("content").asText(file.asText()))));
    }
}
