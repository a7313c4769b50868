package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.stores.Steps;
import dev.veriport.testkit.tls.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B5: TLS, with an authority of one's own. */
final class RedisTlsTest {
    private static final RealRedis REDIS = RealRedis.start();
    private static final TestAuthority AUTHORITY = TestAuthority.named("our own");
    private static final TlsFront FRONT =
            TlsFront.before(URI.create("http://127.0.0.1:" + REDIS.port()), AUTHORITY.issue("127.0.0.1"));
    private static final TlsFront OTHER_HOST =
            TlsFront.before(URI.create("http://127.0.0.1:" + REDIS.port()), AUTHORITY.issue("redis.invalid"));

    @TempDir
    Path directory;

    @AfterAll
    static void stop() {
        FRONT.close();
        OTHER_HOST.close();
        REDIS.close();
    }

    private static String uri(TlsFront front) {
        return "rediss://127.0.0.1:" + front.baseUrl().getPort();
    }

    private Path pem(TestAuthority authority) throws IOException {
        return Files.writeString(directory.resolve("authority.pem"), "of our own\n" + authority.pem());
    }

    @Test
    @DisplayName("B5 an authority in a PEM file is trusted, for steps and for messages")
    void pem() throws IOException {
        try (Store store = RedisStores.open(
                uri(FRONT), Map.of("trust-store", pem(AUTHORITY).toString()))) {
            Steps.everything(store);
            assertThat(Steps.begin(store, "pem")).isEqualTo(State.BEGUN);
        }
    }

    @Test
    @DisplayName("B5 an authority in a PKCS#12 file is trusted")
    void pkcs12() throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("our-own", AUTHORITY.certificate());
        Path file = directory.resolve("authority.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            authorities.store(out, "secret".toCharArray());
        }
        Map<String, String> trusting = Map.of("trust-store", file.toString(), "trust-store-password", "secret");
        try (Store store = RedisStores.open(uri(FRONT), trusting)) {
            store.ping();
        }
    }

    @Test
    @DisplayName("B5 a certificate of another authority, or of another host, names the setting to check")
    void untrusted() throws IOException {
        Map<String, String> other =
                Map.of("trust-store", pem(TestAuthority.named("another")).toString());
        assertRefused(uri(FRONT), other, "veriport.redis.trust-store");
        assertRefused(uri(FRONT), Map.of(), "veriport.redis.trust-store");
        Map<String, String> ours = Map.of("trust-store", pem(AUTHORITY).toString());
        assertRefused(uri(OTHER_HOST), ours, "the host in veriport.redis.uri");
    }

    @Test
    @DisplayName("B5 a Redis without TLS at this port is silent, and so is away: what to check is said")
    void plain() {
        try (Store store = RedisStores.open("rediss://127.0.0.1:" + REDIS.port())) {
            VeriportException failure = Steps.failure(store::ping);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("TLS in veriport.redis.uri");
        }
    }

    private static void assertRefused(String uri, Map<String, String> settings, String words) {
        try (Store store = RedisStores.open(uri, settings)) {
            VeriportException failure = Steps.failure(store::ping);
            assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure).hasMessageContaining(words);
        }
    }
}
