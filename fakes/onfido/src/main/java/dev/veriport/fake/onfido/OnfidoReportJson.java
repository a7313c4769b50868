package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A report of an invented person, as the output of a task and as a report of a check. It begins with a result that is clear;
 * change what a test needs. Not thread-safe.
 */
public final class OnfidoReportJson {
    private final ObjectNode json;

    private OnfidoReportJson(ObjectNode json) {
        this.json = json;
    }

    /** A clear report on an identity card of Norway. */
    public static OnfidoReportJson document() {
        OnfidoReportJson report = clear(OnfidoWords.DOCUMENT_BREAKDOWNS).subResult("clear");
        report.json.withObject("/breakdown").remove("issuing_authority"); // no chip was read
        report.property("document_type", "national_identity_card")
                .property("first_name", "Mira Solveig")
                .property("last_name", "Testmann")
                .property("date_of_birth", "1991-07-23")
                .property("date_of_expiry", "2033-02-28")
                .property("issuing_date", "2023-03-01")
                .property("gender", "Female")
                .property("nationality", "NOR")
                .property("issuing_country", "NOR")
                .property("place_of_birth", "Prøveby");
        report.json
                .withObject("/properties")
                .putArray("document_numbers")
                .addObject()
                .put("type", "document_number")
                .put("value", "XTEST0042");
        return report;
    }

    /** A clear comparison of a photo's face with the document's. */
    public static OnfidoReportJson facePhoto() {
        return face(OnfidoWords.FACE_PHOTO_BREAKDOWNS);
    }

    /** A clear comparison of a video's face with the document's. */
    public static OnfidoReportJson faceVideo() {
        return face(OnfidoWords.FACE_VIDEO_BREAKDOWNS);
    }

    private static OnfidoReportJson face(Map<String, List<String>> breakdowns) {
        OnfidoReportJson report = clear(breakdowns);
        report.json.withObject("/properties").put("score", 0.93);
        return report.score("face_comparison", "face_match", 0.91)
                .score("visual_authenticity", "spoofing_detection", 0.95);
    }

    private static OnfidoReportJson clear(Map<String, List<String>> breakdowns) {
        ObjectNode json = Json.object()
                .put("uuid", UUID.randomUUID().toString())
                .put("status", "complete")
                .put("result", "clear");
        json.putObject("properties");
        ObjectNode breakdown = json.putObject("breakdown");
        breakdowns.forEach((name, parts) -> {
            ObjectNode part = breakdown.putObject(name).put("result", "clear");
            parts.forEach(leaf -> part.withObject("/breakdown")
                    .putObject(leaf)
                    .put("result", "clear")
                    .putObject("properties"));
        });
        return new OnfidoReportJson(json);
    }

    /** The report's result. */
    public OnfidoReportJson result(String result) {
        json.put("result", result);
        return this;
    }

    /** The sub-result, which a document report has. */
    public OnfidoReportJson subResult(String subResult) {
        json.put("sub_result", subResult);
        return this;
    }

    /** The result of a breakdown. */
    public OnfidoReportJson breakdown(String name, String result) {
        json.withObject("/breakdown/" + name).put("result", result);
        return this;
    }

    /** The result of a sub-breakdown, and with it of its breakdown. */
    public OnfidoReportJson breakdown(String name, String leaf, String result) {
        leaf(name, leaf).put("result", result);
        return breakdown(name, result);
    }

    /** A reason: a key in the properties of a sub-breakdown, with the vendor's text. */
    public OnfidoReportJson reason(String name, String leaf, String key, String text) {
        leaf(name, leaf).withObject("/properties").put(key, text);
        return this;
    }

    /** The score of a sub-breakdown, from 0 to 1. */
    public OnfidoReportJson score(String name, String leaf, double score) {
        leaf(name, leaf).withObject("/properties").put("score", score);
        return this;
    }

    private ObjectNode leaf(String name, String leaf) {
        return json.withObject("/breakdown/" + name + "/breakdown/" + leaf);
    }

    /** A property, such as {@code first_name}. */
    public OnfidoReportJson property(String name, String value) {
        json.withObject("/properties").put(name, value);
        return this;
    }

    /** A field of any type: raw JSON at a field of the report. */
    public OnfidoReportJson with(String field, String rawJson) {
        JsonNode value = Json.read(rawJson);
        json.set(field, value);
        return this;
    }

    /** Without a field of the report. */
    public OnfidoReportJson without(String field) {
        json.remove(field);
        return this;
    }

    /** The report as text. */
    public String json() {
        return json.toString();
    }

    ObjectNode object() {
        return json.deepCopy();
    }

    @Override
    public String toString() {
        return "OnfidoReportJson"; // it may hold personal data
    }
}
