package dev.veriport.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.testkit.tls.TestAuthority;
import dev.veriport.testkit.tls.TestIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The proxy, the balancer and TLS, seen by clients that are not ours. */
final class OnTheWayTest {
    private static final TestAuthority AUTHORITY = TestAuthority.named("Any CA");
    private static final TestIdentity HERE = AUTHORITY.issue("127.0.0.1");

    private final FaultServer vendor = FaultServer.start();

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    @DisplayName("a proxy tunnels TLS to whoever is asked for, and has seen the heads alone")
    void tunnel() throws Exception {
        vendor.always(Fault.respond(200, Map.of(), "{}".getBytes(UTF_8)));
        try (TlsFront front = TlsFront.before(vendor.baseUrl(), HERE);
                ProxyServer proxy = ProxyServer.start()) {
            assertThat(through(proxy, front.baseUrl())).isEqualTo(200);
            assertThat(proxy.connects()).isEqualTo(1);
            assertThat(proxy.heads().get(0))
                    .startsWith("CONNECT 127.0.0.1:" + front.baseUrl().getPort());
            assertThat(vendor.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("GET /thing HTTP/1.1\r\n")
                            .endsWith("\r\n\r\n"));
        }
    }

    @Test
    @DisplayName("a proxy answers as it is told, hangs up, and wants a user")
    void refusals() throws Exception {
        try (ProxyServer proxy = ProxyServer.start()) {
            proxy.answer(503, Map.of("Retry-After", "5"), "busy");
            assertThat(raw(proxy.url(), "CONNECT a:1 HTTP/1.1\r\n\r\n")).contains(" 503 ", "Retry-After: 5", "busy");
            proxy.answer(new byte[0]);
            assertThat(raw(proxy.url(), "CONNECT a:1 HTTP/1.1\r\n\r\n")).isEmpty();
            proxy.require("user", "password");
            assertThat(raw(proxy.url(), "CONNECT a:1 HTTP/1.1\r\n\r\n")).contains(" 407 ", "Proxy-Authenticate: Basic");
            proxy.tunnel();
            assertThat(raw(proxy.url(), "GET http://a/ HTTP/1.1\r\n\r\n")).contains(" 405 ");
        }
    }

    @Test
    @DisplayName("a balancer passes one answer on as it is, with no word of closing, and closes")
    void balancer() throws Exception {
        vendor.always(Fault.respondThen(200, Map.of(), "{}".getBytes(UTF_8), Fault.neverAnswer()));
        try (Balancer balancer = Balancer.before(vendor.baseUrl())) {
            String request = "POST /thing HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody";
            assertThat(raw(balancer.baseUrl(), request))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n{}")
                    .doesNotContainIgnoringCase("connection: close");
            assertThat(balancer.requestLines()).containsExactly("POST /thing HTTP/1.1");
            assertThat(balancer.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("an authority's certificates are valid at their time and for their issuer alone")
    void certificates() throws Exception {
        Date today = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        AUTHORITY
                .issueRsa("host.example")
                .chain()
                .get(0)
                .verify(AUTHORITY.certificate().getPublicKey());
        HERE.chain().get(0).checkValidity(today);
        assertThatThrownBy(() -> AUTHORITY.issueExpired("a").chain().get(0).checkValidity(today))
                .isInstanceOf(CertificateExpiredException.class);
        assertThatThrownBy(() -> AUTHORITY.issueNotYetValid("a").chain().get(0).checkValidity(today))
                .isInstanceOf(CertificateNotYetValidException.class);
        assertThatThrownBy(() -> HERE.chain()
                        .get(0)
                        .verify(TestAuthority.named("Any CA").certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
        assertThat(HERE).hasToString("TestIdentity[2 certificates]");
    }

    private static int through(ProxyServer proxy, URI vendor) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(HERE.server(AUTHORITY.certificate())) // a context that trusts this authority
                .proxy(ProxySelector.of(
                        new InetSocketAddress(proxy.url().getHost(), proxy.url().getPort())))
                .build();
        HttpRequest request = HttpRequest.newBuilder(vendor.resolve("/thing"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String raw(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
