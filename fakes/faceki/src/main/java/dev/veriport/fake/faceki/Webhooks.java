package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebhookDelivery;
import java.util.List;
import java.util.Map;

/**
 * The two webhooks (docs/vendors.md, webhooks). Facts: their fields, and that only these distinguish them. Inference:
 * JSON by POST, and that {@code kycData} is a record as in R1. There is no signature: anybody can forge one.
 */
final class Webhooks {

    private final RecordStore records;
    private final Envelopes envelopes;

    Webhooks(RecordStore records, Envelopes envelopes) {
        this.records = records;
        this.envelopes = envelopes;
    }

    /** "EKYC Webhook": a verification is complete. */
    WebhookDelivery completed(String requestId) {
        ObjectNode record = stored(requestId);
        ObjectNode body = body(record, Json.text(record, "decision"));
        body.set("kycData", record);
        return delivery(body);
    }

    /** "EKYC Update from Portal": staff has changed the status; it has no data. */
    WebhookDelivery changed(String requestId, String status) {
        return delivery(body(stored(requestId), status).put("modifiedByEmail", RecordStore.REVIEWER));
    }

    private ObjectNode stored(String requestId) {
        return records.byRequestId(requestId)
                .orElseThrow(() -> new IllegalArgumentException("there is no record of this request id"));
    }

    private static ObjectNode body(ObjectNode record, String status) {
        return Json.object()
                .put("requestId", Json.text(record, "requestId"))
                .put("fullName", record.at("/document_data/0/full_name").asText(""))
                .put("status", status);
    }

    private WebhookDelivery delivery(ObjectNode body) {
        Reply json = envelopes.reply(200, body);
        return new WebhookDelivery(Map.of("Content-Type", List.of("application/json")), json.body());
    }
}
