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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

        assertThat(RawSocket.exchange(server, RawSocket.GET))
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 4\r\n", "Content-Length: 11\r\n", "Connection: close\r\n")
                .endsWith("\r\n\r\n{\"a\":12345}");
    }

    @Test
    void raw_bytes_come_out_as_they_are() throws Exception {
        server.enqueue(Fault.respond("no HTTP".getBytes(StandardCharsets.US_ASCII)));

        assertThat(RawSocket.exchange(server, RawSocket.GET)).isEqualTo("no HTTP");
    }

    @Test
    void queued_faults_come_first_then_the_one_for_always_else_500() throws Exception {
        assertThat(RawSocket.exchange(server, RawSocket.GET)).startsWith("HTTP/1.1 500 ");
        server.always(Fault.respond(200, JSON, BODY));
        server.enqueue(Fault.closeWithoutAnswer());

        assertThat(RawSocket.exchange(server, RawSocket.GET)).isEmpty();
        assertThat(RawSocket.exchange(server, RawSocket.GET)).startsWith("HTTP/1.1 200 ");
        assertThat(RawSocket.exchange(server, RawSocket.GET)).startsWith("HTTP/1.1 200 ");
        assertThat(server.connections()).isEqualTo(4);
        assertThat(server.requests()).isEqualTo(4);
        assertThat(server.requestLines()).containsOnly("GET /a?b=c HTTP/1.1");
    }

    @Test
    void resets_before_the_head_are_resets() throws Exception {
        server.enqueue(Fault.resetBeforeHead());
        server.enqueue(Fault.resetAfterRequest());

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> RawSocket.exchange(server, RawSocket.GET));
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> RawSocket.exchange(server, RawSocket.post("12345")));
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_reset_on_accept_reads_nothing() {
        server.enqueue(Fault.resetOnAccept());

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> RawSocket.exchange(server, RawSocket.GET));
        assertThat(server.connections()).isOne();
        assertThat(server.requests()).isZero();
    }

    @Test
    void after_the_head_the_connection_ends_or_is_reset() throws Exception {
        server.enqueue(Fault.closeAfterHead());
        server.enqueue(Fault.resetAfterHead());

        assertThat(RawSocket.exchange(server, RawSocket.GET))
                .contains("Content-Length: 100\r\n")
                .endsWith("\r\n\r\n");
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> RawSocket.exchange(server, RawSocket.GET));
    }

    @Test
    void in_the_middle_of_the_body_the_connection_ends_or_is_reset() throws Exception {
        server.enqueue(Fault.closeMidBody(200, JSON, BODY));
        server.enqueue(Fault.resetMidBody(200, JSON, BODY));

        assertThat(RawSocket.exchange(server, RawSocket.GET))
                .contains("Content-Length: 11\r\n")
                .endsWith("\r\n\r\n{\"a\":");
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> RawSocket.exchange(server, RawSocket.GET));
    }

    @Test
    void a_drip_arrives_whole_and_slowly() throws Exception {
        server.enqueue(Fault.drip("dripping".getBytes(StandardCharsets.US_ASCII), Duration.ofMillis(5)));
        long start = System.nanoTime();

        assertThat(RawSocket.exchange(server, RawSocket.GET)).isEqualTo("dripping");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(8 * 5 - 1));
    }

    @Test
    void a_body_until_close_has_no_length() throws Exception {
        server.enqueue(Fault.bodyUntilClose(200, JSON, BODY));

        assertThat(RawSocket.exchange(server, RawSocket.GET))
                .doesNotContain("Content-Length", "chunked")
                .endsWith("{\"a\":12345}");
    }

    @Test
    void a_huge_header_is_as_huge_as_asked_for() throws Exception {
        server.enqueue(Fault.hugeHeader(1_000_000));

        assertThat(RawSocket.exchange(server, RawSocket.GET))
                .contains("X-Huge: aaa")
                .hasSizeGreaterThan(1_000_000)
                .endsWith("\r\n\r\n{}");
    }

    @Test
    void a_connection_can_serve_one_request_and_break_on_the_next() throws Exception {
        server.enqueue(Fault.respondThen(200, JSON, BODY, Fault.resetBeforeHead()));
        try (Socket client = RawSocket.send(server, RawSocket.GET)) {
            InputStream in = client.getInputStream();
            String first = new String(in.readNBytes(1), StandardCharsets.US_ASCII);
            while (!first.endsWith("{\"a\":12345}")) {
                first += (char) in.read();
            }
            assertThat(first).doesNotContain("Connection: close");
            RawSocket.write(client, RawSocket.GET.getBytes(StandardCharsets.US_ASCII));
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
        try (Socket held = RawSocket.send(server, RawSocket.GET)) {
            server.awaitRequests(1, SOON);
            assertThat(RawSocket.exchange(server, RawSocket.GET)).startsWith("HTTP/1.1 201 ");
            assertThat(held.getInputStream().available()).isZero();
            gate.complete(null);
            assertThat(RawSocket.text(held)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whole_requests_are_read_with_a_length_and_in_chunks() throws Exception {
        server.always(Fault.respond(200, JSON, BODY));

        assertThat(RawSocket.exchange(server, RawSocket.post("12345"))).startsWith("HTTP/1.1 200 ");
        assertThat(RawSocket.exchange(
                        server,
                        "POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: 1\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
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
        try (Socket one = RawSocket.send(server, RawSocket.GET);
                Socket two = RawSocket.send(server, RawSocket.GET);
                Socket three = RawSocket.send(server, RawSocket.GET);
                Socket four = RawSocket.connect(server)) {
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
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawSocket.connect(server));
    }
}
