package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
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

/**
 * The files of the applicants: documents, live photos and live videos. Facts: lists by applicant, the fields of a file, and
 * downloads in binary. Inference: an applicant that does not exist is not found, and {@code href}s are paths.
 */
final class MediaStore {
    private final InstantSource clock;
    private final Predicate<String> applicantExists;
    private final Map<String, Media> byId = new ConcurrentHashMap<>();
    private final List<String> created = new CopyOnWriteArrayList<>();

    MediaStore(InstantSource clock, Predicate<String> applicantExists) {
        this.clock = clock;
        this.applicantExists = applicantExists;
    }

    /** What the user of a run uploads: both sides of a document, and a face as its workflow asks for it. */
    void upload(Run run) {
        add(Media.Kind.DOCUMENT, run.applicantId(), "front");
        add(Media.Kind.DOCUMENT, run.applicantId(), "back");
        boolean inVideo = run.workflow().has(TaskDefinitions.FACE_VIDEO);
        add(inVideo ? Media.Kind.LIVE_VIDEO : Media.Kind.LIVE_PHOTO, run.applicantId(), null);
    }

    private void add(Media.Kind kind, String applicantId, @Nullable String side) {
        String id = UUID.randomUUID().toString();
        byId.put(id, new Media(kind, id, applicantId, side, Iso8601.of(clock.instant())));
        created.add(id);
    }

    /** The files of an applicant, oldest first. */
    List<Media> of(Media.Kind kind, String applicantId) {
        return created.stream()
                .flatMap(id -> find(kind, id).stream())
                .filter(media -> media.applicantId().equals(applicantId))
                .toList();
    }

    private Optional<Media> find(Media.Kind kind, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(media -> media.kind() == kind && applicantExists.test(media.applicantId()));
    }

    Reply list(Media.Kind kind, RecordedRequest request) {
        Optional<String> applicant = request.query("applicant_id");
        if (applicant.isEmpty()) {
            return Problem.INVALID.reply("applicant_id", "can't be blank");
        }
        if (!applicantExists.test(applicant.get())) {
            return Problem.NOT_FOUND.reply();
        }
        ObjectNode body = Json.object();
        body.set(
                kind.list(),
                Json.array(of(kind, applicant.get()).stream().map(Media::json).toList()));
        return Json.reply(200, body);
    }

    Reply read(Media.Kind kind, RecordedRequest request) {
        return find(kind, request.segment(2))
                .map(media -> Json.reply(200, media.json()))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    Reply download(Media.Kind kind, RecordedRequest request) {
        return find(kind, request.segment(2))
                .map(media -> Reply.of(200, media.contentType(), media.bytes()))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    /** One picture of a video. */
    Reply frame(RecordedRequest request) {
        return find(Media.Kind.LIVE_VIDEO, request.segment(2))
                .map(video -> Reply.of(200, "image/jpeg", SampleFiles.jpeg("frame-" + video.id())))
                .orElseGet(Problem.NOT_FOUND::reply);
    }
}
