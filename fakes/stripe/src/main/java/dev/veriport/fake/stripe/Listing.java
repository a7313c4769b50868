package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A list as the vendor answers it, newest first, in pages of 10 unless {@code limit} says otherwise. */
final class Listing {
    private static final Map<String, Parameter> RANGE = Map.of(
            "gt", Parameter.number(), "gte", Parameter.number(), "lt", Parameter.number(), "lte", Parameter.number());
    private static final Map<String, Parameter> OF_EVERY_LIST = Map.of(
            "created",
                    (name, value) -> {
                        Parameter range = value.isTextual() ? Parameter.number() : Parameter.object(RANGE);
                        range.check(name, value);
                    },
            "limit", Parameter.number(),
            "starting_after", Parameter.text(),
            "ending_before", Parameter.text());

    private final Call call;

    /** Refuses parameters that are wrong. */
    Listing(Call call, Map<String, Parameter> own) {
        this.call = call;
        call.check(Parameter.with(OF_EVERY_LIST, own));
        if (limit() < 1 || limit() > 100) {
            throw Refusal.malformed("from 1 to 100", "limit");
        }
    }

    private int limit() {
        return call.parameters().path("limit").asInt(10);
    }

    /** Whether a filter is not given, or has this value. */
    boolean isWanted(String filter, String value) {
        JsonNode wanted = call.parameters().path(filter);
        return wanted.isMissingNode() || wanted.asText().equals(value);
    }

    boolean isCreatedWithin(Instant createdAt) {
        long created = createdAt.getEpochSecond();
        JsonNode wanted = call.parameters().path("created");
        return wanted.isTextual()
                ? wanted.asLong() == created
                : wanted.path("gt").asLong(Long.MIN_VALUE) < created
                        && wanted.path("gte").asLong(Long.MIN_VALUE) <= created
                        && wanted.path("lt").asLong(Long.MAX_VALUE) > created
                        && wanted.path("lte").asLong(Long.MAX_VALUE) >= created;
    }

    /** @param found newest first */
    <T> Reply reply(List<T> found, Function<T, String> id, Function<T, ObjectNode> json) {
        List<T> rest = found;
        if (call.parameters().has("starting_after")) {
            rest = found.subList(indexOf("starting_after", found, id) + 1, found.size());
        } else if (call.parameters().has("ending_before")) {
            int end = indexOf("ending_before", found, id);
            rest = found.subList(Math.max(0, end - limit()), end);
        }
        ObjectNode body = Json.object()
                .put("object", "list")
                .put("has_more", rest.size() > limit())
                .put("url", call.request().path());
        body.set("data", Json.array(rest.stream().limit(limit()).map(json).toList()));
        return Json.reply(200, body);
    }

    private <T> int indexOf(String cursor, List<T> found, Function<T, String> id) {
        String wanted = call.parameters().path(cursor).asText();
        int index = found.stream().map(id).toList().indexOf(wanted);
        if (index < 0) {
            throw Refusal.notFound("object in this list", cursor);
        }
        return index;
    }
}
