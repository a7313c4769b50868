package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.spi.Operation;
import dev.veriport.time.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A list that a vendor answers in pages. It is read as a whole or not at all: a part of it looks like a shorter list. Immutable,
 * thread-safe.
 *
 * @param operation of the request for each page
 * @param cursor the parameter of a request that says where its page begins
 * @param maxPages how many pages are read at most
 */
public record PagedList(JsonApi api, Operation.Read operation, String cursor, int maxPages) {

    /** A page, as the vendor answered it. Immutable, thread-safe. */
    public static final class Page {
        private final JsonValue items;
        private final boolean isLast;
        private final Optional<String> next;

        private Page(JsonValue items, boolean isLast, Optional<String> next) {
            this.items = items;
            this.isLast = isLast;
            this.next = next;
        }

        /** The last page, or the only one. */
        public static Page last(JsonValue items) {
            return new Page(items, true, Optional.empty());
        }

        /** A page whose next one begins behind the id of its last item. */
        public static Page followed(JsonValue items) {
            return new Page(items, false, Optional.empty());
        }

        /**
         * A page whose next one begins where the vendor says.
         *
         * @param next the value of the cursor
         */
        public static Page followed(JsonValue items, String next) {
            return new Page(items, false, Optional.of(next));
        }
    }

    /** @param next the value of the cursor; empty for the last page */
    private record Part(Map<String, JsonValue> items, Optional<String> next) {}

    /**
     * Reads all pages, with a call for each.
     *
     * @param request without the cursor; called once for each page
     * @param deadline of all pages
     * @param reader of a page, whose items are an array of objects with an {@code id} each
     * @return the items in the vendor's order; one that is listed twice is there once
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when a page has no such items, or no further item and says
     *     that there are more; {@link ErrorCode#INVALID_REQUEST} when there are more pages than are read
     */
    public List<JsonValue> read(
            Supplier<VendorRequest.Builder> request, Deadline deadline, ResponseReader<Page> reader) {
        Map<String, JsonValue> items = new LinkedHashMap<>();
        Optional<String> next = Optional.empty();
        for (int pages = 0; pages < maxPages; pages++) {
            VendorRequest.Builder ofPage = request.get();
            next.ifPresent(begin -> ofPage.query(cursor, begin));
            Part part = api.read(operation, ofPage, deadline, answer -> part(answer, reader.read(answer), items));
            items.putAll(part.items());
            next = part.next();
            if (next.isEmpty()) {
                return List.copyOf(items.values());
            }
        }
        throw VeriportException.of(
                        ErrorCode.INVALID_REQUEST,
                        "the vendor's list has more than " + maxPages + " pages: search for what fewer records have")
                .phase(Phase.ANSWERED)
                .provider(api.provider())
                .operation(operation.name())
                .build();
    }

    /** @param before the items of the pages before, of which a page is no repetition */
    private static Part part(VendorResponse answer, Page page, Map<String, JsonValue> before) {
        Map<String, JsonValue> items = new LinkedHashMap<>();
        String last = "";
        for (JsonValue item : answer.list(page.items).items()) {
            last = answer.identifier(item.at("id"));
            items.put(last, item);
        }
        if (page.isLast) {
            return new Part(items, Optional.empty());
        }
        if (before.keySet().containsAll(items.keySet())) {
            throw answer.malformed("is a page of a list without a further item, and says that there are more");
        }
        return new Part(items, Optional.of(page.next.orElse(last)));
    }
}
