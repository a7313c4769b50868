package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.ImageSource;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.time.MutableTicker;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the body of a request. */
final class RequestBodyTest {
    private final RecordingVendor vendor = new RecordingVendor();
    private final AtVendor at = AtVendor.at(vendor.baseUrl(), MutableTicker.skippingPauses());

    @AfterEach
    void close() {
        at.close();
        vendor.close();
    }

    private static VendorRequest.Builder post() {
        return VendorRequest.post("/people");
    }

    private RecordedRequest sent(VendorRequest.Builder request) {
        at.read(request.build(), Credentials.none());
        return vendor.requests().get(vendor.requests().size() - 1);
    }

    @Test
    @DisplayName("JSON may be nested, and is sent in the order of its maps")
    void json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", Map.of("attributes", Map.of("name", "Zo\u00eb \ud83d\ude00")));
        fields.put("tags", List.of("a", 1, 2L, true, List.of(), Map.of()));
        fields.put("score", 0.25);
        fields.put("amount", new BigDecimal("10.00"));
        RecordedRequest request = sent(post().json(fields));

        assertThat(request.bodyText())
                .isEqualTo("{\"data\":{\"attributes\":{\"name\":\"Zo\u00eb \\uD83D\\uDE00\"}},"
                        + "\"tags\":[\"a\",1,2,true,[],{}],\"score\":0.25,\"amount\":10.00}");
        assertThat(request.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    @DisplayName("JSON is made of maps, lists, texts, numbers and booleans, and of nothing else")
    void no_json() {
        for (Object value : new Object[] {Double.NaN, 'c', new byte[1], Set.of(), Map.of(1, "a")}) {
            assertThatIllegalArgumentException()
                    .as(String.valueOf(value))
                    .isThrownBy(() -> post().json(Map.of("a", List.of(value))));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> post().json(Collections.singletonMap("a", null)));
    }

    @Test
    @DisplayName("form fields keep their order and the brackets of their names; values are encoded")
    void form() {
        RecordedRequest request = sent(post().field("type", "document")
                .field("metadata[attempt]", "a&b=c d+\u00eb[]\r\n")
                .field("expand[]", "one")
                .field("expand[]", "two")
                .field("a&b", ""));

        assertThat(request.bodyText())
                .isEqualTo("type=document&metadata[attempt]=a%26b%3Dc+d%2B%C3%AB%5B%5D%0D%0A"
                        + "&expand[]=one&expand[]=two&a%26b=");
        assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded");
    }

    @Test
    @DisplayName("bytes are sent as they were when they were set, with their content type")
    void bytes() {
        byte[] bytes = {0, (byte) 0xff, 13, 10};
        VendorRequest.Builder request = VendorRequest.put("/files/{id}", "1").bytes("application/pdf", bytes);
        bytes[0] = 1;

        RecordedRequest sent = sent(request);
        assertThat(sent.body()).containsExactly(0, 0xff, 13, 10);
        assertThat(sent.header("Content-Type")).contains("application/pdf");
        assertThat(sent).hasToString("PUT /files/1");
    }

    @Test
    @DisplayName("a request has one body at most")
    void one_body() {
        List<VendorRequest.Builder> two = List.of(
                post().json(Map.of()).json(Map.of()),
                post().json(Map.of()).bytes("text/plain", new byte[0]),
                post().json(Map.of()).field("a", "b"),
                post().field("a", "b").part("a", "b"),
                post().part("a", "b").bytes("text/plain", new byte[0]));

        for (VendorRequest.Builder request : two) {
            assertThatIllegalStateException().isThrownBy(request::build);
        }
        assertThat(sent(post()).body()).isEmpty();
    }

    static List<ThrowingCallable> broken() {
        String half = "canary\ud83d";
        return List.of(
                () -> post().json(Map.of("a", List.of(Map.of("b", half)))),
                () -> post().json(Map.of(half, "a")),
                () -> post().field("a", half),
                () -> post().part("a", half));
    }

    @ParameterizedTest
    @DisplayName("a text that would arrive as another one is refused, and nothing is sent:")
    @MethodSource("broken")
    void unpaired_surrogates(ThrowingCallable building) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, building);

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure.getMessage()).doesNotContain("canary");
    }

    static List<VendorRequest.Builder> bodies() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2, (byte) 0xFF, (byte) 0xD9};
        return List.of(
                post().json(Map.of("a", "b", "c", "d")),
                post().field("a", "b"),
                post().bytes("text/plain", "a".getBytes(UTF_8)),
                post().part("a", "b").part("image", CleanImage.of(ImageSource.bytes(jpeg), "the image", 100)));
    }

    @ParameterizedTest
    @DisplayName("L13 each attempt sends the same bytes, under the same content type and idempotency key:")
    @MethodSource("bodies")
    void same_bytes(VendorRequest.Builder request) {
        vendor.answerNext(RecordingVendor.FAILURE, RecordingVendor.FAILURE);
        VendorRequest keyed = request.idempotencyKey("case~1").build();
        at.answered(AtVendor.POOLED_READ, keyed, Credentials.none());

        List<RecordedRequest> attempts = vendor.requests();
        assertThat(attempts).hasSize(3);
        assertThat(attempts.get(0).body()).isNotEmpty();
        for (RecordedRequest attempt : attempts) {
            assertThat(attempt.body()).isEqualTo(attempts.get(0).body());
            assertThat(attempt.header("Idempotency-Key")).contains("case~1");
            assertThat(attempt.header("Content-Type")).isEqualTo(attempts.get(0).header("Content-Type"));
        }
    }

    @Test
    @DisplayName("L13 a keyed creation that failed is repeated once, with the same key and the same body")
    void keyed() {
        vendor.answerNext(RecordingVendor.FAILURE);
        at.keyed(post().json(Map.of("a", "b")).idempotencyKey("case~1").build());

        assertThat(vendor.requests()).hasSize(2).allSatisfy(attempt -> {
            assertThat(attempt.header("Idempotency-Key")).contains("case~1");
            assertThat(attempt.bodyText()).isEqualTo("{\"a\":\"b\"}");
        });
    }

    @Test
    @DisplayName("L13 a keyed creation that fails twice is an unknown outcome")
    void keyedInVain() {
        vendor.answerNext(RecordingVendor.FAILURE, RecordingVendor.FAILURE, RecordingVendor.FAILURE);
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> at.keyed(post().idempotencyKey("case~1").build()));

        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(vendor.requests()).hasSize(2);
    }

    @Test
    @DisplayName("L13 a keyed creation without a key is a mistake of the adapter, and nothing is sent")
    void withoutKey() {
        assertThatThrownBy(() -> at.keyed(post().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keyed");
        assertThat(vendor.requests()).isEmpty();
    }
}
