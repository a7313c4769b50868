package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file of an applicant; {@code side} is of a document alone. */
record Media(
        Kind kind, String id, String applicantId, @Nullable String side, String createdAt) {

    /** What a file is. The path of its endpoints is the name of its list. */
    enum Kind {
        DOCUMENT("documents"),
        LIVE_PHOTO("live_photos"),
        LIVE_VIDEO("live_videos");

        private final String list;

        Kind(String list) {
            this.list = list;
        }

        String list() {
            return list;
        }

        String path() {
            return FakeOnfidoServer.API + "/" + list;
        }
    }

    private boolean isVideo() {
        return kind == Kind.LIVE_VIDEO;
    }

    String contentType() {
        return isVideo() ? "video/mp4" : "image/jpeg";
    }

    byte[] bytes() {
        return isVideo() ? video(id) : SampleFiles.jpeg(id);
    }

    /** The boxes that an MP4 begins with, and no picture: the type of the file, and its label in a box without a meaning. */
    private static byte[] video(String label) {
        byte[] text = label.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 16});
        out.writeBytes("ftypisom".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {0, 0, 2, 0, 0, 0, 0, (byte) (8 + text.length)});
        out.writeBytes("free".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(text);
        return out.toByteArray();
    }

    ObjectNode json() {
        String href = kind.path() + "/" + id;
        ObjectNode json = Json.object()
                .put("id", id)
                .put("created_at", createdAt)
                .put("href", href)
                .put("download_href", href + "/download")
                .put("file_name", (side == null ? "face" : side) + (isVideo() ? ".mp4" : ".jpg"))
                .put("file_type", isVideo() ? "mp4" : "jpg")
                .put("file_size", bytes().length);
        if (kind == Kind.DOCUMENT) {
            json.put("applicant_id", applicantId)
                    .put("type", "national_identity_card")
                    .put("side", side)
                    .put("issuing_country", "NOR");
        }
        return json;
    }
}
