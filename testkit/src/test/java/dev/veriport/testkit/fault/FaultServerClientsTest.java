package dev.veriport.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
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

@DisplayName("The fault server sees its clients leave, whatever it does to them")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class FaultServerClientsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] BODY = "{\"a\":12345}".getBytes(StandardCharsets.US_ASCII);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FaultServer server = FaultServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_stall_sends_half_and_sees_the_client_leave() throws Exception {
        server.enqueue(Fault.stallMidBody(200, JSON, BODY));
        try (Socket client = RawSocket.send(server, RawSocket.GET)) {
            client.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> client.getInputStream().readAllBytes());
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void no_answer_comes_until_the_client_leaves() throws Exception {
        server.enqueue(Fault.neverAnswer());
        try (Socket client = RawSocket.send(server, RawSocket.GET)) {
            assertThat(server.awaitRequests(1, SOON)).isTrue();
            assertThat(server.awaitClientClose(Duration.ofMillis(20))).isFalse();
            assertThat(client.getInputStream().available()).isZero();
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_client_that_resets_has_left_too() throws Exception {
        server.enqueue(Fault.neverAnswer());
        Socket client = RawSocket.send(server, RawSocket.GET);
        client.setSoLinger(true, 0);
        client.close();

        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_drip_ends_when_the_client_leaves() throws Exception {
        server.enqueue(Fault.drip(200, JSON, BODY, Duration.ofHours(1)));
        try (Socket client = RawSocket.send(server, RawSocket.GET)) {
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void an_endless_body_goes_on_until_the_client_leaves() throws Exception {
        server.enqueue(Fault.endlessBody());
        try (Socket client = RawSocket.send(server, RawSocket.GET)) {
            assertThat(client.getInputStream().readNBytes(4_000_000)).hasSize(4_000_000);
        }
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void an_ignored_upload_gets_stuck_and_its_end_is_seen() throws Exception {
        server.enqueue(Fault.acceptAndIgnore());
        CompletableFuture<Void> upload;
        try (Socket client = RawSocket.connect(server)) {
            upload = CompletableFuture.runAsync(() -> writeWhileOpen(client, new byte[64_000_000]));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> upload.get(200, TimeUnit.MILLISECONDS));
        }
        assertThat(upload).succeedsWithin(SOON);
        assertThat(server.requests()).isZero();
        assertThat(server.awaitClientClose(SOON)).isTrue();
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_its_request_is_not_counted_as_a_request() throws Exception {
        server.enqueue(Fault.neverAnswer());
        try (Socket client = RawSocket.connect(server)) {
            RawSocket.write(client, "GET /half".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(server.awaitClientClose(SOON)).isTrue();
        assertThat(server.requests()).isZero();
        assertThat(server.awaitRequests(1, Duration.ofMillis(1))).isFalse();
    }

    private static void writeWhileOpen(Socket client, byte[] bytes) {
        try {
            RawSocket.write(client, bytes);
        } catch (IOException closed) {
            // The upload ends where the test closes its socket.
        }
    }
}
