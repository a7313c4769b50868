package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.RequestSigner.Attempt;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Secret;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.testkit.time.MutableTicker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor knows us by. */
final class CredentialsTest {
    /** The instant and the secret of the vectors. */
    private static final Instant NOW = Instant.ofEpochSecond(1607551635);

    private static final byte[] KEY = "SUMSUB_TEST_SECRET".getBytes(UTF_8);
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffda0002ffd9");

    private final MutableClock clock = MutableClock.at(NOW);
    private final RecordingVendor vendor = new RecordingVendor();
    private final AtVendor at = at(vendor.baseUrl());

    private AtVendor at(URI baseUrl) {
        return AtVendor.at(baseUrl, MutableTicker.skippingPauses(), clock);
    }

    @AfterEach
    void close() {
        at.close();
        vendor.close();
    }

    /** A signature over instant, method, target and body, in three headers. */
    private static final Credentials SIGNED = Credentials.signed(attempt -> {
        String seconds = String.valueOf(attempt.at().getEpochSecond());
        return Map.of(
                "X-Token", Secret.of("sbx:token"),
                "X-Time", Secret.of(seconds),
                "X-Signature", Secret.of(signature(seconds, attempt.method(), attempt.target(), attempt.body())));
    });

    private static String signature(String seconds, String method, String target, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update((seconds + method + target).getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String verified(RecordedRequest arrived) {
        String target = arrived.path() + (arrived.rawQuery() == null ? "" : "?" + arrived.rawQuery());
        String seconds = arrived.header("X-Time").orElseThrow();
        String signature = signature(seconds, arrived.method(), target, arrived.body());
        assertThat(arrived.header("X-Signature")).contains(signature);
        assertThat(arrived.header("X-Token")).contains("sbx:token");
        return signature;
    }

    private RecordedRequest sent(VendorRequest.Builder request, Credentials credentials) {
        at.read(request.build(), credentials);
        return vendor.requests().get(vendor.requests().size() - 1);
    }

    @Test
    @DisplayName("a secret goes into the vendor's own header, or behind the vendor's own scheme")
    void fixed() {
        Credentials header = Credentials.header("X-App-Token", Secret.of("sbx:token"));
        RecordedRequest own = sent(VendorRequest.get("/a"), header);
        assertThat(own.header("X-App-Token")).contains("sbx:token");
        assertThat(own.header("Authorization")).isEmpty();

        Credentials scheme = Credentials.scheme("Token token=", Secret.of("api_sandbox.1"));
        assertThat(sent(VendorRequest.get("/a"), scheme).header("Authorization"))
                .contains("Token token=api_sandbox.1");
        assertThat(header.toString() + scheme).doesNotContain("token", "api_sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary\r\nX-Evil: 1", "canary\0", "canary\u00e9", "canary\n"})
    @DisplayName("a secret that no header can contain is a fault of the configuration, and is not shown:")
    void no_header(String secret) {
        Secret unfit = Secret.of(secret);
        Credentials signed = Credentials.signed(attempt -> Map.of("X-Signature", unfit));
        VeriportException fixed =
                catchThrowableOfType(VeriportException.class, () -> Credentials.header("X-Token", unfit));
        VeriportException signature = catchThrowableOfType(
                VeriportException.class, () -> at.read(VendorRequest.get("/a").build(), signed));

        for (VeriportException failure : List.of(fixed, signature)) {
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(failure.getMessage()).doesNotContain("canary");
        }
        assertThat(vendor.requests()).isEmpty();
    }

    static List<VendorRequest.Builder> bodies() {
        String path = "/people/-;external={id}/files";
        return List.of(
                VendorRequest.get(path, "a/b").query("q[]", "a b&c"),
                VendorRequest.post(path, "a/b").json(Map.of("a", List.of(1), "b", true)),
                VendorRequest.patch(path, "a/b").field("metadata[a]", "\u00eb"),
                VendorRequest.put(path, "a/b").bytes("text/plain", JPEG),
                VendorRequest.post(path, "a/b")
                        .part("metadata", "{}")
                        .part("content", CleanImage.of(ImageSource.bytes(JPEG), "the image", 100)));
    }

    @ParameterizedTest
    @DisplayName("L14 each attempt is signed anew, with its own instant, over the very bytes that arrive:")
    @MethodSource("bodies")
    void signed_anew(VendorRequest.Builder request) {
        vendor.answerNext(RecordingVendor.FAILURE, RecordingVendor.FAILURE);
        vendor.afterEach(() -> clock.advance(Duration.ofSeconds(7)));
        at.answered(AtVendor.POOLED_READ, request.build(), SIGNED);

        List<RecordedRequest> attempts = vendor.requests();
        assertThat(attempts.stream().map(CredentialsTest::verified)).hasSize(3).doesNotHaveDuplicates();
        assertThat(attempts.stream().map(attempt -> attempt.header("X-Time").orElseThrow()))
                .containsExactly("1607551635", "1607551642", "1607551649");
        assertThat(attempts)
                .allSatisfy(attempt ->
                        assertThat(attempt.body()).isEqualTo(attempts.get(0).body()));
    }

    @Test
    @DisplayName("L14 the path of the base URL is signed too")
    void base_path() {
        try (AtVendor below = at(URI.create(vendor.baseUrl() + "/v3.6"))) {
            below.read(VendorRequest.get("/a").query("b", "c").build(), SIGNED);
        }
        assertThat(vendor.requests()).singleElement().satisfies(request -> {
            assertThat(request).hasToString("GET /v3.6/a");
            verified(request);
        });
    }

    @Test
    @DisplayName("L14 the signatures are those of the published vectors")
    void vectors() {
        VendorRequest.Builder token = VendorRequest.post("/resources/accessTokens")
                .query("userId", "cfd20712-24a2-4c7d-9ab0-146f3c142335")
                .query("levelName", "basic-kyc-level")
                .query("ttlInSecs", "600");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("levelName", "basic-kyc-level");
        fields.put("userId", "case-4711");
        fields.put("ttlInSecs", 1800);
        VendorRequest.Builder link = VendorRequest.post("/resources/sdkIntegrations/levels/-/websdkLink")
                .json(fields);
        VendorRequest.Builder one = VendorRequest.get("/resources/applicants/{id}/one", "5b594ade0a975a36c9349e66");

        assertThat(sent(token, SIGNED).header("X-Signature"))
                .contains("de2d7f3e58d14afbb3f2cee78003621abff923e4dd0811a3132d4cc987388d05");
        assertThat(sent(link, SIGNED).header("X-Signature"))
                .contains("6fb0d8a86c9e23f55fd74b129d898c9cdde9d336e5d6bc048456f29510e8c49a");
        assertThat(sent(one, SIGNED).header("X-Signature"))
                .contains("a3cc423c865d9f621dbab0a9125665817113b6435ccd9c2ded84aac53f057794");
    }

    @Test
    @DisplayName("L14 an image is read once for all signed attempts; one that cannot be read is refused, not sent")
    void images() {
        AtomicInteger opened = new AtomicInteger();
        CleanImage image = CleanImage.of(
                () -> {
                    if (opened.incrementAndGet() > 2) {
                        throw new IOException("gone");
                    }
                    return new ByteArrayInputStream(JPEG);
                },
                "the image",
                100);
        VendorRequest upload =
                VendorRequest.post("/images").part("selfie", image).build();
        vendor.answerNext(RecordingVendor.FAILURE, RecordingVendor.FAILURE);
        at.answered(AtVendor.POOLED_READ, upload, SIGNED);
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> at.read(upload, SIGNED));

        assertThat(vendor.requests()).hasSize(3);
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
    }

    @Test
    @DisplayName("a signer that fails sends nothing, and its message is not shown")
    void failing_signer() {
        Credentials failing = Credentials.signed(attempt -> {
            throw new IllegalStateException("canary");
        });
        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> at.read(VendorRequest.get("/a").build(), failing));

        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure).hasStackTraceContaining("IllegalStateException").hasMessageNotContaining("canary");
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    @DisplayName("a signer's own failure comes as it is, and says that nothing was sent")
    void refusing_signer() {
        Credentials refusing = Credentials.signed(attempt -> {
            throw VeriportException.of(ErrorCode.INVALID_REQUEST, "unfit to be signed")
                    .build();
        });
        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> at.read(VendorRequest.get("/a").build(), refusing));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    @DisplayName("an attempt prints its method alone")
    void prints_nothing() {
        assertThat(new Attempt("GET", "/canary", "canary".getBytes(UTF_8), NOW)).hasToString("Attempt[GET]");
    }
}
