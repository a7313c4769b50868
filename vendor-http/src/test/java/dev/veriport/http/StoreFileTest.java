package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.TlsFront;
import dev.veriport.testkit.tls.TestAuthority;
import dev.veriport.testkit.tls.TestIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A4 The files that {@code trust-store} and {@code key-store} name: what is taken, and what each other is told as. */
final class StoreFileTest {
    private static final TestAuthority SERVERS = TestAuthority.named("Servers CA");
    private static final TestAuthority CLIENTS = TestAuthority.named("Clients CA");
    private static final TestIdentity CLIENT = CLIENTS.issue("client.example");
    private static final String PASSWORD = "canary-password";

    @TempDir
    private Path directory;

    private final FaultServer behind = FaultServer.start();
    private final TlsFront vendor =
            TlsFront.forClients(behind.baseUrl(), SERVERS.issue("127.0.0.1"), CLIENTS.certificate(), "TLSv1.3");
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void working() throws IOException {
        behind.always(Fault.respond(200, Map.of(), "{}".getBytes(UTF_8)));
        settings.put("trust-store", file(SERVERS.pem()));
        settings.put("key-store", file(CLIENT.pem()));
    }

    @AfterEach
    void close() {
        vendor.close();
        behind.close();
    }

    @Test
    @DisplayName("A4 PEM: one authority or several, with any text between")
    void pem_trust() throws IOException {
        assertWorks();
        settings.put(
                "trust-store",
                file("\uFEFFsubject=another\n" + CLIENTS.pem() + "subject=the one\r\n"
                        + SERVERS.pem().replace("\n", "\r\n")));
        assertWorks();
        settings.put("trust-store", file(CLIENTS.pem()));
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            assertThat(catchThrowableOfType(RuntimeException.class, at::read)).hasMessageContaining("Servers CA");
        }
    }

    @Test
    @DisplayName("A4 PEM: a private key and its certificates in any order, EC or RSA")
    void pem_keys() throws IOException {
        settings.put("key-store", file(CLIENT.keyPem() + CLIENT.certificatesPem()));
        assertWorks();
        settings.put("key-store", file(CLIENTS.issueRsa("client.example").pem()));
        assertWorks();
    }

    @Test
    @DisplayName("A4 PEM: a private key that is encrypted (PBES2, as openssl does) opens with key-store-password")
    void encrypted_keys() throws Exception {
        settings.put("key-store", file(CLIENT.certificatesPem() + encrypted(CLIENT)));
        assertProblem("key-store", "needs a password: set veriport.anyone.key-store-password");
        settings.put("key-store-password", "canary-wrong");
        assertProblem("key-store", "cannot be opened with the password: check veriport.anyone.key-store-password");
        settings.put("key-store-password", PASSWORD);
        assertWorks();
    }

    @Test
    @DisplayName("A4 PKCS#12 with its password; a wrong one, or none, is told as that")
    void pkcs12() throws Exception {
        settings.put("key-store", file(CLIENT.store("PKCS12", PASSWORD)));
        assertProblem("key-store", "needs a password: set veriport.anyone.key-store-password");
        settings.put("key-store-password", "canary-wrong");
        assertProblem("key-store", "cannot be opened with the password: check veriport.anyone.key-store-password");
        settings.put("key-store-password", PASSWORD);
        assertWorks();
        settings.put("trust-store", file(trusting(SERVERS)));
        settings.put("trust-store-password", PASSWORD);
        assertWorks();
    }

    @Test
    @DisplayName("A4 a PKCS#12 by openssl pkcs12 -export -nokeys opens, and holds nothing that is marked as trusted")
    void openssl_without_keys() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("openssl-nokeys.p12"))) {
            settings.put("trust-store", file(in.readAllBytes()));
        }
        settings.put("trust-store-password", "not-a-secret");
        assertProblem(
                "trust-store",
                "contains no trusted certificates, because openssl does not mark them as such: use a PEM");
    }

    @Test
    @DisplayName("A4 files that are something else: each is told as what it is")
    void other_files() throws Exception {
        assertProblemOf("trust-store", "", "names an empty file");
        assertProblemOf("trust-store", "canary", "is neither PEM nor PKCS#12");
        assertProblemOf("trust-store", CLIENT.keyPem(), "contains no complete CERTIFICATE block");
        assertProblemOf("trust-store", SERVERS.pem().substring(0, 200), "contains no complete CERTIFICATE block");
        assertProblemOf("trust-store", pem("CERTIFICATE", "canary".getBytes(UTF_8)), "that is not a certificate");
        assertProblemOf("trust-store", SERVERS.pem().replace("MII", "M*I"), "not Base64");
        settings.put("trust-store", file(SERVERS.certificate().getEncoded()));
        assertProblem("trust-store", "is a single certificate or key in DER form: convert it to PEM");
        settings.put("trust-store", directory.toString());
        assertProblem("trust-store", "names a directory");
        settings.put("trust-store", directory.resolve("canary-missing").toString());
        assertProblem("trust-store", "names a file that does not exist");
        settings.put("trust-store", file(new byte[4 * 1024 * 1024 + 1]));
        assertProblem("trust-store", "more than 4 MiB");
        byte[] cut = trusting(SERVERS);
        settings.put("trust-store", file(Arrays.copyOf(cut, cut.length / 2)));
        assertProblem("trust-store", "is a damaged or unsupported PKCS#12 file");
        settings.put("trust-store", file(CLIENT.store("JKS", PASSWORD)));
        assertProblem("trust-store", "is a JKS store, the JDK's old form: convert it with keytool -importkeystore");
    }

    @Test
    @DisplayName("A4 key stores without a key, or with somebody else's: each is told as what it is")
    void other_keys() throws Exception {
        assertProblemOf("key-store", CLIENT.certificatesPem(), "contains no PRIVATE KEY block");
        assertProblemOf("key-store", CLIENT.keyPem(), "contains no complete CERTIFICATE block");
        assertProblemOf(
                "key-store",
                CLIENT.certificatesPem() + CLIENTS.issue("client.example").keyPem(),
                "does not match the first certificate");
        assertProblemOf(
                "key-store",
                CLIENT.certificatesPem() + CLIENTS.issueRsa("client.example").keyPem(),
                "does not match the first certificate");
        assertProblemOf(
                "key-store",
                CLIENT.certificatesPem() + pem("EC PRIVATE KEY", "canary".getBytes(UTF_8)),
                "in an older form: convert it with openssl pkcs8 -topk8");
        settings.put("key-store-password", PASSWORD);
        settings.put("key-store", file(trusting(SERVERS)));
        assertProblem("key-store", "contains no private key");
        assertProblemOf(
                "key-store",
                CLIENT.certificatesPem() + pem("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0}),
                "with an encryption that the JDK does not support");
    }

    private void assertWorks() {
        try (AtVendor at = AtVendor.at(vendor.baseUrl(), settings)) {
            assertThat(at.read().status()).isEqualTo(200);
        }
    }

    private void assertProblemOf(String key, String content, String words) throws IOException {
        settings.put(key, file(content));
        assertProblem(key, words);
    }

    /** Told when the configuration is read, with whatever else is wrong, and with nothing of the file or the values. */
    private void assertProblem(String key, String words) {
        Map<String, String> whole = new HashMap<>();
        settings.forEach((name, value) -> whole.put("veriport.anyone." + name, value));
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> AtVendor.settings(whole));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("veriport.anyone." + key);
            assertThat(problem.message()).contains(words).doesNotContain("canary", directory.toString());
        });
    }

    private String file(String text) throws IOException {
        return file(text.getBytes(UTF_8));
    }

    private String file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "store", ".any"), content)
                .toString();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    /** The JDK reads PBES2 (RFC 8018, 6.2) and writes it for its own stores alone, so it is put together here. */
    private static String encrypted(TestIdentity identity) throws GeneralSecurityException, IOException {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD.toCharArray())));
        byte[] sealed = cipher.doFinal(identity.key().getEncoded());
        byte[] pbes2 = HexFormat.of().parseHex("06092a864886f70d01050d");
        byte[] parameters = cipher.getParameters().getEncoded();
        return pem("ENCRYPTED PRIVATE KEY", der(0x30, der(0x30, pbes2, parameters), der(0x04, sealed)));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(new byte[] {(byte) tag, (byte) 0x82, (byte) (content.size() >> 8), (byte) content.size()});
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] trusting(TestAuthority authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }
}
