package dev.veriport.fake.authenteq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.Multipart.Part;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Documents read without a verification (docs/vendors.md, E12 and E13). Facts: the names of the parts, the
 * document at the top level, images as objects or as plain base64, {@code note} instead of {@code notes}. Inference: the
 * names of the parts of E13 after the first.
 */
final class Recognition {
    private static final String BOUNDARY = "recognition-boundary";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Queue<String> next = new ConcurrentLinkedQueue<>();

    void next(String documentJson) {
        next.add(documentJson);
    }

    Reply asJson(RecordedRequest request) {
        return answer(request, document -> Reply.json(200, document.toPrettyString()));
    }

    Reply asMultipart(RecordedRequest request) {
        return answer(request, document -> {
            List<Part> images = Verifications.takeImages(document);
            List<Part> parts = new ArrayList<>(List.of(Part.json("documentData", document.toString())));
            parts.addAll(images);
            return Reply.of(200, "multipart/mixed;boundary=" + BOUNDARY, new Multipart(parts).body(BOUNDARY));
        });
    }

    private Reply answer(RecordedRequest request, Function<ObjectNode, Reply> recognized) {
        Multipart sent;
        try {
            sent = Multipart.read(request);
        } catch (IllegalArgumentException notMultipart) {
            return Problem.missing("frontImage");
        }
        if (sent.part("frontImage").isEmpty()) {
            return Problem.missing("frontImage");
        }
        String planned = next.poll();
        boolean passport = sent.part("backImage").isEmpty();
        return recognized.apply(planned == null ? usual(passport) : read(planned));
    }

    /** A passport where no back came, with plain base64; else a national identity card with objects. */
    private static ObjectNode usual(boolean passport) {
        VerificationResultJson result =
                passport ? VerificationResultJson.passport() : VerificationResultJson.documents(3);
        ObjectNode whole = read(result.json());
        ObjectNode document = (ObjectNode) whole.get(passport ? "documentData" : "documentData3");
        if (passport) {
            List.of("croppedFrontImage", "faceImage")
                    .forEach(image -> document.put(
                            image, document.path(image).path("content").asText()));
        }
        return document;
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
    }
}
