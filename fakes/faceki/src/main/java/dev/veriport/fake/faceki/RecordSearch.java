package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for records, by their ids or by a face; that a search without a match has several possible answers is in {@link UnknownRecord}. */
final class RecordSearch {

    private static final List<String> FILTERS = List.of("requestId", "face_id", "link", "record_identifier");

    private final Settings settings;
    private final RecordStore records;
    private volatile List<ObjectNode> faces = List.of();

    RecordSearch(Settings settings, RecordStore records) {
        this.settings = settings;
        this.records = records;
    }

    /**
     * docs/vendors.md (R1). Facts: parameters, envelope, an array of records. Inference: several parameters
     * narrow the search, and none at all finds everything.
     */
    Reply byIds(RecordedRequest request) {
        Map<String, String> wanted = new LinkedHashMap<>();
        FILTERS.forEach(name -> request.query(name).ifPresent(value -> wanted.put(name, value)));
        ArrayNode found = records.find(wanted);
        return found.isEmpty() && !wanted.isEmpty()
                ? nothingFound()
                : settings.envelopes().v3(200, found);
    }

    void facesFound(List<FacekiRecordJson> found) {
        faces = found.stream().map(FacekiRecordJson::object).toList();
    }

    /**
     * docs/vendors.md (F1). Facts: the part, envelope, an array of records as in R1. The fake compares no faces: the
     * test sets what is found.
     */
    Reply byFace(Multipart body) {
        if (body.part("selfie").isEmpty()) {
            return settings.envelopes().v3Error(settings.businessErrorStatus(), 5002);
        }
        ArrayNode found = Json.array().addAll(faces);
        return found.isEmpty() ? nothingFound() : settings.envelopes().v3(settings.postStatus(), found);
    }

    private Reply nothingFound() {
        return switch (settings.unknownRecord()) {
            case EMPTY_ARRAY -> settings.envelopes().v3(200, Json.array());
            case CODE_8013 -> settings.envelopes().v3Error(settings.businessErrorStatus(), 8013);
            case HTTP_404 -> settings.envelopes().v3Error(404, 8013);
        };
    }
}
