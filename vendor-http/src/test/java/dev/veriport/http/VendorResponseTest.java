package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says before anybody knows the vendor. */
final class VendorResponseTest {

    @ParameterizedTest(name = "HTTP {0} is {1}, perhaps processed: {2}")
    @DisplayName("a status alone:")
    @CsvSource({
        "302, MALFORMED_RESPONSE, true",
        "400, INVALID_REQUEST, false",
        "401, AUTHENTICATION, false",
        "403, PERMISSION, false",
        "404, NOT_FOUND, false",
        "408, TIMEOUT, true",
        "409, INVALID_REQUEST, false",
        "413, INVALID_REQUEST, false",
        "429, RATE_LIMITED, false",
        "500, UNAVAILABLE, true",
        "503, UNAVAILABLE, true",
    })
    void statuses(int status, ErrorCode code, boolean perhapsProcessed) {
        VeriportException failure = response(status, "").failure().build();

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.httpStatus()).hasValue(status);
        assertThat(failure.requestMayHaveBeenProcessed()).isEqualTo(perhapsProcessed);
    }

    @ParameterizedTest(name = "HTTP {0} {1}: {2}")
    @DisplayName("a refused field whose value comes from a setting is told by the setting, and its value is not shown:")
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {\"error\":{\"fields\":{\"workflow_id\":[\"canary\"]}}} | the vendor refused the request: check workflow-id",
                "400 | {\"error\":{\"param\":\"flow\",\"message\":\"canary\"}} | the vendor refused the request: check flow-id",
                "422 | {\"error\":{\"fields\":{\"email\":[\"canary\"]}}} | the vendor refused the request",
                "500 | {\"workflow_id\":\"canary\"} | the vendor failed: try again later",
            })
    void refusedSettings(int status, String body, String message) {
        Map<String, String> settings = Map.of("workflow_id", "workflow-id", "flow", "flow-id");

        assertThat(response(status, body).failure(settings).build())
                .hasMessage(message)
                .hasMessageNotContaining("canary");
    }

    @Test
    @DisplayName("what the vendor asks to wait is kept")
    void retry_after() {
        VendorResponse response = new VendorResponse(503, Optional.of(Duration.ofSeconds(4)), new byte[0]);

        assertThat(response.failure().build().retryAfter()).contains(Duration.ofSeconds(4));
    }

    @Test
    @DisplayName("a failure that the body alone says has no time to wait, though the headers name one")
    void nothingToWaitFor() {
        VendorResponse response = new VendorResponse(429, Optional.of(Duration.ofSeconds(4)), new byte[0]);

        VeriportException failure = response.failure(ErrorCode.BUDGET_EXHAUSTED, "the quota is used up")
                .build();

        assertThat(failure.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
        assertThat(failure.httpStatus()).hasValue(429);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a word is found in a body that is no JSON:")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"errorCode\": \"WORD\"}huiHjio | WORD",
                "{ \"errorCode\": \"WORD\",  | WORD",
                "{ \"errorCode: \"WORD\", \"errorMessage: \"x\" } | WORD",
                "{\"errorCode\":7} | 7",
                "<html>errorCode</html> | ''",
                "{\"other\":\"errorCode\"} | ''",
            })
    void words(String body, String word) {
        assertThat(response(400, body).word("errorCode")).isEqualTo(word);
    }

    @Test
    @DisplayName("T16 a response prints its status and size alone")
    void prints_nothing() {
        assertThat(response(200, "canary")).hasToString("VendorResponse[200, 6 bytes]");
    }

    @Test
    @DisplayName("ANS two headers whose names differ only in case are refused")
    void oneHeaderOfAName() {
        Map<String, String> twice = Map.of("Request-Id", "one", "request-id", "two");
        assertThatThrownBy(() -> new VendorResponse(200, Optional.empty(), twice, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static VendorResponse response(int status, String body) {
        return new VendorResponse(status, Optional.empty(), body.getBytes(UTF_8));
    }

    @Test
    @DisplayName("an answer about another record, or about none, is malformed; letters of an id have no case")
    void about() {
        VendorResponse response = response(200, "{\"id\":\"AB-1\",\"none\":null,\"list\":[\"ab-1\"]}");
        JsonValue json = response.json();

        assertThat(response.about(json, "id", "ab-1")).isSameAs(json);
        for (String field : new String[] {"none", "missing", "list"}) {
            assertThatMalformed(() -> response.about(json, field, "ab-1"));
        }
        assertThatMalformed(() -> response.about(json, "id", "ab-2"));
        assertThat(response.notAboutAnother(json, "none", "ab-1")).isSameAs(json);
        assertThat(response.notAboutAnother(json, "missing", "ab-1")).isSameAs(json);
        assertThatMalformed(() -> response.notAboutAnother(json, "list", "ab-1"));
    }

    @Test
    @DisplayName("a created record that is older than the request is malformed, an hour left for the clocks")
    void createdSince() {
        VendorResponse response = response(200, "{\"at\":\"2026-11-27T10:00:00Z\",\"none\":null}");
        JsonValue json = response.json();

        assertThat(response.createdSince(json, "at", Instant.parse("2026-11-27T11:00:00Z")))
                .isSameAs(json);
        assertThat(response.createdSince(json, "none", Instant.parse("2026-11-27T11:00:01Z")))
                .isSameAs(json);
        assertThatMalformed(() -> response.createdSince(json, "at", Instant.parse("2026-11-27T11:00:01Z")));
    }

    @Test
    @DisplayName("a list in another form is malformed, and not an empty list")
    void lists() {
        VendorResponse response =
                response(200, "{\"good\":[{}],\"empty\":[],\"one\":{},\"null\":null,\"text\":\"\",\"texts\":[\"a\"]}");
        JsonValue json = response.json();

        assertThat(response.list(json.at("good")).items()).hasSize(1);
        assertThat(response.list(json.at("empty")).items()).isEmpty();
        for (String field : new String[] {"one", "null", "text", "texts", "missing"}) {
            assertThatMalformed(() -> response.list(json.at(field)));
        }
    }

    @Test
    @DisplayName("what cannot be sent as an id is malformed, and so is the mark of what was erased")
    void identifiers() {
        VendorResponse response = response(200, "[\"ab-1\",7,\"a b\",\"[redacted]\",null,{}]");
        List<JsonValue> values = response.json().items();

        assertThat(response.identifier(values.get(0))).isEqualTo("ab-1");
        assertThat(response.identifier(values.get(1))).isEqualTo("7");
        values.subList(2, 6).forEach(value -> assertThatMalformed(() -> response.identifier(value)));
    }

    @Test
    @DisplayName("an object without some fields keeps the others; anything else stays as it is")
    void without() {
        JsonValue json = response(200, "{\"id\":\"1\",\"token\":\"t\",\"link\":{\"url\":\"u\"}}")
                .json();

        assertThat(json.without("token", "link").fields()).containsExactly(json.at("id"));
        assertThat(json.at("id").without("token")).isSameAs(json.at("id"));
    }

    private static void assertThatMalformed(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VeriportException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE));
    }
}
