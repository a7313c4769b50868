package dev.veriport.adapter.authenteq;

import dev.veriport.http.JsonEvidence;
import dev.veriport.http.JsonValue;
import dev.veriport.http.MultipartMessage;
import dev.veriport.http.PartEvidence;
import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;

/** Reads Authenteq's images: base64 in the JSON, or parts of a multipart message. */
final class AuthenteqEvidence {
    private AuthenteqEvidence() {}

    static List<Evidence> in(JsonValue body, List<JsonValue> documents) {
        List<Evidence> evidence = new ArrayList<>();
        add(evidence, Evidence.Kind.LIVENESS_FACE, Reported.notProvided(), body.at("livenessFaceImage"));
        for (int i = 0; i < documents.size(); i++) {
            evidence.addAll(ofDocument(documents.get(i), i));
        }
        add(evidence, Evidence.Kind.ADDRESS_PROOF, Reported.notProvided(), body.at("addressProofDocument"));
        return evidence;
    }

    static List<Evidence> ofDocument(JsonValue document, int index) {
        List<Evidence> evidence = new ArrayList<>();
        add(evidence, Evidence.Kind.DOCUMENT_FRONT, Reported.of(index), document.at("croppedFrontImage"));
        add(evidence, Evidence.Kind.DOCUMENT_BACK, Reported.of(index), document.at("croppedBackImage"));
        add(evidence, Evidence.Kind.DOCUMENT_FACE, Reported.of(index), document.at("faceImage"));
        return evidence;
    }

    /** The image is an object with its content type, or only the base64. */
    private static void add(List<Evidence> evidence, Evidence.Kind kind, Reported<Integer> document, JsonValue image) {
        JsonValue content = image.isObject() ? image.at("content") : image;
        Reported<String> type = image.isObject() ? image.at("contentType").reported() : Reported.absent();
        JsonEvidence.of(kind, document, type, content).ifPresent(evidence::add);
    }

    /**
     * Every part except the JSON. Authenteq documents the names of four parts, but not those of a second document,
     * which become {@code OTHER}.
     */
    static List<Evidence> in(MultipartMessage message, MultipartMessage.Part json) {
        return message.parts().stream()
                .filter(part -> !part.equals(json))
                .<Evidence>map(AuthenteqEvidence::of)
                .toList();
    }

    private static Evidence of(MultipartMessage.Part part) {
        Reported<Integer> first = Reported.of(0);
        return switch (part.name()) {
            case "livenessFaceImage" -> new PartEvidence(Evidence.Kind.LIVENESS_FACE, Reported.notProvided(), part);
            case "croppedFrontImage" -> new PartEvidence(Evidence.Kind.DOCUMENT_FRONT, first, part);
            case "croppedBackImage" -> new PartEvidence(Evidence.Kind.DOCUMENT_BACK, first, part);
            case "faceImage" -> new PartEvidence(Evidence.Kind.DOCUMENT_FACE, first, part);
            default -> new PartEvidence(Evidence.Kind.OTHER, Reported.notProvided(), part);
        };
    }
}
