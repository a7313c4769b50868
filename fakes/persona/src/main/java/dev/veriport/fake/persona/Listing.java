package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of inquiries, newest first, in pages. Facts: the filters; {@code note} is the only one where it is given; {@code page}
 * with an id as its cursor; links are paths. Inference: 10 in a page and at most 100, as in the vendor's search, and a link repeats
 * filter and size.
 */
final class Listing {
    private static final String AFTER = "after";
    private static final String BEFORE = "before";
    private static final String SIZE = "size";
    private static final List<String> FILTERS = List.of(
            "inquiry-id",
            "account-id",
            "note",
            "reference-id",
            "inquiry-template-id",
            "template-id",
            "status",
            "created-at-start",
            "created-at-end");
    private static final Map<String, Shape> QUERY = Map.of(
            "filter", Shape.object(texts(FILTERS)),
            "page", Shape.object(texts(List.of(AFTER, BEFORE, SIZE))));

    private final InquiryStore inquiries;
    private final InquiryJson json;

    Listing(InquiryStore inquiries, InquiryJson json) {
        this.inquiries = inquiries;
        this.json = json;
    }

    private static Map<String, Shape> texts(List<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, name -> Shape.text()));
    }

    Reply list(Call call) {
        call.checkQuery(QUERY);
        JsonNode filter = call.query().path("filter");
        if (filter.has("note") && filter.size() > 1) {
            throw Refusal.badRequest("filter.note must be the only filter");
        }
        List<Inquiry> found = inquiries.all().stream()
                .filter(call.access()::reaches)
                .filter(inquiry -> isWanted(inquiry, filter))
                .toList();
        return page(call, found);
    }

    private static boolean isWanted(Inquiry inquiry, JsonNode filter) {
        Account account = inquiry.origin().account();
        boolean isLegacy = inquiry.origin().isLegacy();
        return isOneOf(filter, "inquiry-id", inquiry.id())
                && isOneOf(filter, "account-id", account == null ? null : account.id())
                && isOneOf(filter, "status", inquiry.status())
                && isOneOf(filter, "inquiry-template-id", isLegacy ? null : FakePersonaServer.TEMPLATE)
                && isOneOf(filter, "template-id", isLegacy ? FakePersonaServer.LEGACY_TEMPLATE : null)
                && is(filter, "reference-id", inquiry.referenceId())
                && is(filter, "note", inquiry.text("note"))
                && !inquiry.createdAt().isBefore(time(filter, "created-at-start", Instant.MIN))
                && !inquiry.createdAt().isAfter(time(filter, "created-at-end", Instant.MAX));
    }

    private static boolean is(JsonNode filter, String name, @Nullable String value) {
        return !filter.has(name) || filter.path(name).asText().equals(value);
    }

    private static boolean isOneOf(JsonNode filter, String name, @Nullable String value) {
        return !filter.has(name)
                || Stream.of(filter.path(name).asText().split(",", -1)).anyMatch(each -> each.equals(value));
    }

    private static Instant time(JsonNode filter, String name, Instant otherwise) {
        try {
            return filter.has(name)
                    ? OffsetDateTime.parse(filter.path(name).asText()).toInstant()
                    : otherwise;
        } catch (DateTimeException malformed) {
            throw Refusal.badRequest("filter." + name.replace('-', '_') + " must be a date time");
        }
    }

    private Reply page(Call call, List<Inquiry> found) {
        JsonNode page = call.query().path("page");
        int size = size(page);
        List<String> ids = found.stream().map(Inquiry::id).toList();
        int from = 0;
        if (page.has(AFTER)) {
            from = indexOf(ids, page.path(AFTER).asText()) + 1;
        } else if (page.has(BEFORE)) {
            from = Math.max(0, indexOf(ids, page.path(BEFORE).asText()) - size);
        }
        int to = Math.min(found.size(), from + size);
        ObjectNode body = Json.object();
        body.set(
                "data",
                Json.array(found.subList(from, to).stream().map(json::of).toList()));
        body.putObject("links")
                .put("prev", from > 0 && from < found.size() ? link(call, BEFORE, ids.get(from)) : null)
                .put("next", to > from && to < found.size() ? link(call, AFTER, ids.get(to - 1)) : null);
        return Json.reply(200, body);
    }

    private static int size(JsonNode page) {
        String size = page.path(SIZE).asText("10");
        if (!size.matches("[1-9][0-9]?|100")) {
            throw Refusal.badRequest("page.size must be from 1 to 100");
        }
        return Integer.parseInt(size);
    }

    private static int indexOf(List<String> ids, String cursor) {
        int index = ids.indexOf(cursor);
        if (index < 0) {
            throw Refusal.badRequest("page has a cursor of another list");
        }
        return index;
    }

    private static String link(Call call, String direction, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        call.query()
                .path("filter")
                .properties()
                .forEach(each -> parameters.put(
                        "filter[" + each.getKey() + "]", each.getValue().asText()));
        parameters.put("page[" + direction + "]", cursor);
        if (call.query().path("page").has(SIZE)) {
            parameters.put(
                    "page[" + SIZE + "]", call.query().path("page").path(SIZE).asText());
        }
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&", FakePersonaServer.INQUIRIES + "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
