package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.testkit.fault.Balancer;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.testkit.tls.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A5 Something on the way closes idle connections, and says nothing. */
final class StaleConnectionTest {
    private static final Executor THREAD_EACH = task -> new Thread(task).start();
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final FaultServer server = FaultServer.start();
    private final Balancer balancer = Balancer.before(server.baseUrl());

    @AfterEach
    void close() {
        balancer.close();
        server.close();
    }

    static Stream<Operation> pooled() {
        return Stream.of(AtVendor.POOLED_READ, AtVendor.REPEATABLE);
    }

    static Stream<Operation> onTheirOwn() {
        return Stream.of(
                AtVendor.CREATE,
                new Operation.Token("token", Role.SESSION, true),
                new Operation.Token("token", Role.SESSION, false));
    }

    @ParameterizedTest
    @DisplayName("A5 twelve calls on connections that died idle all succeed at once, and none counts as a failure:")
    @MethodSource("pooled")
    void replaced(Operation operation) {
        answerAndKeepOpen();
        try (AtVendor at = AtVendor.at(balancer.baseUrl())) {
            for (int call = 0; call < 12; call++) {
                assertThat(at.call(operation).status()).isEqualTo(200);
            }

            assertThat(balancer.requestLines()).hasSize(12);
            assertThat(kinds(at)).containsOnly("CallSucceeded", "ConnectionReplaced");
            assertThat(kinds(at)).filteredOn("ConnectionReplaced"::equals).hasSizeGreaterThan(0);
        }
    }

    @Test
    @DisplayName("A5 T13 the request that goes out again is one more of the day's")
    void counted() {
        answerAndKeepOpen();
        try (AtVendor at = AtVendor.at(balancer.baseUrl())) {
            at.call(AtVendor.POOLED_READ);
            at.call(AtVendor.POOLED_READ);

            assertThat(kinds(at)).containsExactly("CallSucceeded", "ConnectionReplaced", "CallSucceeded");
            assertThat(at.used()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @DisplayName("A5 what is billed or counted by itself never meets such a connection:")
    @MethodSource("onTheirOwn")
    void fresh(Operation operation) {
        answerAndKeepOpen();
        try (AtVendor at = AtVendor.at(balancer.baseUrl())) {
            at.call(AtVendor.POOLED_READ); // leaves a dead connection in the pool
            for (int call = 0; call < 12; call++) {
                assertThat(at.call(operation).status()).isEqualTo(200);
            }

            assertThat(balancer.connections()).isEqualTo(13);
            assertThat(balancer.requestLines()).hasSize(13);
            assertThat(kinds(at)).containsOnly("CallSucceeded");
        }
    }

    @Test
    @DisplayName("A5 the same under TLS")
    void tls(@TempDir Path directory) throws IOException {
        answerAndKeepOpen();
        TestAuthority authority = TestAuthority.named("Balancer test CA");
        String trusted =
                Files.writeString(directory.resolve("ca.pem"), authority.pem()).toString();
        try (TlsFront front = TlsFront.before(balancer.baseUrl(), authority.issue("127.0.0.1"));
                AtVendor at = AtVendor.at(front.baseUrl(), Map.of("trust-store", trusted))) {
            for (int call = 0; call < 12; call++) {
                assertThat(at.call(AtVendor.POOLED_READ).status()).isEqualTo(200);
            }
            assertThat(balancer.requestLines()).hasSize(12);
            assertThat(kinds(at)).containsOnly("CallSucceeded", "ConnectionReplaced");
        }
    }

    @Test
    @DisplayName("A5 a vendor that closes fresh connections without an answer has failed: nothing silent about that")
    void not_stale() {
        server.always(Fault.closeWithoutAnswer());
        try (AtVendor at = AtVendor.at(server.baseUrl())) {
            VeriportException broken = failure(at, AtVendor.POOLED_READ);

            assertThat(broken.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(broken.phase()).isEqualTo(Phase.SENT_UNKNOWN);
            assertThat(kinds(at)).doesNotContain("ConnectionReplaced");
            assertThat(server.requests()).isEqualTo(3); // the attempts of a READ
        }
    }

    @Test
    @DisplayName("A5 an answer that breaks off on a used connection had begun: a failed call, as ever")
    void begun() {
        server.always(Fault.respondThen(200, JSON, BODY, Fault.closeMidBody(200, JSON, new byte[100])));
        try (AtVendor at = AtVendor.at(server.baseUrl())) {
            at.call(AtVendor.POOLED_READ);
            at.call(AtVendor.POOLED_READ);

            assertThat(kinds(at)).containsExactly("CallSucceeded", "CallFailed", "CallRetried", "CallSucceeded");
        }
    }

    @Test
    @DisplayName("A5 a used connection that stays silent is no dead one: TIMEOUT, and nothing is sent again")
    void silent() throws InterruptedException {
        server.always(Fault.respondThen(200, JSON, BODY, Fault.neverAnswer()));
        MutableTicker ticker = new MutableTicker();
        try (AtVendor at = AtVendor.at(server.baseUrl(), ticker)) {
            at.call(AtVendor.POOLED_READ);
            CompletableFuture<VeriportException> outcome =
                    CompletableFuture.supplyAsync(() -> failure(at, AtVendor.POOLED_READ), THREAD_EACH);
            assertThat(server.awaitRequests(2, Duration.ofSeconds(30))).isTrue();
            ticker.advance(Duration.ofHours(1));

            assertThat(outcome.join().code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(server.requests()).isEqualTo(2);
            assertThat(kinds(at)).doesNotContain("ConnectionReplaced");
        }
    }

    @Test
    @DisplayName("A5 what is written to an idle connection unasked, a 408 for one, is nobody's answer")
    void unasked() {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
        String late = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        server.enqueue(Fault.respond((answer + late).getBytes(US_ASCII)));
        server.always(Fault.respond(200, JSON, BODY));
        try (AtVendor at = AtVendor.at(server.baseUrl())) {
            at.call(AtVendor.POOLED_READ);

            assertThat(at.call(AtVendor.POOLED_READ).status()).isEqualTo(200);
            assertThat(kinds(at)).containsExactly("CallSucceeded", "ConnectionReplaced", "CallSucceeded");
        }
    }

    private void answerAndKeepOpen() {
        server.always(Fault.respondThen(200, JSON, BODY, Fault.neverAnswer()));
    }

    private static VeriportException failure(AtVendor at, Operation operation) {
        return catchThrowableOfType(VeriportException.class, () -> at.call(operation));
    }

    private static List<String> kinds(AtVendor at) {
        return at.events().stream()
                .map(VeriportEvent::getClass)
                .map(Class::getSimpleName)
                .toList();
    }
}
