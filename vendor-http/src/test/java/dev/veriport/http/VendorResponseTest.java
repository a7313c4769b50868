package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    @Test
    @DisplayName("what the vendor asks to wait is kept")
    void retry_after() {
        VendorResponse response = new VendorResponse(503, Optional.of(Duration.ofSeconds(4)), new byte[0]);

        assertThat(response.failure().build().retryAfter()).contains(Duration.ofSeconds(4));
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
}
