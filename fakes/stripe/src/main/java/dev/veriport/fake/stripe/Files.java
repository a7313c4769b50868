package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.SampleFiles;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The images of the sessions. Facts: contents with a restricted key, and links that need none. Inference: a link without an end
 * stays valid, a link that is over is 404, and so is a file after the redaction.
 */
final class Files {
    private final Settings settings;
    private final Sessions sessions;
    private final String links;
    private final Map<String, Link> byToken = new ConcurrentHashMap<>();

    private record Link(String fileId, @Nullable Instant expiresAt) {
        boolean isOver(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }

    /** @param links what the URL of a link begins with */
    Files(Settings settings, Sessions sessions, String links) {
        this.settings = settings;
        this.sessions = sessions;
        this.links = links;
    }

    /** {@code /v1/files/{id}/contents}. */
    Reply contents(Call call) {
        call.check(Map.of());
        return image(reached(call, call.request().segment(2)));
    }

    private String reached(Call call, String fileId) {
        if (sessions.all().stream().filter(call.access()::reaches).noneMatch(session -> has(session, fileId))) {
            throw Refusal.notFound("file upload", "file");
        }
        if (!call.access().readsSensitive()) {
            throw Refusal.forbidden();
        }
        return fileId;
    }

    private boolean has(Session session, String fileId) {
        return !session.isRedacted(settings.clock().instant())
                && session.submissions().stream()
                        .flatMap(submission ->
                                Stream.concat(submission.document().stream(), Stream.of(submission.selfie())))
                        .anyMatch(fileId::equals);
    }

    private static Reply image(String fileId) {
        return Reply.of(200, "image/jpeg", SampleFiles.jpeg(fileId));
    }

    Reply link(Call call) {
        call.check(
                Map.of("file", Parameter.text(), "expires_at", Parameter.number(), "metadata", Parameter.metadata()));
        ObjectNode given = call.parameters();
        if (!given.has("file")) {
            throw Refusal.missing("file");
        }
        String fileId = reached(call, given.path("file").asText());
        Instant expiresAt = given.has("expires_at")
                ? Instant.ofEpochSecond(given.path("expires_at").asLong())
                : null;
        Link link = new Link(fileId, expiresAt);
        String token = Ids.next("");
        byToken.put(token, link);
        Instant now = settings.clock().instant();
        ObjectNode body = Json.object()
                .put("id", Ids.next("link_1"))
                .put("object", "file_link")
                .put("created", now.getEpochSecond())
                .put("expired", link.isOver(now))
                .put("expires_at", expiresAt == null ? null : expiresAt.getEpochSecond())
                .put("file", fileId)
                .put("livemode", call.access().livemode())
                .put("url", links + token);
        body.set("metadata", given.path("metadata").isObject() ? given.path("metadata") : Json.object());
        return Json.reply(200, body);
    }

    /** Behind a link. */
    Reply open(RecordedRequest request) {
        Link link = byToken.get(request.segment(1));
        if (link == null || link.isOver(settings.clock().instant())) {
            return Reply.of(404, "text/plain", "");
        }
        String file = link.fileId();
        boolean isThere = sessions.all().stream().anyMatch(session -> has(session, file));
        return isThere ? image(file) : Reply.of(404, "text/plain", "");
    }
}
