package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A8: ids, codes and header values are looked at before they are sent. */
final class RequestTextTest {

    private static void assertRefused(ThrowingCallable building) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, building);
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure.getMessage()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "canary\r\nX-Evil: 1",
                "canary\n",
                "\tcanary",
                "canary\0",
                "canary\u007f",
                "Zo\u00eb",
                " canary",
                "canary "
            })
    @DisplayName("A8 a header holds visible ASCII alone:")
    void headers(String value) {
        assertRefused(() -> VendorRequest.get("/thing").header("X-Flow", value));
    }

    @Test
    @DisplayName("A8 what a header can hold is sent as it is")
    void good_headers() {
        VendorRequest request =
                VendorRequest.get("/thing").header("X-Flow", "strict, v=2").build();
        assertThat(request.headers()).containsEntry("X-Flow", "strict, v=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\r", "canary\n", "\0", "canary\u0085", "\ud83d", "canary\udc00"})
    @DisplayName("A8 a query holds no control characters and no halves of characters:")
    void queries(String value) {
        assertRefused(() -> VendorRequest.get("/thing").query("id", value));
    }

    @ParameterizedTest(name = "A8 {0} is one segment of the path: {1}")
    @CsvSource({
        "abc-1, abc-1",
        "a/b, a%2Fb",
        "a b, a%20b",
        "a?b#c, a%3Fb%23c",
        "../../admin, ..%2F..%2Fadmin",
        "%2e%2e, %252e%252e",
        "Zoë, Zo%C3%AB",
        "..., ...",
    })
    void segments(String id, String encoded) {
        VendorRequest request =
                VendorRequest.get("/people").segment(id).segment("files").build();
        assertThat(request.path()).isEqualTo("/people/" + encoded + "/files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "canary\r\n"})
    @DisplayName("A8 what cannot be a segment is refused:")
    void no_segments(String id) {
        assertRefused(() -> VendorRequest.get("/people").segment(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "people",
                "//evil.example",
                "/people/../admin",
                "/people/%2E./admin",
                "/a b",
                "/a?b=c",
                "/a#b",
                "/a%",
                "/a\r\nX: 1"
            })
    @DisplayName("A8 an id that was written into a path is refused before it leads elsewhere:")
    void no_paths(String path) {
        assertRefused(() -> VendorRequest.get(path));
    }

    @ParameterizedTest(name = "A8 a path of 100,000 characters is read like any other: {0} again and again")
    @ValueSource(strings = {"a", "%20", "/a", "/%20"})
    void long_paths(String part) {
        String path = "/a" + part.repeat(100_000 / part.length());

        assertThat(VendorRequest.get(path).build().path()).isEqualTo(path);
        assertRefused(() -> VendorRequest.get(path + "?"));
    }
}
