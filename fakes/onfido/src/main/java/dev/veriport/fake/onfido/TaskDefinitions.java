package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.List;

/**
 * The definitions of tasks that this fake knows, and what their tasks produce. Fact: {@code profile_data}, {@code
 * upload_document_photo} and {@code document_check}, whose output is a document report. Inference: the names for faces, and
 * that their output has the form of a facial similarity report. A workflow can have any other, whose output is an empty
 * object.
 */
final class TaskDefinitions {
    static final String DOCUMENT_PHOTO = "upload_document_photo";
    static final String FACE_PHOTO = "upload_face_photo";
    static final String FACE_VIDEO = "upload_face_video";
    static final String DOCUMENT_CHECK = "document_check";
    static final String FACE_CHECK_PHOTO = "face_check_photo";
    static final String FACE_CHECK_VIDEO = "face_check_video";

    private TaskDefinitions() {}

    /** Whether the user completes such a task, and not the vendor. */
    static boolean isInteractive(String definition) {
        return definition.startsWith("upload_") || definition.equals("profile_data");
    }

    /** What the vendor's check puts out when the run has ended so. */
    static JsonNode checked(String definition, Run.End end) {
        return switch (definition) {
            case DOCUMENT_CHECK -> document(end);
            case FACE_CHECK_PHOTO -> OnfidoReportJson.facePhoto().object();
            case FACE_CHECK_VIDEO -> OnfidoReportJson.faceVideo().object();
            default -> Json.object();
        };
    }

    private static JsonNode document(Run.End end) {
        OnfidoReportJson report = OnfidoReportJson.document();
        if (end.documentExpired()) {
            return report.result("consider")
                    .subResult("rejected")
                    .breakdown("data_validation", "document_expiration", "consider")
                    .property("issuing_date", "2009-03-01")
                    .property("date_of_expiry", "2019-02-28")
                    .object();
        }
        return switch (end.status()) {
            case "declined" ->
                report.result("consider")
                        .subResult("suspected")
                        .breakdown("visual_authenticity", "original_document_present", "consider")
                        .reason(
                                "visual_authenticity",
                                "original_document_present",
                                "photo_of_screen",
                                "The document is on a screen")
                        .object();
            case "review" ->
                report.result("consider")
                        .subResult("caution")
                        .breakdown("image_integrity", "conclusive_document_quality", "consider")
                        .reason(
                                "image_integrity",
                                "conclusive_document_quality",
                                "corner_removed",
                                "A corner is missing")
                        .object();
            case "error" -> NullNode.instance;
            default -> report.object();
        };
    }

    /** What an upload puts out: the ids of the files. */
    static JsonNode uploaded(String definition, List<ObjectNode> files) {
        String type = definition.substring("upload_".length());
        return Json.array(files.stream()
                .map(file -> Json.object()
                        .put("type", type)
                        .put("id", file.path("id").asText())
                        .put("checksum_sha256", "hiwV2PLmeQZzeySPGGwVL48sxVXcyfpXy9LDl1u3lWU="))
                .toList());
    }
}
