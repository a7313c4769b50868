package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C12 Who is at the other end, and who we are. */
final class TlsTest {
    private static Path client;
    private static Path clientTrust;
    private static Path here;
    private static Path hereTrust;
    private static Path elsewhere;
    private static Path elsewhereTrust;

    private HttpsServer server;

    /** Once for all: keytool is a process each time. */
    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory);
        client = certificates.keyStore("client", "dns:client");
        clientTrust = certificates.trustStore("client", client);
        here = certificates.keyStore("here", "ip:127.0.0.1");
        hereTrust = certificates.trustStore("here", here);
        elsewhere = certificates.keyStore("elsewhere", "dns:elsewhere.example");
        elsewhereTrust = certificates.trustStore("elsewhere", elsewhere);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("a server is trusted by the configured store, and by the JDK's it is not")
    void trust() throws Exception {
        serve(here, null, "TLSv1.3", "TLSv1.2");

        assertThat(read(trusting(hereTrust))).isEqualTo(200);
        assertRefused(Map.of());
    }

    @Test
    @DisplayName("a certificate for another host is refused, before anything is sent")
    void host_names() throws Exception {
        serve(elsewhere, null, "TLSv1.3", "TLSv1.2");

        assertRefused(trusting(elsewhereTrust));
    }

    @Test
    @DisplayName("TLS 1.2 is the least that is spoken")
    void versions() throws Exception {
        serve(here, null, "TLSv1.2");

        assertThat(read(trusting(hereTrust))).isEqualTo(200);
    }

    @Test
    @DisplayName("a server that wants to know us is shown our certificate")
    void client_certificates() throws Exception {
        serve(here, clientTrust, "TLSv1.3", "TLSv1.2");
        Map<String, String> known = new HashMap<>(trusting(hereTrust));
        known.put("key-store", client.toString());
        known.put("key-store-password", Certificates.PASSWORD);

        assertThat(read(known)).isEqualTo(200);
        try (AtVendor unknown = AtVendor.at(url(), trusting(hereTrust))) {
            assertThat(catchThrowableOfType(VeriportException.class, unknown::read)
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    @DisplayName("L9 a storage that wants to know us is not shown our certificate")
    void client_certificate_and_storage() throws Exception {
        serve(here, clientTrust, "TLSv1.2");
        Map<String, String> known = new HashMap<>(trusting(hereTrust));
        known.put("key-store", client.toString());
        known.put("key-store-password", Certificates.PASSWORD);
        known.put("files-hosts", url().getAuthority());

        try (AtVendor vendor = AtVendor.at(url(), known)) {
            Evidence file = vendor.files(Credentials.none())
                    .atAddress(
                            VendorFile.of(Evidence.Kind.OTHER, List.of()),
                            Secret.of(url() + "/file"),
                            again -> Optional.empty());

            assertThat(vendor.read().status()).isEqualTo(200);
            assertThat(catchThrowableOfType(VeriportException.class, file::open).code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    private static Map<String, String> trusting(Path store) {
        return Map.of("trust-store", store.toString(), "trust-store-password", Certificates.PASSWORD);
    }

    private void serve(Path keyStore, Path clients, String... protocols) throws Exception {
        SSLContext context = Certificates.server(keyStore, clients == null ? keyStore : clients);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setProtocols(protocols);
                wanted.setNeedClientAuth(clients != null);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/thing", exchange -> {
            byte[] body = "{}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private int read(Map<String, String> settings) {
        try (AtVendor vendor = AtVendor.at(url(), settings)) {
            return vendor.read().status();
        }
    }

    private void assertRefused(Map<String, String> settings) {
        try (AtVendor vendor = AtVendor.at(url(), settings)) {
            VeriportException refused = catchThrowableOfType(VeriportException.class, vendor::read);
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
        }
    }
}
