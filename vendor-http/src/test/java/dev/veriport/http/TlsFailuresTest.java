package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.ProxyServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.tls.TestAuthority;
import dev.veriport.testkit.tls.TestIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A3 A handshake that fails is told as what it is, with the setting to look at. */
final class TlsFailuresTest {
    private static final TestAuthority KNOWN = TestAuthority.named("Known test CA");
    private static final TestIdentity HERE = KNOWN.issue("127.0.0.1");

    @TempDir
    private Path directory;

    private final FaultServer behind = FaultServer.start();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void trust() throws IOException {
        behind.always(Fault.respond(200, Map.of(), "{}".getBytes(UTF_8)));
        settings.put("trust-store", file("ca.pem", KNOWN.pem()));
    }

    @AfterEach
    void close() {
        behind.close();
    }

    @Test
    @DisplayName("A3 an authority nobody trusts: its name and trust-store")
    void unknown_authority() {
        TestIdentity inspected = TestAuthority.named("Corp Inspection CA").issue("127.0.0.1");
        String told = notSent(inspected);

        assertThat(told).contains("issued by \"CN=Corp Inspection CA\"", "set veriport.anyone.trust-store");
        settings.remove("trust-store");
        assertThat(notSent(inspected)).isEqualTo(told);
    }

    @Test
    @DisplayName("A3 an authority with a trusted one's name and another key is unknown too")
    void namesake() {
        assertThat(notSent(TestAuthority.named("Known test CA").issue("127.0.0.1")))
                .contains("issued by \"CN=Known test CA\"", "set veriport.anyone.trust-store");
    }

    @Test
    @DisplayName("A3 behind a proxy that inspects TLS, the proxy is named as well")
    void inspecting_proxy() {
        try (ProxyServer proxy = ProxyServer.start()) {
            settings.put("proxy", proxy.url().toString());
            assertThat(notSent(TestAuthority.named("Corp Inspection CA").issue("127.0.0.1")))
                    .contains("Corp Inspection CA", "through the proxy " + proxy.address());
        }
    }

    @Test
    @DisplayName("A3 the issuer's name is somebody else's: it is shortened, and prints nothing but plain characters")
    void hostile_names() {
        String told = notSent(TestAuthority.named("Ev\u202Eil\r\nINFO all is well\u001B[31m\"" + "x".repeat(5_000))
                .issue("127.0.0.1"));

        assertThat(told).matches("[ -~]+").hasSizeLessThan(400).contains("CN=Ev?il??INFO all is well??31m");
    }

    @Test
    @DisplayName("A3 a certificate for another host: base-url")
    void other_host() {
        assertThat(notSent(KNOWN.issue("elsewhere.example")))
                .contains("for another host: check veriport.anyone.base-url");
    }

    @Test
    @DisplayName("A3 a certificate whose time is over, or has not come: each says so")
    void times() {
        assertThat(notSent(KNOWN.issueExpired("127.0.0.1"))).contains("CN=Known test CA", "has expired");
        assertThat(notSent(KNOWN.issueNotYetValid("127.0.0.1"))).contains("is not valid yet", "clock");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, NOT_SENT", "TLSv1.3, SENT_UNKNOWN"})
    @DisplayName(
            "A3 a client certificate is wanted: key-store; under TLS 1.3 that comes after the write, and is told so:")
    void client_certificate(String protocol, Phase phase) throws IOException {
        TestAuthority clients = TestAuthority.named("Clients CA");
        try (TlsFront vendor = TlsFront.forClients(behind.baseUrl(), HERE, clients.certificate(), protocol)) {
            VeriportException none = failure(vendor.baseUrl());
            assertThat(none.phase()).isEqualTo(phase);
            assertThat(none).hasMessageContaining("requires a client certificate: set veriport.anyone.key-store");
            assertThat(none).hasRootCauseInstanceOf(SSLException.class);

            settings.put("key-store", file("other.pem", KNOWN.issue("client").pem()));
            VeriportException other = failure(vendor.baseUrl());
            assertThat(other.phase()).isEqualTo(phase);
            assertThat(other).hasMessageContaining("refused the client certificate: check veriport.anyone.key-store");

            settings.put("key-store", file("client.pem", clients.issue("client").pem()));
            try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
                assertThat(at.read().status()).isEqualTo(200);
            }
        }
        assertThat(behind.requests()).isEqualTo(1);
    }

    /** Alerts as a server sends them: a record of type 21, level 2, one description (RFC 8446, 6). */
    @ParameterizedTest
    @CsvSource({
        "15 03 01 00 02 02 46, neither TLS 1.2 nor 1.3",
        "15 03 03 00 02 02 28, refused the TLS handshake",
        "15 03 03 00 02 02 70, does not serve this host name: check veriport.anyone.base-url",
        "15 03 03 00 02 02 74, set veriport.anyone.key-store",
        "15 03 03 00 02 02 50, the TLS handshake failed",
        "48 54 54 50 2f 31 2e 31, plain text instead of TLS: check veriport.anyone.base-url"
    })
    @DisplayName("A3 what a server says instead of a handshake:")
    void alerts(String answer, String words) throws IOException {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(answer);
        assertThat(toldBySomethingThatAnswers(bytes)).contains(words);
    }

    @Test
    @DisplayName("A3 a server that chooses TLS 1.1")
    void too_old() throws IOException {
        String hello = "16 03 02 00 2a 02 00 00 26 03 02" + " 11".repeat(32) + " 00 c0 14 00";
        assertThat(toldBySomethingThatAnswers(HexFormat.ofDelimiter(" ").parseHex(hello)))
                .contains("neither TLS 1.2 nor 1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-canary\r\n"})
    @DisplayName("A3 plain text instead of TLS, whatever it is:")
    void plain_text(String text) throws IOException {
        assertThat(toldBySomethingThatAnswers(text.getBytes(US_ASCII))).contains("plain text instead of TLS");
    }

    private String toldBySomethingThatAnswers(byte[] bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> answer(server, bytes), "server");
            serving.start();
            return assertNotSent(failure(URI.create("https://127.0.0.1:" + server.getLocalPort())));
        }
    }

    /** Reads what the client says until it leaves, so that no reset hides the answer. */
    private static void answer(ServerSocket server, byte[] bytes) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException left) {
            // as the client does when it cannot read the answer
        }
    }

    private String notSent(TestIdentity server) {
        try (TlsFront vendor = TlsFront.before(behind.baseUrl(), server)) {
            String told = assertNotSent(failure(vendor.baseUrl()));
            assertThat(behind.connections()).isZero();
            return told;
        }
    }

    private static String assertNotSent(VeriportException failure) {
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure).hasCauseInstanceOf(SSLException.class);
        return failure.getMessage();
    }

    private VeriportException failure(URI vendor) {
        try (AtVendor at = AtVendor.at(vendor, settings)) {
            return catchThrowableOfType(VeriportException.class, at::read);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
