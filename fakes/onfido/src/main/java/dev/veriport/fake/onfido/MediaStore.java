package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.SampleFiles;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The files of the applicants: documents, live photos and live videos. */
final class MediaStore {
    /** What a file is. The path of its endpoints is the name of its list. */
    enum Kind {
        DOCUMENT("documents", "image/jpeg"),
        LIVE_PHOTO("live_photos", "image/jpeg"),
        LIVE_VIDEO("live_videos", "video/mp4");

        final String list;
        final String contentType;

        Kind(String list, String contentType) {
            this.list = list;
            this.contentType = contentType;
        }
    }

    /** A file; {@code side} is of a document alone. */
    record Media(
            Kind kind,
            String id,
            String applicantId,
            @Nullable String side,
            String createdAt) {

        byte[] bytes() {
            return SampleFiles.jpeg(id); // of a video too: no player opens it here
        }

        ObjectNode json() {
            String href = FakeOnfidoServer.API + "/" + kind.list + "/" + id;
            boolean isVideo = kind == Kind.LIVE_VIDEO;
            ObjectNode json = Json.object()
                    .put("id", id)
                    .put("created_at", createdAt)
                    .put("href", href)
                    .put("download_href", href + "/download")
                    .put("file_name", (side == null ? "face" : side) + (isVideo ? ".mp4" : ".jpg"))
                    .put("file_type", isVideo ? "mp4" : "jpg")
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

    private final InstantSource clock;
    private final Predicate<String> applicantExists;
    private final Map<String, Media> byId = new ConcurrentHashMap<>();
    private final List<String> created = new CopyOnWriteArrayList<>();

    MediaStore(InstantSource clock, Predicate<String> applicantExists) {
        this.clock = clock;
        this.applicantExists = applicantExists;
    }

    /** What the user of a run uploads: what its workflow asks for, and a document in any case. */
    void upload(Run run) {
        add(Kind.DOCUMENT, run.applicantId(), "front");
        add(Kind.DOCUMENT, run.applicantId(), "back");
        if (run.workflow().has(TaskDefinitions.FACE_VIDEO)) {
            add(Kind.LIVE_VIDEO, run.applicantId(), null);
        } else {
            add(Kind.LIVE_PHOTO, run.applicantId(), null);
        }
    }

    private void add(Kind kind, String applicantId, @Nullable String side) {
        String id = UUID.randomUUID().toString();
        byId.put(id, new Media(kind, id, applicantId, side, Json.time(clock.instant())));
        created.add(id);
    }

    /** The files of an applicant, oldest first. */
    List<Media> of(Kind kind, String applicantId) {
        return created.stream()
                .flatMap(id -> find(kind, id).stream())
                .filter(media -> media.applicantId().equals(applicantId))
                .toList();
    }

    Optional<Media> find(Kind kind, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(media -> media.kind() == kind && applicantExists.test(media.applicantId()));
    }
}
