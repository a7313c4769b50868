package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.http.image.CleanImage;
import dev.veriport.model.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor that answers at an upload's head, and takes the rest only to throw it away. */
final class EarlyAnswersTest {
    private static final int SIZE = 32 * 1024 * 1024;
    private static final String REFUSED = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n";
    private static final CleanImage IMAGE = CleanImage.of(ImageSource.bytes(blank()), "the image", 2 * SIZE);

    private static Path keys;
    private static Path trust;

    private ServerSocket vendor;
    private final CompletableFuture<Long> received = new CompletableFuture<>();

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory);
        keys = certificates.keyStore("here", "ip:127.0.0.1");
        trust = certificates.trustStore("here", keys);
    }

    @AfterEach
    void stop() throws IOException {
        vendor.close();
    }

    @Test
    @DisplayName("an upload that is refused at its head is not sent to its end")
    void plain() throws Exception {
        vendor = new ServerSocket();
        assertNotSentToItsEnd("http", Map.of());
    }

    @Test
    @DisplayName("nor is one under TLS, where more comes back than answers")
    void tls() throws Exception {
        vendor = Certificates.server(keys, keys).getServerSocketFactory().createServerSocket();
        assertNotSentToItsEnd(
                "https", Map.of("trust-store", trust.toString(), "trust-store-password", Certificates.PASSWORD));
    }

    private void assertNotSentToItsEnd(String scheme, Map<String, String> settings) throws Exception {
        vendor.setReceiveBufferSize(64 * 1024); // what lies in it counts as sent
        vendor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread serving = new Thread(this::serve, "vendor");
        serving.start();
        URI url = URI.create(scheme + "://127.0.0.1:" + vendor.getLocalPort());
        try (AtVendor at = AtVendor.at(url, settings)) {
            VendorRequest upload =
                    VendorRequest.post("/images").part("selfie", IMAGE).build();
            assertThat(at.read(upload, Credentials.none()).status()).isEqualTo(413);
        }
        assertThat(received.get(30, TimeUnit.SECONDS)).isLessThan(SIZE / 2);
    }

    private void serve() {
        long bytes = 0;
        try (Socket connection = vendor.accept()) {
            InputStream in = connection.getInputStream();
            bytes = in.read(new byte[100]);
            connection.getOutputStream().write(REFUSED.getBytes(US_ASCII));
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException gone) {
            // as much as came before
        } catch (IOException unexpected) {
            received.completeExceptionally(unexpected);
        }
        received.complete(bytes);
    }

    private static byte[] blank() {
        byte[] jpeg = new byte[SIZE];
        byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2};
        System.arraycopy(start, 0, jpeg, 0, start.length);
        jpeg[SIZE - 2] = (byte) 0xFF;
        jpeg[SIZE - 1] = (byte) 0xD9;
        return jpeg;
    }
}
