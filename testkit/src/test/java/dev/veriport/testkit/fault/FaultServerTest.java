package dev.veriport.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The fault server breaks connections as it says, seen from a raw socket")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class FaultServerTest {

    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] BODY = "{\"a\":12345}".getBytes(StandardCharsets.US_ASCII);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FaultServer server = FaultServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_proper_answer_has_its_length_and_ends_the_connection() throws Exception {
        server.enqueue(Fault.respond(503, Map.of("Retry-After", "4"), BODY));

        assertThat(exchange(GET))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 4\r\n", "Content-Length: 11\r\n", "Connection: close\r\n")
                .endsWith("\r\n\r\n{\"a\":12345}");
    }

    @Test
    void raw_bytes_come_out_as_they_are() throws Exception {
        server.enqueue(Fault.respond("no HTTP".getBytes(StandardCharsets.US_ASCII)));

        assertThat(exchange(GET)).isEqualTo("no HTTP");
    }

    @Test
    void queued_faults_come_first_then_the_one_for_always_else_500() throws Exception {
        assertThat(exchange(GET)).startsWith("HTTP/1.1 500 ");
        server.always(Fault.respond(200, JSON, BODY));
        server.enqueue(Fault.closeWithoutAnswer());

        assertThat(exchange(GET)).isEmpty();
        assertThat(exchange(GET)).startsWith("HTTP/1.1 200 ");
        assertThat(exchange(GET)).startsWith("HTTP/1.1 200 ");
        assertThat(server.connections()).isEqualTo(4);
        assertThat(server.requests()).isEqualTo(4);
        assertThat(server.requestLines()).containsOnly("GET /a?b=c HTTP/1.1");
    }

    @Test
    void resets_before_the_head_are_resets() throws Exception {
        server.enqueue(Fault.resetBeforeHead());
        server.enqueue(Fault.resetAfterRequest());

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> exchange(GET));
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> exchange(post("12345")));
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_reset_on_accept_reads_nothing() {
        server.enqueue(Fault.resetOnAccept());

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> exchange(GET));
        assertThat(server.connections()).isOne();
        assertThat(server.requests()).isZero();
    }

    @Test
    void after_the_head_the_connection_ends_or_is_reset() throws Exception {
        server.enqueue(Fault.closeAfterHead());
        server.enqueue(Fault.resetAfterHead());

        assertThat(exchange(GET)).contains("Content-Length: 100\r\n").endsWith("\r\n\r\n");
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> exchange(GET));
    }

    @Test
    void in_the_middle_of_the_body_the_connection_ends_or_is_reset() throws Exception {
        server.enqueue(Fault.closeMidBody(200, JSON, BODY));
        server.enqueue(Fault.resetMidBody(200, JSON, BODY));

        assertThat(exchange(GET)).contains("Content-Length: 11\r\n").endsWith("\r\n\r\n{\"a\":");
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> exchange(GET));
    }

    @Test
    void a_stall_sends_half_and_sees_the_client_leave() throws Exception {
        server.enqueue(Fault.stallMidBody(200, JSON, BODY));
        try (Socket client = send(GET)) {
            client.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> client.getInputStream().readAllBytes());
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void no_answer_comes_until_the_client_leaves() throws Exception {
        server.enqueue(Fault.neverAnswer());
        try (Socket client = send(GET)) {
            assertThat(server.awaitRequests(1, SOON)).isTrue();
            assertThat(server.awaitClientClose(Duration.ofMillis(20))).isFalse();
            assertThat(client.getInputStream().available()).isZero();
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_client_that_resets_has_left_too() throws Exception {
        server.enqueue(Fault.neverAnswer());
        Socket client = send(GET);
        client.setSoLinger(true, 0);
        client.close();

        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_drip_arrives_whole_and_slowly() throws Exception {
        server.enqueue(Fault.drip("dripping".getBytes(StandardCharsets.US_ASCII), Duration.ofMillis(5)));
        long start = System.nanoTime();

        assertThat(exchange(GET)).isEqualTo("dripping");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(8 * 5 - 1));
    }

    @Test
    void a_drip_ends_when_the_client_leaves() throws Exception {
        server.enqueue(Fault.drip(200, JSON, BODY, Duration.ofHours(1)));
        try (Socket client = send(GET)) {
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_body_until_close_has_no_length() throws Exception {
        server.enqueue(Fault.bodyUntilClose(200, JSON, BODY));

        assertThat(exchange(GET)).doesNotContain("Content-Length", "chunked").endsWith("{\"a\":12345}");
    }

    @Test
    void an_endless_body_goes_on_until_the_client_leaves() throws Exception {
        server.enqueue(Fault.endlessBody());
        try (Socket client = send(GET)) {
            assertThat(client.getInputStream().readNBytes(4_000_000)).hasSize(4_000_000);
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_huge_header_is_as_huge_as_asked_for() throws Exception {
        server.enqueue(Fault.hugeHeader(1_000_000));

        assertThat(exchange(GET))
                .contains("X-Huge: aaa")
                .hasSizeGreaterThan(1_000_000)
                .endsWith("\r\n\r\n{}");
    }

    @Test
    void an_ignored_upload_gets_stuck_and_its_end_is_seen() throws Exception {
        server.enqueue(Fault.acceptAndIgnore());
        CompletableFuture<Void> upload;
        try (Socket client = connect()) {
            upload = CompletableFuture.runAsync(() -> writeWhileOpen(client, new byte[64_000_000]));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> upload.get(200, TimeUnit.MILLISECONDS));
        }
        assertThat(upload).succeedsWithin(SOON);
        assertThat(server.requests()).isZero();
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_connection_can_serve_one_request_and_break_on_the_next() throws Exception {
        server.enqueue(Fault.respondThen(200, JSON, BODY, Fault.resetBeforeHead()));
        try (Socket client = send(GET)) {
            InputStream in = client.getInputStream();
            String first = new String(in.readNBytes(1), StandardCharsets.US_ASCII);
            while (!first.endsWith("{\"a\":12345}")) {
                first += (char) in.read();
            }
            assertThat(first).doesNotContain("Connection: close");
            write(client, GET.getBytes(StandardCharsets.US_ASCII));
            assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
        }
        assertThat(server.connections()).isOne();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void an_answer_can_be_held_by_a_gate_or_by_time() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.enqueue(Fault.heldUntil(gate, Fault.respond(200, JSON, BODY)));
        server.enqueue(Fault.after(Duration.ofMillis(1), Fault.respond(201, JSON, BODY)));
        try (Socket held = send(GET)) {
            server.awaitRequests(1, SOON);
            assertThat(exchange(GET)).startsWith("HTTP/1.1 201 ");
            assertThat(held.getInputStream().available()).isZero();
            gate.complete(null);
            assertThat(text(held)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whole_requests_are_read_with_a_length_and_in_chunks() throws Exception {
        server.always(Fault.respond(200, JSON, BODY));

        assertThat(exchange(post("12345"))).startsWith("HTTP/1.1 200 ");
        assertThat(exchange("POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: 1\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_its_request_is_not_counted_as_a_request() throws Exception {
        server.enqueue(Fault.neverAnswer());
        try (Socket client = connect()) {
            write(client, "GET /half".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(server.awaitClientClose(SOON)).isTrue();
        assertThat(server.requests()).isZero();
        assertThat(server.awaitRequests(1, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_refusing_port_refuses() {
        URI refusing = FaultServer.refusing();

        assertThat(refusing).isEqualTo(FaultServer.refusing());
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getByName(refusing.getHost()), refusing.getPort()).close());
    }

    @Test
    void closing_ends_every_connection_and_thread_and_can_be_repeated() throws Exception {
        server.enqueue(Fault.neverAnswer());
        server.enqueue(Fault.drip(BODY, Duration.ofHours(1)));
        server.enqueue(Fault.heldUntil(new CompletableFuture<>(), Fault.neverAnswer()));
        try (Socket one = send(GET);
                Socket two = send(GET);
                Socket three = send(GET);
                Socket four = connect()) {
            server.awaitRequests(3, SOON);
            server.close();
            server.close();
            assertThat(one.isClosed() || two.isClosed() || three.isClosed() || four.isClosed())
                    .isFalse();
            assertThatThrownBy(() -> {
                        for (Socket socket : new Socket[] {one, two, three, four}) {
                            if (socket.getInputStream().readAllBytes().length <= 1) {
                                throw new IOException("ended");
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), server.baseUrl().getPort());
    }

    private Socket send(String request) throws IOException {
        Socket client = connect();
        write(client, request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private String exchange(String request) throws IOException {
        try (Socket client = send(request)) {
            return text(client);
        }
    }

    private static String text(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket client, byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
    }

    private static void writeWhileOpen(Socket client, byte[] bytes) {
        try {
            write(client, bytes);
        } catch (IOException closed) {
            // The upload ends where the test closes its socket.
        }
    }

    private static String post(String body) {
        return "POST /p HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
