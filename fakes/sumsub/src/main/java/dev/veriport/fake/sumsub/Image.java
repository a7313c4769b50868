package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.SampleFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An image of an applicant.
 *
 * @param attemptId empty until it is submitted
 * @param metadata as it was uploaded: the document's type, country and side, and what it says
 * @param source who uploaded it
 */
record Image(
        String id,
        String attemptId,
        ObjectNode metadata,
        byte[] content,
        String fileName,
        Instant addedAt,
        String source,
        boolean deactivated) {
    private static final String COUNTRY = "NOR";
    private static final List<String> BOTH_SIDES = List.of("FRONT_SIDE", "BACK_SIDE");
    private static final List<String> NO_SIDE = List.of("");

    static Image uploaded(ObjectNode metadata, byte[] content, String fileName, Instant now, String source) {
        return new Image(Ids.nextImage(), "", metadata, content, fileName, now, source, false);
    }

    /** What a user uploads at the hosted page: both sides of an identity card, for instance. */
    static List<Image> ofUser(Level level, Instant now) {
        List<Image> images = new ArrayList<>();
        for (String step : level.steps()) {
            String type =
                    step.equals(Level.IDENTITY) ? "ID_CARD" : Level.types(step).get(0);
            for (String side : type.equals("ID_CARD") ? BOTH_SIDES : NO_SIDE) {
                ObjectNode metadata = Json.object().put("idDocType", type).put("country", COUNTRY);
                if (!side.isEmpty()) {
                    metadata.put("idDocSubType", side);
                }
                images.add(uploaded(metadata, SampleFiles.jpeg(Ids.next()), type + side + ".jpg", now, "fileupload"));
            }
        }
        return images;
    }

    String type() {
        return Json.text(metadata, "idDocType");
    }

    String country() {
        return Json.text(metadata, "country");
    }

    String side() {
        return Json.text(metadata, "idDocSubType");
    }

    boolean isOf(String step) {
        return !deactivated && Level.types(step).contains(type());
    }

    boolean hasSameDefinition(Image other) {
        return type().equals(other.type()) && side().equals(other.side());
    }

    boolean isDuplicateOf(Image other) {
        return hasSameDefinition(other) && Arrays.equals(content, other.content);
    }

    Image in(Attempt attempt) {
        return new Image(id, attempt.id(), metadata, content, fileName, addedAt, source, deactivated);
    }

    Image off() {
        return new Image(id, attemptId, metadata, content, fileName, addedAt, source, true);
    }

    FileFormat format() {
        return FileFormat.of(content);
    }
}
