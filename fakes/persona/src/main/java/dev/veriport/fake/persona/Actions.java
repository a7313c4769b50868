package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done to an inquiry by {@code POST /inquiries/{id}/ACTION}. Facts: parameters and answers; a completed, failed or decided
 * inquiry is not resumed; an unused session is reused; an expired inquiry is resumed before it gets a link. Inference: what is not
 * allowed is 422, a body where none is specified is 400, and a tag that is there is not added again.
 */
final class Actions {
    private static final Map<String, Shape> COMMENT = Map.of("meta", Shape.object(Map.of("comment", Shape.text())));
    private static final Map<String, Shape> TAG =
            Map.of("meta", Shape.object(Map.of("tag-name", Shape.text(), "tag-id", Shape.text())));
    private static final Map<String, Shape> TAGS = Map.of(
            "meta", Shape.object(Map.of("tag-name", Shape.list(Shape.text()), "tag-id", Shape.list(Shape.text()))));
    private static final List<String> RESUMABLE =
            List.of(PersonaWords.CREATED, PersonaWords.PENDING, PersonaWords.EXPIRED);

    private final InstantSource clock;
    private final Links links;
    private final Answers answers;

    Actions(InstantSource clock, Links links, Answers answers) {
        this.clock = clock;
        this.links = links;
        this.answers = answers;
    }

    /** Of a review: the body may have a comment. */
    Call.Endpoint review(Move move) {
        return call -> {
            call.checkQuery(Answers.QUERY);
            call.check(COMMENT);
            Instant now = clock.instant();
            String comment = call.body().path("meta").path("comment").asText("");
            return answers.reply(call, answers.changed(call, inquiry -> {
                Inquiry moved = inquiry.movedIfAllowed(move, now);
                return comment.isEmpty()
                        ? moved
                        : moved.with(moved.attributes().deepCopy().put("reviewer-comment", comment), now);
            }));
        };
    }

    /** Of a move that has no parameters. */
    Call.Endpoint move(Move move) {
        return call -> {
            call.checkQuery(Answers.QUERY);
            call.check(Map.of());
            Instant now = clock.instant();
            return answers.reply(call, answers.changed(call, inquiry -> inquiry.movedIfAllowed(move, now)));
        };
    }

    Reply resume(Call call) {
        call.checkQuery(Answers.QUERY);
        call.check(Map.of());
        Instant now = clock.instant();
        Inquiry resumed = answers.changed(call, inquiry -> {
            if (!RESUMABLE.contains(inquiry.status())) {
                throw Refusal.unprocessable("Inquiry cannot be resumed when it is " + inquiry.status());
            }
            Inquiry open = inquiry.resumed(now);
            return unused(open).isPresent() ? open : open.with(Session.created(now));
        });
        String token = unused(resumed).map(Session::token).orElseThrow();
        return answers.reply(200, call, resumed, Json.object().put("session-token", token));
    }

    private static Optional<Session> unused(Inquiry inquiry) {
        return inquiry.sessions().stream().filter(Session::isUnused).findFirst();
    }

    Reply createLink(Call call) {
        call.checkQuery(Answers.QUERY);
        call.check(Map.of("meta", Shape.object(Map.of("expires-in-seconds", Shape.number()))));
        long seconds = call.body().path("meta").path("expires-in-seconds").asLong(Links.TTL.toSeconds());
        if (seconds < 1) {
            throw Refusal.invalid("/meta/expires-in-seconds", "must be greater than 0");
        }
        Instant now = clock.instant();
        Session session = Session.created(now);
        Inquiry inquiry = answers.changed(call, found -> {
            if (!found.isOpen()) {
                throw Refusal.unprocessable("Inquiry has no link when it is " + found.status());
            }
            return found.with(session);
        });
        ObjectNode meta = Json.object();
        links.create(inquiry, session, now.plusSeconds(seconds), meta);
        return answers.reply(200, call, inquiry, meta);
    }

    Reply addTag(Call call) {
        String tag = tag(call);
        return tagged(call, tags -> Stream.concat(tags, Stream.of(tag)).distinct());
    }

    Reply removeTag(Call call) {
        String tag = tag(call);
        return tagged(call, tags -> tags.filter(each -> !each.equals(tag)));
    }

    Reply setTags(Call call) {
        call.checkQuery(Answers.QUERY);
        call.check(TAGS);
        List<String> given = new ArrayList<>();
        call.body().path("meta").path("tag-name").forEach(name -> given.add(name.asText()));
        return tagged(call, tags -> given.stream().distinct());
    }

    /** The fake has no tags that are known by an id. */
    private static String tag(Call call) {
        call.checkQuery(Answers.QUERY);
        call.check(TAG, "meta");
        JsonNode meta = call.body().path("meta");
        if (!meta.has("tag-name")) {
            throw meta.has("tag-id") ? Refusal.notFound("meta.tag_id") : Refusal.badRequest("meta.tag_name is missing");
        }
        return meta.path("tag-name").asText();
    }

    @FunctionalInterface
    private interface Tags {
        Stream<String> of(Stream<String> before);
    }

    private Reply tagged(Call call, Tags change) {
        Instant now = clock.instant();
        return answers.reply(call, answers.changed(call, inquiry -> {
            ArrayNode tags = Json.array();
            change.of(inquiry.attributes().path("tags").valueStream().map(JsonNode::asText))
                    .forEach(tags::add);
            ObjectNode attributes = inquiry.attributes().deepCopy();
            attributes.set("tags", tags);
            return inquiry.with(attributes, now).happened("inquiry.updated-tags", inquiry.id(), now);
        }));
    }
}
