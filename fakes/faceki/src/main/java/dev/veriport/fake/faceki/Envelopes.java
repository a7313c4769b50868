package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;

/** The vendor's three envelopes around the data (docs/vendors.md, T2). */
record Envelopes(ErrorResult errorResult, boolean numbersAsStrings) {

    /** Token, links and all of V2: {@code responseCode} 0 is success. */
    Reply old(int status, int responseCode, JsonNode data) {
        return reply(status, oldEnvelope(responseCode, data));
    }

    ObjectNode oldEnvelope(int responseCode, JsonNode data) {
        ObjectNode envelope = Json.object().put("responseCode", responseCode);
        envelope.set("data", data);
        return envelope;
    }

    /** {@code /api/v3}: {@code code} 200 is success. */
    Reply v3(int status, JsonNode result) {
        ObjectNode envelope = v3Envelope(true, 200, "OK");
        envelope.set("result", result);
        return reply(status, envelope);
    }

    /** An error of {@code /api/v3}; which HTTP status goes with which code is not published (1.4, 8). */
    Reply v3Error(int status, int code) {
        ObjectNode envelope = v3Envelope(false, code, ErrorCodes.name(code));
        errorResult.putInto(envelope);
        return reply(status, envelope);
    }

    /** The token page's error: an HTTP status, and a {@code statusCode} that disagrees with it (a fact). */
    static Reply printed(int status, String sample) {
        return Reply.json(status, FacekiSamples.load(sample));
    }

    Reply reply(int status, ObjectNode envelope) {
        JsonNode sent = numbersAsStrings ? asStrings(envelope) : envelope;
        return Reply.json(status, sent.toPrettyString());
    }

    private static ObjectNode v3Envelope(boolean status, int code, String message) {
        return Json.object()
                .put("status", status)
                .put("code", code)
                .put("message", message)
                .put("appVersion", "v3.0.0");
    }

    private static JsonNode asStrings(JsonNode node) {
        if (node.isNumber()) {
            return TextNode.valueOf(node.asText());
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(field -> copy.set(field.getKey(), asStrings(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            return Json.array(array.valueStream().map(Envelopes::asStrings).toList());
        }
        return node;
    }
}
