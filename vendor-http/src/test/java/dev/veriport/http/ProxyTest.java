package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.ProxyServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.testkit.tls.TestAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor behind a proxy: what the proxy says is not the vendor's word, and neither sees the other's credentials. */
final class ProxyTest {
    private static final TestAuthority AUTHORITY = TestAuthority.named("Proxy test CA");
    private static final String USER = "corp-user";
    private static final String PASSWORD = "corp-password";
    private static final Credentials BASIC =
            Credentials.basic(new ClientCredentials("vendor-id", Secret.of("vendor-secret")));

    @TempDir
    private Path directory;

    private final FaultServer behind = FaultServer.start();
    private final TlsFront vendor = TlsFront.before(behind.baseUrl(), AUTHORITY.issue("127.0.0.1"));
    private final ProxyServer proxy = ProxyServer.start();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void trust() throws IOException {
        behind.always(Fault.respond(200, Map.of(), "{}".getBytes(UTF_8)));
        settings.put(
                "trust-store",
                Files.writeString(directory.resolve("ca.pem"), AUTHORITY.pem()).toString());
        settings.put("proxy", proxy.url().toString());
    }

    @AfterEach
    void close() {
        proxy.close();
        vendor.close();
        behind.close();
    }

    @Test
    @DisplayName("A1 through a tunnel the vendor answers as if there were no proxy")
    void tunnel() {
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            assertThat(at.call(AtVendor.CREATE, BASIC).status()).isEqualTo(200);
        }
        assertThat(proxy.connects()).isEqualTo(1);
        assertThat(behind.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 407, 408, 413, 429, 500, 502, 503, 504, 999})
    @DisplayName("A1 a proxy's refusal is NOT_SENT and UNAVAILABLE, names proxy and status, and asks for no wait:")
    void refusals(int status) {
        proxy.answer(status, Map.of("Retry-After", "600", "Location", "http://127.0.0.1:1/"), "canary-of-the-proxy");
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            VeriportException refused = failure(() -> at.read());

            assertNotSent(refused);
            assertThat(refused).hasMessageContaining("proxy " + proxy.address()).hasMessageContaining(" " + status);
            assertThat(refused.getMessage()).doesNotContain("canary");
            assertThat(refused.httpStatus()).isEmpty();
            assertThat(refused.retryAfter()).isEmpty();
            proxy.tunnel();
            assertThat(at.read().status()).isEqualTo(200); // no gate was closed
        }
        assertThat(behind.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary, and no HTTP\r\n\r\n", "HTTP/1.1 canary\r\n\r\n"})
    @DisplayName("A1 a proxy that hangs up, or answers in something else than HTTP, is named the same way:")
    void nonsense(String raw) {
        proxy.answer(raw.getBytes(US_ASCII));
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            VeriportException refused = failure(() -> at.read());

            assertNotSent(refused);
            assertThat(refused).hasMessageContaining("proxy " + proxy.address());
            assertThat(refused).hasMessageContaining("check veriport.anyone.proxy");
            assertThat(stackTrace(refused)).doesNotContain("canary");
        }
        assertThat(behind.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    @DisplayName("A1 any 2xx opens the tunnel:")
    void other_successes(int status) {
        proxy.tunnel(status);
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            assertThat(at.read().status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("A1 a proxy that never answers CONNECT is named when the deadline has passed: TIMEOUT, not sent")
    void silence() throws InterruptedException {
        MutableTicker ticker = new MutableTicker();
        try (FaultServer silent = FaultServer.start()) {
            silent.always(Fault.neverAnswer());
            settings.put("proxy", silent.baseUrl().toString());
            try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings, ticker)) {
                CompletableFuture<VeriportException> outcome =
                        CompletableFuture.supplyAsync(() -> failure(at::read), task -> new Thread(task).start());
                assertThat(silent.awaitRequests(1, Duration.ofSeconds(30))).isTrue();
                ticker.advance(Duration.ofHours(1));
                VeriportException late = outcome.join();

                assertThat(late.code()).isEqualTo(ErrorCode.TIMEOUT);
                assertThat(late.phase()).isEqualTo(Phase.NOT_SENT);
                assertThat(late)
                        .hasMessageContaining(
                                "proxy 127.0.0.1:" + silent.baseUrl().getPort());
            }
        }
    }

    @Test
    @DisplayName("A1 an answer of a proxy without an end is not read")
    void endless() {
        try (FaultServer endless = FaultServer.start()) {
            endless.always(Fault.endlessBody()); // 200, so it is taken for the tunnel
            settings.put("proxy", endless.baseUrl().toString());
            try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
                assertNotSent(failure(() -> at.read()));
            }
        }
    }

    @Test
    @DisplayName(
            "A1 nobody listens where the proxy should be, or its name is unknown: the message names it and its key")
    void no_proxy() {
        settings.put("proxy", FaultServer.refusing().toString());
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            VeriportException refused = failure(() -> at.read());
            assertNotSent(refused);
            assertThat(refused).hasMessageContaining("no connection to the proxy 127.0.0.1:");
        }
        settings.put("proxy", "http://no-such-proxy.invalid:3128");
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            VeriportException unknown = failure(() -> at.read());
            assertNotSent(unknown);
            assertThat(unknown)
                    .hasMessageContaining("no-such-proxy.invalid:3128")
                    .hasMessageContaining("veriport.anyone.proxy");
        }
    }

    @Test
    @DisplayName("A1 a refusal during a redemption redeems nothing: the same key goes through when the proxy is mended")
    void redemption() {
        proxy.answer(403, Map.of(), "");
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            assertNotSent(failure(() -> at.redeem("code-1", Duration.ofSeconds(5))));
            proxy.tunnel();

            assertThat(at.redeem("code-1", Duration.ofSeconds(5)).status()).isEqualTo(200);
        }
        assertThat(behind.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("A2 with user and password the first CONNECT carries them, and nothing of the vendor's")
    void credentials() {
        proxy.require(USER, PASSWORD);
        settings.put("proxy-user", USER);
        settings.put("proxy-password", PASSWORD);
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            assertThat(at.call(AtVendor.CREATE, BASIC).status()).isEqualTo(200);
        }
        assertThat(proxy.heads())
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .startsWith("CONNECT 127.0.0.1:" + vendor.baseUrl().getPort() + " HTTP/1.1\r\n")
                        .contains("\r\nProxy-Authorization: Basic " + base64(USER + ":" + PASSWORD) + "\r\n")
                        .doesNotContain("\r\nAuthorization", "secret-code", base64("vendor-id:vendor-secret")));
        assertThat(behind.heads())
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .contains("\r\nAuthorization: Basic " + base64("vendor-id:vendor-secret") + "\r\n")
                        .contains("code=secret-code")
                        .doesNotContain("Proxy-Authorization", base64(USER + ":" + PASSWORD)));
    }

    @Test
    @DisplayName("A2 without them nothing of the vendor's goes to the proxy either, and 407 names the two keys")
    void wants_a_user() {
        proxy.require(USER, PASSWORD);
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            VeriportException refused = failure(() -> at.call(AtVendor.CREATE, BASIC));

            assertNotSent(refused);
            assertThat(refused)
                    .hasMessageContaining("407")
                    .hasMessageContaining("set veriport.anyone.proxy-user and veriport.anyone.proxy-password");
        }
        assertThat(proxy.heads())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head).doesNotContain("Authorization", "secret-code"));
    }

    @Test
    @DisplayName("A2 refused credentials name the two keys, and no value")
    void refused_user() {
        proxy.require(USER, PASSWORD);
        settings.put("proxy-user", "canary-user");
        settings.put("proxy-password", "canary-password");
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            VeriportException refused = failure(() -> at.read());

            assertNotSent(refused);
            assertThat(refused)
                    .hasMessageContaining("check veriport.anyone.proxy-user and veriport.anyone.proxy-password");
            assertThat(stackTrace(refused)).doesNotContain("canary", base64("canary-user:canary-password"));
        }
        assertThat(proxy.connects()).isEqualTo(1);
    }

    private static void assertNotSent(VeriportException failure) {
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
    }

    private static VeriportException failure(ThrowingCallable call) {
        return catchThrowableOfType(VeriportException.class, call);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
