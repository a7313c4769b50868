package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
        assertRefused(() -> VendorRequest.get("/thing").idempotencyKey(value));
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
        "../../x?y#z%2f, ..%2F..%2Fx%3Fy%23z%252f",
        ";a=b, %3Ba%3Db",
        "{id}, %7Bid%7D",
        "$1, %241",
    })
    void segments(String id, String encoded) {
        VendorRequest request = VendorRequest.get("/people/{id}/files", id).build();
        assertThat(request.path()).isEqualTo("/people/" + encoded + "/files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "canary\r\n", "canary\ud83d", "\udc00canary"})
    @DisplayName("A8 what cannot be a segment is refused:")
    void no_segments(String id) {
        assertRefused(() -> VendorRequest.get("/people/{id}", id));
    }

    @Test
    @DisplayName("L15 a parameter may be a part of a segment, and each method takes parameters in their order")
    void parameters() {
        String path = "/people/-;external={id}/files/{file}";
        String filled = " /people/-;external=a%2Fb/files/%3B";

        assertThat(VendorRequest.get(path, "a/b", ";").build()).hasToString("GET" + filled);
        assertThat(VendorRequest.post(path, "a/b", ";").build()).hasToString("POST" + filled);
        assertThat(VendorRequest.put(path, "a/b", ";").build()).hasToString("PUT" + filled);
        assertThat(VendorRequest.patch(path, "a/b", ";").build()).hasToString("PATCH" + filled);
        assertThat(VendorRequest.delete(path, "a/b", ";").build()).hasToString("DELETE" + filled);
    }

    @Test
    @DisplayName("L15 a path with another number of parameters is a fault of the program")
    void wrong_number_of_parameters() {
        assertThatIllegalArgumentException().isThrownBy(() -> VendorRequest.get("/people/{id}"));
        assertThatIllegalArgumentException().isThrownBy(() -> VendorRequest.get("/people/{id}", "a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> VendorRequest.get("/people", "a"));
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
