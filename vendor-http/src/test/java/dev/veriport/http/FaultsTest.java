package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.time.MutableTicker;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a call when the other side, or the line to it, fails. */
final class FaultsTest {
    private static final Executor THREAD_EACH = task -> new Thread(task).start();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final byte[] BODY = "{\"a\":\"0123456789\"}".getBytes(UTF_8);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final FaultServer server = FaultServer.start();
    private final AtVendor vendor = AtVendor.at(server.baseUrl());

    @AfterEach
    void close() {
        vendor.close();
        server.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("closed before the head", Fault.closeWithoutAnswer(), ErrorCode.UNAVAILABLE, Phase.SENT_UNKNOWN),
                fault("reset before the head", Fault.resetBeforeHead(), ErrorCode.UNAVAILABLE, Phase.SENT_UNKNOWN),
                fault("reset after the request", Fault.resetAfterRequest(), ErrorCode.UNAVAILABLE, Phase.SENT_UNKNOWN),
                fault("closed after the head", Fault.closeAfterHead(), ErrorCode.UNAVAILABLE, Phase.SENT_UNKNOWN),
                fault("reset after the head", Fault.resetAfterHead(), ErrorCode.UNAVAILABLE, Phase.SENT_UNKNOWN),
                fault(
                        "reset in the body",
                        Fault.resetMidBody(200, JSON, BODY),
                        ErrorCode.UNAVAILABLE,
                        Phase.SENT_UNKNOWN),
                fault(
                        "closed in the body",
                        Fault.closeMidBody(200, JSON, BODY),
                        ErrorCode.UNAVAILABLE,
                        Phase.SENT_UNKNOWN),
                fault(
                        "a body without length or chunks",
                        Fault.bodyUntilClose(200, JSON, BODY),
                        ErrorCode.UNAVAILABLE,
                        Phase.SENT_UNKNOWN),
                fault("a head of 1 MB", Fault.hugeHeader(1 << 20), ErrorCode.MALFORMED_RESPONSE, Phase.SENT_UNKNOWN),
                fault("a body without end", Fault.endlessBody(), ErrorCode.MALFORMED_RESPONSE, Phase.ANSWERED),
                fault(
                        "a body nobody asked to compress",
                        Fault.respond(200, Map.of("Content-Encoding", "gzip"), BODY),
                        ErrorCode.MALFORMED_RESPONSE,
                        Phase.ANSWERED));
    }

    private static Arguments fault(String name, Fault fault, ErrorCode code, Phase phase) {
        return Arguments.of(name, fault, code, phase);
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @DisplayName("C12 one request, one honest failure:")
    @MethodSource("faults")
    void honest_failures(String name, Fault fault, ErrorCode code, Phase phase) {
        server.always(fault);
        VeriportException failure = failure();

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.phase()).isEqualTo(phase);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("nobody listens: UNAVAILABLE, not sent")
    void refused() {
        try (AtVendor nobody = AtVendor.at(FaultServer.refusing())) {
            VeriportException failure = catchThrowableOfType(VeriportException.class, nobody::read);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        }
    }

    @Test
    @DisplayName("a name that does not resolve: UNAVAILABLE, not sent")
    void unresolved() {
        try (AtVendor nowhere = AtVendor.at(URI.create("https://no-such-host.invalid"))) {
            VeriportException failure = catchThrowableOfType(VeriportException.class, nowhere::read);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        }
    }

    @Test
    @DisplayName("C12 a 503 is not sent again, nor is its Retry-After slept; a redirect is not followed")
    void no_retries_and_no_redirects() {
        server.always(Fault.respond(503, Map.of("Retry-After", "3600"), new byte[0]));
        VendorResponse busy = vendor.read();
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.retryAfter()).contains(Duration.ofMinutes(15));
        server.always(Fault.respond(302, Map.of("Location", "http://127.0.0.1:1/"), new byte[0]));
        assertThat(vendor.read().failure().build().code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(server.requests()).isEqualTo(2);
    }

    static Stream<Arguments> stalls() {
        return Stream.of(
                Arguments.of("never answers", Fault.neverAnswer()),
                Arguments.of("never reads", Fault.acceptAndIgnore()),
                Arguments.of("stalls in the body", Fault.stallMidBody(200, JSON, BODY)),
                Arguments.of("drips", Fault.drip(200, JSON, new byte[10_000], Duration.ofMillis(5))));
    }

    @ParameterizedTest(name = "a server that {0}")
    @DisplayName("C1 C11 the deadline ends the call and closes its socket:")
    @MethodSource("stalls")
    void deadlines(String name, Fault fault) throws InterruptedException {
        server.always(fault);
        MutableTicker ticker = new MutableTicker();
        try (AtVendor watched = AtVendor.at(server.baseUrl(), ticker)) {
            CompletableFuture<VeriportException> outcome = failing(() -> watched.readWithin(HOUR));
            assertThat(isUnderWay(name)).isTrue();
            ticker.advance(HOUR);

            assertThat(outcome.join().code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(server.awaitClientClose(SOON)).isTrue();
        }
    }

    @ParameterizedTest(name = "a server that {0}")
    @DisplayName("C11 an interrupt ends the call, closes its socket and keeps the flag:")
    @MethodSource("stalls")
    void interrupts(String name, Fault fault) throws InterruptedException {
        server.always(fault);
        CompletableFuture<VeriportException> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            VeriportException failure = catchThrowableOfType(VeriportException.class, () -> vendor.readWithin(HOUR));
            outcome.complete(Thread.currentThread().isInterrupted() ? failure : null);
        });
        caller.start();
        assertThat(isUnderWay(name)).isTrue();
        caller.interrupt();

        assertThat(outcome.join().code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(server.awaitClientClose(SOON)).isTrue();
        caller.join();
    }

    private boolean isUnderWay(String name) throws InterruptedException {
        return name.equals("never reads") ? server.awaitConnections(1, SOON) : server.awaitRequests(1, SOON);
    }

    @Test
    @DisplayName("more calls than connections: RATE_LIMITED, not sent, and no blame for the vendor")
    void saturation() throws InterruptedException {
        server.always(Fault.neverAnswer());
        try (AtVendor narrow = AtVendor.atOnce(server.baseUrl(), 1)) {
            CompletableFuture<VeriportException> first = failing(() -> narrow.readWithin(HOUR));
            assertThat(server.awaitRequests(1, SOON)).isTrue();
            VeriportException second =
                    failing(() -> narrow.readWithin(Duration.ofMillis(300))).join();

            assertThat(second.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(second.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(first).isNotDone();
        }
    }

    @Test
    @DisplayName("C10 reads and repeatable operations that use all their connections leave those of keyed creations")
    void pooledKinds() throws InterruptedException {
        server.always(Fault.neverAnswer());
        try (AtVendor narrow = AtVendor.atOnce(server.baseUrl(), 1)) {
            List<CompletableFuture<VeriportException>> waiting = Stream.of(AtVendor.POOLED_READ, AtVendor.REPEATABLE)
                    .map(operation -> failing(() -> narrow.call(operation)))
                    .toList();
            assertThat(server.awaitRequests(2, SOON)).isTrue();
            VendorRequest keyed =
                    VendorRequest.post("/thing").idempotencyKey("case~1").build();
            CompletableFuture<VeriportException> creation = failing(() -> narrow.keyed(keyed));

            assertThat(server.awaitRequests(3, SOON)).isTrue();
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            assertThat(creation).isNotDone();
        }
    }

    private static CompletableFuture<VeriportException> failing(ThrowingCallable call) {
        return CompletableFuture.supplyAsync(() -> catchThrowableOfType(VeriportException.class, call), THREAD_EACH);
    }

    @Test
    @DisplayName("A5 connections are used again for what is harmless to repeat, and for nothing else")
    void connections() {
        server.always(Fault.respondThen(200, JSON, BODY, Fault.respond(200, JSON, BODY)));
        vendor.call(AtVendor.POOLED_READ);
        vendor.call(AtVendor.REPEATABLE);
        assertThat(server.connections()).isEqualTo(1);
        vendor.call(AtVendor.CREATE);
        vendor.call(AtVendor.CREATE);
        vendor.read(); // a token
        vendor.read();
        assertThat(server.connections()).isEqualTo(5);
        vendor.redeem("a", SOON);
        vendor.redeem("b", SOON);
        vendor.redeem("b", SOON);
        assertThat(server.connections()).isEqualTo(7);
        assertThat(server.requests()).isEqualTo(8);
    }

    @Test
    @DisplayName("C9 five failures open the breaker: the sixth call fails at once, sends nothing and says how long")
    void breaker() {
        server.always(Fault.respond(500, JSON, BODY));
        try (AtVendor failing = AtVendor.at(server.baseUrl())) {
            for (int call = 0; call < 5; call++) {
                assertThat(failingRead(failing).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            }
            VeriportException open = failingRead(failing);

            assertThat(open.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
            assertThat(open.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(open.retryAfter())
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30)));
            assertThat(server.requests()).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("C17 closing leaves no thread behind")
    void threads() throws InterruptedException {
        server.always(Fault.respond(200, JSON, BODY));
        AtVendor closed = AtVendor.at(server.baseUrl());
        closed.read();
        closed.redeem("a", SOON);
        closed.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("veriport-" + AtVendor.ID)) {
                thread.join(SOON.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("what is asked after closing is UNAVAILABLE, not sent")
    void closed() {
        AtVendor closed = AtVendor.at(server.baseUrl());
        closed.close();
        VeriportException failure = catchThrowableOfType(VeriportException.class, closed::read);

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(server.connections()).isZero();
    }

    private static VeriportException failingRead(AtVendor vendor) {
        return catchThrowableOfType(VeriportException.class, vendor::readOrFail);
    }

    private VeriportException failure() {
        return catchThrowableOfType(VeriportException.class, vendor::read);
    }
}
