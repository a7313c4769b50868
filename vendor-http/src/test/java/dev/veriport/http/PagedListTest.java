package dev.veriport.http;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.http.PagedList.Page;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list in pages is read as a whole, or fails. */
final class PagedListTest {
    private static final int MAX_PAGES = 3;

    private final RecordingVendor server = new RecordingVendor();
    private final AtVendor vendor = AtVendor.at(server.baseUrl());

    @AfterEach
    void close() {
        vendor.close();
        server.close();
    }

    /** A vendor that says whether there are more, and may say where. */
    private static Page page(VendorResponse answer) {
        JsonValue page = answer.json();
        JsonValue rows = page.at("rows");
        if (!page.at("more").is("yes")) {
            return Page.last(rows);
        }
        return page.at("next").text().map(next -> Page.followed(rows, next)).orElseGet(() -> Page.followed(rows));
    }

    private static Reply page(String rows, String more) {
        return Reply.json(200, "{\"rows\":" + rows + more + "}");
    }

    private static Reply followed(String... ids) {
        return page(rows(ids), ",\"more\":\"yes\"");
    }

    private static Reply last(String... ids) {
        return page(rows(ids), "");
    }

    private static String rows(String... ids) {
        return Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").toList().toString();
    }

    private List<JsonValue> read() {
        JsonApi api = vendor.api(Credentials.none());
        return new PagedList(api, AtVendor.POOLED_READ, "after", MAX_PAGES)
                .read(() -> VendorRequest.get("/rows").query("of", "case-1"), api.deadline(), PagedListTest::page);
    }

    private List<String> ids() {
        return read().stream().flatMap(row -> row.at("id").text().stream()).toList();
    }

    private List<String> queries() {
        return server.requests().stream().map(RecordedRequest::rawQuery).toList();
    }

    @Test
    @DisplayName("each page begins behind the last item of the page before; the items are in the vendor's order")
    void behindTheLastItem() {
        server.answerNext(followed("c", "b"), followed("a"), last("z"));

        assertThat(ids()).containsExactly("c", "b", "a", "z");
        assertThat(queries()).containsExactly("of=case-1", "of=case-1&after=b", "of=case-1&after=a");
    }

    @Test
    @DisplayName("a page begins where the vendor says, if it says so")
    void whereTheVendorSays() {
        server.answerNext(page(rows("a"), ",\"more\":\"yes\",\"next\":\"cursor-7\""), last("b"));

        assertThat(ids()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("of=case-1", "of=case-1&after=cursor-7");
    }

    @Test
    @DisplayName("an empty page is the whole of an empty list, and can be the last page of another")
    void empty() {
        server.answerNext(last(), followed("a"), last());

        assertThat(ids()).isEmpty();
        assertThat(ids()).containsExactly("a");
    }

    @Test
    @DisplayName("an item that is listed twice is one item, on one page and on two")
    void twice() {
        server.answerNext(followed("a", "a", "b"), last("b", "c"));

        assertThat(ids()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @DisplayName(
            "a page without a list, one with an item without an id, and one that says that there are more and has none are"
                    + " refused")
    @ValueSource(
            strings = {
                "{}",
                "{\"rows\":null}",
                "{\"rows\":{\"id\":\"a\"}}",
                "{\"rows\":[\"a\"]}",
                "{\"rows\":[{\"id\":\"a\"},{\"id\":\" \"}]}",
                "{\"rows\":[{\"name\":\"a\"}]}",
                "{\"rows\":[],\"more\":\"yes\"}",
                "{\"rows\":[],\"more\":\"yes\",\"next\":\"cursor-7\"}"
            })
    void refused(String page) {
        server.answerNext(Reply.json(200, page), Reply.json(200, page));

        assertThatFailureOf(this::read).hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(2); // the page once more
    }

    @Test
    @DisplayName("a page that repeats the one before is refused: the list would not end")
    void repeated() {
        server.answerNext(followed("a", "b"), followed("b", "a"), followed("b", "a"));

        assertThatFailureOf(this::read).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("a page that cannot be read is asked for again, and nothing of the first answer counts")
    void askedForAgain() {
        server.answerNext(page("[{\"id\":\"x\"},{}]", ""), followed("a"), last("b"));

        assertThat(ids()).containsExactly("a", "b");
        assertThat(queries()).containsExactly("of=case-1", "of=case-1", "of=case-1&after=a");
    }

    @Test
    @DisplayName("a list with as many pages as are read is whole; one with more fails, and says how many are read")
    void bound() {
        server.answerNext(followed("a"), followed("b"), last("c"));
        assertThat(ids()).hasSize(MAX_PAGES);

        server.answerNext(followed("a"), followed("b"), followed("c"), last("d"));
        assertThatFailureOf(this::read)
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasOperation("pooled-read")
                .hasMessageContaining("more than 3 pages");
        assertThat(server.requests()).hasSize(2 * MAX_PAGES);
    }
}
