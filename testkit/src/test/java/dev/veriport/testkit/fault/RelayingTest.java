package dev.veriport.testkit.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A fault server before a vendor")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class RelayingTest {
    private final EchoVendor vendor = new EchoVendor();
    private final FaultServer server = FaultServer.before(vendor.baseUrl());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        server.close();
        vendor.close();
    }

    @Test
    void relays_a_request_with_its_body_and_the_answer_with_its_status() throws Exception {
        HttpResponse<String> answer = post("/echo?a=b", BodyPublishers.ofString("hello"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(vendor.calls()).singleElement().satisfies(call -> {
            assertThat(call.query("a")).contains("b");
            assertThat(call.header("X-Test")).contains("yes");
        });
    }

    @Test
    void relays_a_body_in_chunks_and_one_of_a_megabyte() throws Exception {
        byte[] big = new byte[1 << 20];
        HttpRequest.BodyPublisher chunks = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(big));

        assertThat(post("/echo", chunks).body()).hasSize(big.length);
        assertThat(post("/echo", BodyPublishers.ofByteArray(big)).body()).hasSize(big.length);
    }

    @Test
    void keeps_what_it_relayed_and_prints_none_of_it() throws Exception {
        post("/echo", BodyPublishers.ofString("hello"));

        assertThat(server.relayed()).singleElement().satisfies(answer -> {
            assertThat(answer.requestLine()).isEqualTo("POST /echo HTTP/1.1");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.contentType()).isEqualTo("text/plain");
            assertThat(new String(answer.body(), US_ASCII)).isEqualTo("hello");
            assertThat(answer).hasToString("RelayedAnswer[5 bytes]");
        });
    }

    @Test
    void fails_the_requests_whose_line_begins_so_and_relays_the_others() throws Exception {
        server.fail("POST /echo?", Fault.respond(503, Map.of(), new byte[0]));

        assertThat(post("/echo?a=b", BodyPublishers.ofString("x")).statusCode()).isEqualTo(503);
        assertThat(post("/echo", BodyPublishers.ofString("x")).statusCode()).isEqualTo(201);
        assertThat(vendor.callCount()).isEqualTo(1);
        assertThat(server.requestLines()).containsExactly("POST /echo?a=b HTTP/1.1", "POST /echo HTTP/1.1");
    }

    @Test
    void fails_the_next_such_request_and_relays_the_others() throws Exception {
        server.failOnce("POST /echo?", Fault.respond(503, Map.of(), new byte[0]));

        assertThat(post("/echo", BodyPublishers.ofString("x")).statusCode()).isEqualTo(201);
        assertThat(post("/echo?a=b", BodyPublishers.ofString("x")).statusCode()).isEqualTo(503);
        assertThat(post("/echo?a=b", BodyPublishers.ofString("x")).statusCode()).isEqualTo(201);
    }

    @Test
    void adds_headers_to_the_answers_before_the_vendors_own() throws Exception {
        try (FaultServer adding = FaultServer.before(
                vendor.baseUrl(), answer -> Map.of("X-Request-Id", "r-7", "Content-Type", "text/html"))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(adding.baseUrl() + "/echo"))
                    .POST(BodyPublishers.ofString("hello"))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString(US_ASCII));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("r-7");
            assertThat(answer.headers().allValues("Content-Type")).containsExactly("text/html", "text/plain");
        }
    }

    @Test
    void loses_an_answer_that_the_vendor_gave() {
        server.failOnce("POST /echo", Fault.loseAnswerOf(vendor.baseUrl()));

        assertThatThrownBy(() -> post("/echo", BodyPublishers.ofString("hello")))
                .isInstanceOf(IOException.class);
        assertThat(vendor.callCount()).isEqualTo(1);
        assertThat(server.relayed())
                .singleElement()
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(201));
    }

    @Test
    void ends_its_connection_with_each_answer() throws Exception {
        post("/echo", BodyPublishers.ofString("x"));
        post("/echo", BodyPublishers.ofString("x"));

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_vendor_that_is_gone_is_a_closed_connection() throws Exception {
        vendor.close();

        assertThat(RawSocket.exchange(server, RawSocket.GET)).isEmpty();
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("X-Test", "yes")
                .POST(body)
                .build();
        return http.send(request, BodyHandlers.ofString(US_ASCII));
    }

    /** Answers what it was sent. */
    private static final class EchoVendor extends FakeVendorServer {
        EchoVendor() {
            super(LoopbackAddress.of("127.0.0.1", 0));
            route("POST", "/echo", request -> Reply.of(201, "text/plain", request.body()));
        }
    }
}
