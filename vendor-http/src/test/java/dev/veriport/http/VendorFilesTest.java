package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Availability;
import dev.veriport.model.Evidence.Kind;
import dev.veriport.model.Missing;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L9 Evidence at the vendor: fetched when it is opened, and where our credentials go. */
final class VendorFilesTest {
    private static final VendorFile FRONT = VendorFile.of(Kind.DOCUMENT_FRONT, List.of());
    private static final Credentials KEY = Credentials.scheme("Bearer ", Secret.of("secret-key"));

    private final RecordingVendor api = new RecordingVendor();
    private final RecordingVendor storage = new RecordingVendor();
    private final RecordingVendor stranger = new RecordingVendor();
    private final AtVendor vendor =
            AtVendor.at(api.baseUrl(), Map.of("files-hosts", storage.baseUrl().getAuthority()));

    @AfterEach
    void close() {
        vendor.close();
        api.close();
        storage.close();
        stranger.close();
    }

    private static VendorRequest.Builder download() {
        return VendorRequest.get("/documents/{id}/download", "7");
    }

    private static Reply file(String content) {
        return new Reply(200, Map.of("Content-Type", "image/jpeg"), content.getBytes(UTF_8));
    }

    private static Reply redirect(RecordingVendor to, String target) {
        return new Reply(302, Map.of("Location", to.baseUrl() + target), new byte[0]);
    }

    private static String read(Evidence evidence) throws IOException {
        try (var bytes = evidence.open()) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }

    private static VeriportException refusal(Evidence evidence) {
        return catchThrowableOfType(VeriportException.class, evidence::open);
    }

    private static boolean hasCredentials(RecordedRequest request) {
        return request.header("Authorization").isPresent();
    }

    @Test
    @DisplayName("nothing is fetched until it is opened; opened twice, it is fetched twice")
    void opened() throws IOException {
        Evidence evidence = vendor.files(KEY).inApi(FRONT, VendorFilesTest::download);

        assertThat(evidence.availability()).isEqualTo(Availability.AT_VENDOR);
        assertThat(evidence.sha256().missing()).contains(Missing.NOT_READ);
        assertThat(evidence.size().missing()).contains(Missing.NOT_READ);
        assertThat(api.requests()).isEmpty();

        api.answerNext(file("front"), file("front again"));
        assertThat(read(evidence)).isEqualTo("front");
        assertThat(read(evidence)).isEqualTo("front again");
        assertThat(api.requests())
                .allMatch(VendorFilesTest::hasCredentials)
                .allMatch(request -> request.header("Accept").equals(Optional.of("*/*")))
                .extracting(RecordedRequest::path)
                .containsExactly("/documents/7/download", "/documents/7/download");
    }

    @Test
    @DisplayName("a redirect to an allowed host is followed, with its query and without our credentials")
    void redirected() throws IOException {
        api.answerNext(redirect(storage, "/bucket/a%2Fb?X-Signature=1%2B2"));
        storage.answerNext(file("evidence"));

        assertThat(read(vendor.files(KEY).inApi(FRONT, VendorFilesTest::download)))
                .isEqualTo("evidence");
        assertThat(storage.requests()).singleElement().satisfies(request -> {
            assertThat(request.path() + "?" + request.rawQuery()).isEqualTo("/bucket/a%2Fb?X-Signature=1%2B2");
            assertThat(request.headers().keySet())
                    .noneMatch(name -> name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Cookie"));
        });
    }

    @Test
    @DisplayName("a redirect to a host that is not allowed is not followed, and the setting is named")
    void not_allowed() {
        api.answerNext(redirect(stranger, "/file"));
        VeriportException refused = refusal(vendor.files(KEY).inApi(FRONT, VendorFilesTest::download));

        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(refused).hasMessageContaining("veriport.anyone.files-hosts");
        assertThat(refused.operation()).contains("download");
        assertThat(api.requests()).hasSize(1);
        assertThat(stranger.requests()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("an address that is none of an allowed host is not called:")
    @ValueSource(
            strings = {
                "ftp://HOST/file",
                "//HOST/file",
                "/file",
                "not an address",
                "https://HOST.evil.example/file",
                "http://user@HOST/file",
                "http://evil.example#@HOST/file",
                "http://127.0.0.1/file"
            })
    void no_address(String written) {
        String address = written.replace("HOST", storage.baseUrl().getAuthority());
        Evidence evidence = vendor.files(KEY).atAddress(FRONT, Secret.of(address), again -> Optional.empty());

        assertThat(refusal(evidence).code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(storage.requests()).isEmpty();
    }

    @Test
    @DisplayName("how long a storage asks to wait holds back no call of the vendor's API")
    void storage_asks_to_wait() {
        Evidence evidence = vendor.files(KEY)
                .atAddress(FRONT, Secret.of(storage.baseUrl() + "/file"), deadline -> Optional.empty());
        Reply busy = Reply.json(503, "{}").withHeader("Retry-After", "900");
        storage.answerNext(busy, busy, busy);

        VeriportException failure = refusal(evidence);
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure).hasMessageContaining("files-hosts");
        assertThat(vendor.read().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("an id that no path can contain fails when the file is opened, and not before")
    void bad_id() {
        Evidence evidence = vendor.files(KEY).inApi(FRONT, () -> VendorRequest.get("/files/{id}", ".."));

        assertThat(refusal(evidence).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    @DisplayName("a redirect of the storage is not followed")
    void second_redirect() {
        api.answerNext(redirect(storage, "/first"));
        storage.answerNext(redirect(stranger, "/second"), redirect(stranger, "/second"));

        assertThat(refusal(vendor.files(KEY).inApi(FRONT, VendorFilesTest::download))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(stranger.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    @DisplayName("an address that has expired is asked for again, once:")
    void expired(int status) throws IOException {
        List<String> asked = new ArrayList<>();
        Evidence evidence = vendor.files(KEY).atAddress(FRONT, Secret.of(storage.baseUrl() + "/old"), deadline -> {
            asked.add("asked");
            return Optional.of(Secret.of(storage.baseUrl() + "/new"));
        });
        storage.answerNext(Reply.json(status, "{}"), file("fresh"));

        assertThat(read(evidence)).isEqualTo("fresh");
        assertThat(asked).hasSize(1);
        assertThat(storage.requests()).extracting(RecordedRequest::path).containsExactly("/old", "/new");
        assertThat(storage.requests()).noneMatch(VendorFilesTest::hasCredentials);

        storage.answerNext(Reply.json(status, "{}"), Reply.json(status, "{}"));
        assertThat(refusal(evidence).httpStatus()).hasValue(status);
        assertThat(storage.requests()).hasSize(4);
    }

    @Test
    @DisplayName("a file that the vendor has no more is NOT_FOUND")
    void gone() {
        Evidence evidence =
                vendor.files(KEY).atAddress(FRONT, Secret.of(storage.baseUrl() + "/old"), deadline -> Optional.empty());
        storage.answerNext(Reply.json(404, "{}"));

        assertThat(refusal(evidence).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("a storage that fails is read again as every read, and its address is not asked for again")
    void failing() {
        Evidence evidence = vendor.files(KEY).atAddress(FRONT, Secret.of(storage.baseUrl() + "/file"), deadline -> {
            throw new AssertionError("asked again");
        });
        storage.answerNext(RecordingVendor.FAILURE, RecordingVendor.FAILURE, RecordingVendor.FAILURE);

        assertThat(refusal(evidence).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(storage.requests()).hasSize(3);
    }

    @Test
    @DisplayName("a file beyond 64 MiB is refused")
    void too_large() {
        Reply large = new Reply(200, Map.of(), new byte[64 * 1024 * 1024 + 1]);
        api.answerNext(large, large);

        assertThat(refusal(vendor.files(KEY).inApi(FRONT, VendorFilesTest::download)))
                .hasMessageContaining("larger than");
    }

    @Test
    @DisplayName("what the vendor said of it is told, and neither its address nor its content is printed")
    void description() {
        VendorFile listed =
                new VendorFile(Kind.OTHER, Reported.of(1), Reported.of("video/mp4"), Reported.of(4711L), List.of());
        Evidence evidence = vendor.files(KEY).atAddress(listed, Secret.of("https://x/secret"), a -> Optional.empty());

        assertThat(evidence.kind()).isEqualTo(Kind.OTHER);
        assertThat(evidence.document().toOptional()).contains(1);
        assertThat(evidence.contentType().toOptional()).contains("video/mp4");
        assertThat(evidence.size().toOptional()).contains(4711L);
        assertThat(evidence.toString()).isEqualTo("EvidenceAtVendor[OTHER]");
    }
}
