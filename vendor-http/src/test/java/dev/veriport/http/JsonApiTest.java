package dev.veriport.http;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.Secret;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An API whose calls have the same credentials, the same headers and one mapping of failures. */
final class JsonApiTest {
    private static final Reply REFUSED = Reply.json(403, "{\"code\":\"no_right\"}");

    private final RecordingVendor server = new RecordingVendor();
    private final AtVendor vendor = AtVendor.at(server.baseUrl());
    private final JsonApi api = vendor.api(Credentials.scheme("Bearer ", Secret.of("secret-key")))
            .withHeaders(Map.of("X-Version", "7"))
            .withHeaders(Map.of("X-Account", "shop"));

    @AfterEach
    void close() {
        vendor.close();
        server.close();
    }

    private static VendorRequest.Builder request() {
        return VendorRequest.get("/thing");
    }

    private static VeriportException named(VendorResponse answer) {
        return answer.failure().message("mapped " + answer.word("code")).build();
    }

    private void callEach(JsonApi each) {
        each.call(AtVendor.POOLED_READ, request(), each.deadline(), VendorResponse::status);
        each.json(AtVendor.POOLED_READ, request(), "thing", each.deadline());
        each.send(AtVendor.REPEATABLE, request(), each.deadline());
        each.create(AtVendor.CREATE, request(), each.deadline(), VendorResponse::status);
        each.create(
                AtVendor.CREATE,
                request(),
                each.deadline(),
                VendorResponse::status,
                "case~attempt",
                within -> Optional.empty());
    }

    private Evidence file(JsonApi each) {
        return vendor.files(each).inApi(VendorFile.of(Evidence.Kind.OTHER, List.of()), JsonApiTest::request);
    }

    @Test
    @DisplayName("every request has the credentials and the headers, also one for a file")
    void headers() throws Exception {
        callEach(api);
        file(api).open().close();

        assertThat(server.requests()).hasSize(6).allSatisfy(sent -> {
            assertThat(sent.header("Authorization")).contains("Bearer secret-key");
            assertThat(sent.header("X-Version")).contains("7");
            assertThat(sent.header("X-Account")).contains("shop");
        });
        RecordedRequest ofFile = server.requests().get(5);
        assertThat(ofFile.header("Accept")).contains("*/*");
    }

    @Test
    @DisplayName("without a mapping the status alone says what failed")
    void byStatus() {
        server.answerNext(REFUSED);

        assertThatFailureOf(() -> api.send(AtVendor.REPEATABLE, request(), api.deadline()))
                .hasCode(ErrorCode.PERMISSION)
                .hasMessageContaining("ask the vendor for it");
    }

    @Test
    @DisplayName("the adapter's mapping says what every refusal means, also that of a file, and the headers stay")
    void mapped() {
        JsonApi mapping = api.mappingFailures(JsonApiTest::named);
        server.answerNext(REFUSED, REFUSED);

        assertThatFailureOf(() -> mapping.send(AtVendor.REPEATABLE, request(), mapping.deadline()))
                .hasCode(ErrorCode.PERMISSION)
                .hasMessageContaining("mapped no_right");
        assertThatFailureOf(() -> file(mapping).open()).hasMessageContaining("mapped no_right");
        assertThat(server.requests())
                .allSatisfy(sent -> assertThat(sent.header("X-Version")).contains("7"));
    }

    @Test
    @DisplayName(
            "a change is sent once: an answer without a body is enough, and after an unreadable one it is looked for")
    void sendOnce() {
        Reply unreadable = Reply.of(200, "text/plain", "OK");
        server.answerNext(Reply.of(200, "text/plain", ""), unreadable, unreadable);
        List<Boolean> looks = new ArrayList<>();

        change(() -> looks.add(true));
        assertThat(looks).isEmpty();
        change(() -> looks.add(true));
        assertThat(looks).hasSize(1);
        assertThatFailureOf(() -> change(() -> false)).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(server.requests()).hasSize(3);
    }

    private void change(BooleanSupplier isMade) {
        api.sendOnce(AtVendor.CREATE, request(), api.deadline(), "case~1", within -> isMade.getAsBoolean());
    }

    @Test
    @DisplayName("a failure of the reader stays as it is")
    void reader() {
        JsonApi mapping = api.mappingFailures(JsonApiTest::named);

        assertThatFailureOf(() -> mapping.call(AtVendor.REPEATABLE, request(), mapping.deadline(), answer -> {
                    throw answer.malformed("is odd");
                }))
                .hasCode(ErrorCode.MALFORMED_RESPONSE)
                .hasMessageContaining("is odd");
    }
}
