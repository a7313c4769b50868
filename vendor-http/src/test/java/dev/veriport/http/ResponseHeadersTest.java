package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an answer's head. */
final class ResponseHeadersTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final Map<String, String> ID = Map.of("X-Request-Id", "req_1");

    private final FaultServer server = FaultServer.start();
    private final AtVendor vendor = AtVendor.at(server.baseUrl());

    @AfterEach
    void close() {
        vendor.close();
        server.close();
    }

    private interface Call {
        Object of(AtVendor vendor);
    }

    private static Arguments failure(String name, Fault fault, Call call) {
        return Arguments.of(name, fault, call);
    }

    static Stream<Arguments> failures() {
        Fault success = Fault.respond(200, ID, BODY);
        VendorClient.ResponseReader<Object> refusing = response -> {
            throw VeriportException.of(ErrorCode.INVALID_REQUEST, "refused").build();
        };
        VendorClient.ResponseReader<Object> faulty = response -> {
            throw new IllegalStateException("a fault of the reader");
        };
        return Stream.of(
                failure("a status", Fault.respond(500, ID, BODY), AtVendor::readOrFail),
                failure("a limit", Fault.respond(429, ID, BODY), AtVendor::readOrFail),
                failure(
                        "no JSON",
                        success,
                        at -> at.create(response -> {
                            throw response.malformed("is no JSON");
                        })),
                failure("the reader's own failure", success, at -> at.createUnnamed(refusing)),
                failure("a fault of the reader", success, at -> at.createUnnamed(faulty)),
                failure(
                        "an unknown outcome",
                        Fault.respond(500, ID, BODY),
                        at -> at.create(response -> {
                            throw response.failure().build();
                        })),
                failure("a redemption", Fault.respond(503, ID, BODY), at -> at.redeem("a", Duration.ofSeconds(5))),
                failure(
                        "a body that cannot be accepted",
                        Fault.respond(200, Map.of("X-Request-Id", "req_1", "Content-Encoding", "gzip"), BODY),
                        AtVendor::read),
                failure("a body that is cut", Fault.closeMidBody(200, ID, BODY), AtVendor::read));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("L17 a failure has the vendor's id of the request:")
    @MethodSource("failures")
    void request_ids(String name, Fault fault, Call call) {
        server.always(fault);
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> call.of(vendor));

        assertThat(failure.vendorRequestId()).contains("req_1");
        assertThat(failure.toString()).endsWith(" [vendorRequestId=req_1]");
        assertThat(failure.getMessage()).doesNotContain("req_1");
    }

    @Test
    @DisplayName("L17 the ids of the answers that were read are collected, of every kind of call and in their order")
    void collected() {
        AtomicInteger request = new AtomicInteger();
        server.always(Fault.respond(200, ID, BODY));
        VendorClient.ResponseReader<Object> unreadable = response -> {
            throw response.malformed("has number " + request.incrementAndGet());
        };

        assertThat(vendor.requestIds(() -> {
                    vendor.read();
                    vendor.createUnnamed(response -> response);
                    vendor.redeem("a", Duration.ofSeconds(5));
                    catchThrowableOfType(VeriportException.class, () -> vendor.create(unreadable));
                }))
                .containsExactly("req_1", "req_1", "req_1");
        assertThat(request).hasPositiveValue();
        assertThat(vendor.requestIds(() -> {})).isEmpty();
        server.always(Fault.respond(200, Map.of(), BODY));
        assertThat(vendor.requestIds(vendor::read)).isEmpty();
    }

    @Test
    @DisplayName("L17 without an id, or without an answer, there is none")
    void no_request_id() {
        server.always(Fault.respond(500, Map.of(), BODY));
        VeriportException answered = catchThrowableOfType(VeriportException.class, vendor::readOrFail);
        server.always(Fault.closeWithoutAnswer());
        VeriportException unanswered = catchThrowableOfType(VeriportException.class, vendor::readOrFail);

        assertThat(answered.vendorRequestId()).isEmpty();
        assertThat(answered.toString()).doesNotContain("vendorRequestId");
        assertThat(unanswered.vendorRequestId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00e9", "a\tb", "a\u0007"})
    @DisplayName("L17 an id that is not visible ASCII is none:")
    void unprintable(String id) {
        server.always(Fault.respond(200, Map.of("X-Request-Id", id), BODY));

        assertThat(vendor.read().requestId()).isEmpty();
    }

    @Test
    @DisplayName("L17 an id has at most 128 characters")
    void long_ids() {
        server.always(Fault.respond(200, Map.of("x-REQUEST-id", "a".repeat(128)), BODY));
        assertThat(vendor.read().requestId()).contains("a".repeat(128));
        server.always(Fault.respond(200, Map.of("X-Request-Id", "a".repeat(129)), BODY));
        assertThat(vendor.read().requestId()).isEmpty();
    }

    @Test
    @DisplayName("L17 X-Request-Id comes before Request-Id, unless the adapter names another header")
    void names() {
        server.always(Fault.respond(200, Map.of("Request-Id", "one"), BODY));
        assertThat(vendor.read().requestId()).contains("one");
        Map<String, String> all = Map.of("Request-Id", "one", "X-Request-Id", "two", "X-Correlation-Id", "three");
        server.always(Fault.respond(200, all, BODY));
        assertThat(vendor.read().requestId()).contains("two");
        ResponseHeaders other = ResponseHeaders.standard().requestId("X-Trace-Id", "X-Correlation-Id");
        try (AtVendor at = AtVendor.reading(server.baseUrl(), other)) {
            assertThat(at.read().requestId()).contains("three");
        }
    }

    @ParameterizedTest(name = "HTTP {0} with Retry-After {1} and RateLimit-Reset {2}: {3} s")
    @DisplayName("L16 a 429 without Retry-After asks to wait until its limit is reset:")
    @CsvSource({
        "429, , 42, 42",
        "429, , ' 42 ', 42",
        "429, , 3600, 900",
        "429, 7, 42, 7",
        "429, soon, 42, 42",
        "429, , 1764160000, ",
        "429, , -1, ",
        "429, , soon, ",
        "503, , 42, ",
        "200, , 42, ",
        "503, 7, 42, 7",
    })
    void rate_limits(int status, String retryAfter, String reset, Long seconds) {
        Map<String, String> headers = new HashMap<>(Map.of("RateLimit-Reset", reset));
        if (retryAfter != null) {
            headers.put("Retry-After", retryAfter);
        }
        server.always(Fault.respond(status, headers, BODY));

        assertThat(vendor.read().retryAfter())
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @Test
    @DisplayName("L16 until the limit is reset no other call is sent, as with Retry-After")
    void rate_limited() {
        server.always(Fault.respond(429, Map.of("RateLimit-Reset", "600"), BODY));
        VeriportException limited = catchThrowableOfType(VeriportException.class, vendor::readOrFail);
        VeriportException held = catchThrowableOfType(VeriportException.class, vendor::readOrFail);

        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(600));
        assertThat(held.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("an adapter reads the headers that it names, in any case, and no others")
    void named_headers() {
        server.always(Fault.respond(200, Map.of("X-Image-Id", "42", "Set-Cookie", "a=b"), BODY));
        ResponseHeaders images = ResponseHeaders.standard().and("x-image-ID");
        try (AtVendor at = AtVendor.reading(server.baseUrl(), images)) {
            VendorResponse response = at.read();
            assertThat(response.header("X-IMAGE-id")).contains("42");
            assertThat(response.header("Set-Cookie")).isEmpty();
        }
        assertThat(vendor.read().header("X-Image-Id")).isEmpty();
    }
}
