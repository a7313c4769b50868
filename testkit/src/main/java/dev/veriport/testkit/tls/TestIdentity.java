package dev.veriport.testkit.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A private key and its certificates, the own one first. Made by {@link TestAuthority}; prints no key. Immutable.
 *
 * @param key of the first certificate
 * @param chain up to the authority
 */
public record TestIdentity(PrivateKey key, List<X509Certificate> chain) {

    /** Copies the chain. */
    public TestIdentity {
        chain = List.copyOf(chain);
    }

    /** The certificates as PEM. */
    public String certificatesPem() {
        return chain.stream().map(Pem::of).collect(Collectors.joining());
    }

    /** The private key as PEM (PKCS#8, not encrypted). */
    public String keyPem() {
        return Pem.of("PRIVATE KEY", key.getEncoded());
    }

    /** Both as PEM: the content of a {@code key-store} file. */
    public String pem() {
        return certificatesPem() + keyPem();
    }

    /**
     * Both as a store of the JDK.
     *
     * @param type {@code PKCS12} or {@code JKS}
     */
    public byte[] store(String type, String password) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            keyStore(type, password).store(bytes, password.toCharArray());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * A server's TLS context with this identity.
     *
     * @param clients the authority of accepted client certificates, where they are required
     */
    public SSLContext server(X509Certificate clients) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore("PKCS12", "in memory"), "in memory".toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("clients", clients);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private KeyStore keyStore(String type, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry("identity", key, password.toCharArray(), chain.toArray(new Certificate[0]));
        return store;
    }

    @Override
    public String toString() {
        return "TestIdentity[" + chain.size() + " certificates]";
    }
}
