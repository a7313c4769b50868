package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authorities of a PEM or PKCS#12 file, read when the configuration is read. */
final class TrustStore {
    private TrustStore() {}

    /** A file that cannot be used. The message says why, and contains nothing of the file. */
    static final class UnusableException extends Exception {
        UnusableException(String message) {
            super(message);
        }
    }

    static TrustManagerFactory read(Path file, Optional<Secret> password) throws UnusableException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UnusableException("names a file that cannot be read: check path and permissions");
        }
        try {
            boolean isPem = new String(bytes, ISO_8859_1).contains("-----BEGIN ");
            KeyStore store = isPem ? pem(bytes) : pkcs12(bytes, password);
            if (store.size() == 0) {
                throw new UnusableException("contains no trusted certificate: use a PEM file with CERTIFICATE blocks,"
                        + " or create it with keytool -importcert");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new UnusableException(
                    unusable.getCause() instanceof UnrecoverableKeyException
                            ? "cannot be opened: set trust-store-password to the password of the file"
                            : "is neither PEM nor PKCS#12, or is damaged: create it again");
        }
    }

    private static KeyStore pem(byte[] bytes) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate authority :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        return store;
    }

    private static KeyStore pkcs12(byte[] bytes, Optional<Secret> password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(bytes),
                password.map(Secret::reveal).orElse("").toCharArray());
        return store;
    }
}
